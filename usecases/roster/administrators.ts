import { getActivatedRoleHolders } from '../../graph/directory/directoryRoles';
import {
  getEligibleForRoles,
  getRoleHolders,
  type RolePrincipal,
} from '../../graph/directory/roleAssignments';
import type { GraphClient } from '../../graph/http/client';
import type { GraphError } from '../../graph/http/graphError';
import type { UseCaseContext } from '../context';
import { readRoleGroups } from './roleGroups';
import { refusalOf, withRemedy } from './roleRefusal';

export interface Administrators {
  /** Object ids in lower case: everybody who holds a directory role or is eligible for one. */
  ids: ReadonlySet<string>;
  /** Who may be an administrator and was not looked at, and what to grant; one sentence each. */
  missing: string[];
  /** Set where it is not known who holds a role: Graph's refusal. */
  refusal: GraphError | null;
}

/** Of one list of principals. */
interface Reading {
  principals: RolePrincipal[];
  missing: string[];
  refusal: GraphError | null;
}

/**
 * Everybody who holds a directory role or is eligible for one: built-in or custom, in the tenant or in an administrative
 * unit, directly or through a group. A refusal is shown as a warning and does not stop the run.
 * @throws {GraphError} where Graph cannot be reached, a list is incomplete or the run is cancelled
 */
export async function readAdministrators(context: UseCaseContext): Promise<Administrators> {
  const { graph } = context;
  const [holders, eligible] = await Promise.all([readHolders(graph), readEligible(graph)]);
  const principals = [...holders.principals, ...eligible.principals];
  const members = await readRoleGroups(graph, principals);
  const missing = [...holders.missing, ...eligible.missing, ...members.missing];
  for (const sentence of missing) context.hint(sentence, 'warning');
  const ids = new Set(members.ids);
  for (const { id } of principals) ids.add(id.toLowerCase());
  return { ids, missing, refusal: holders.refusal };
}

async function readHolders(graph: GraphClient): Promise<Reading> {
  try {
    return whole(await getRoleHolders(graph));
  } catch (error) {
    return readActivated(graph, refusalOf(error));
  }
}

/** `/directoryRoles` knows less: it is read only where Graph refuses the complete list. */
async function readActivated(graph: GraphClient, refusal: GraphError): Promise<Reading> {
  const task = 'roleAssignment:getAll';
  try {
    const what = 'Administrators by a custom role or in an administrative unit only were not looked at.';
    const principals = await getActivatedRoleHolders(graph);
    return { principals, missing: [withRemedy(what, task, refusal)], refusal: null };
  } catch (error) {
    refusalOf(error);
    const what = 'Who holds an administrator role is not known, so administrators were not looked at.';
    return { principals: [], missing: [withRemedy(what, task, refusal)], refusal };
  }
}

async function readEligible(graph: GraphClient): Promise<Reading> {
  try {
    return whole(await getEligibleForRoles(graph));
  } catch (error) {
    const refusal = refusalOf(error);
    if (hasNoPrivilegedIdentityManagement(refusal)) return whole([]);
    const what =
      'Administrators who are only eligible for a role (Privileged Identity Management) were not looked at.';
    return { principals: [], missing: [withRemedy(what, 'roleEligibility:getAll', refusal)], refusal };
  }
}

function whole(principals: RolePrincipal[]): Reading {
  return { principals, missing: [], refusal: null };
}

/** Where the license lapses, Microsoft removes the eligible assignments: "Microsoft Entra ID Governance licensing". */
function hasNoPrivilegedIdentityManagement({ code, message, description }: GraphError): boolean {
  // The service behind Graph sometimes puts its own code into the text.
  return [code, message, description ?? ''].some((text) => text.includes('AadPremiumLicenseRequired'));
}
