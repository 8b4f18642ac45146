import type { User } from '@microsoft/microsoft-graph-types';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { GraphClient } from '../../../../graph/http/client';
import { streamUsers } from '../../../../graph/directory/users';
import { identityProperties } from '../../../../licensing/roster/user';
import { toNodeError } from '../../../n8n/errors';
import { showHint } from '../../../n8n/hints';
import { signInRefusal } from '../../../../usecases/roster/signInActivity';

const properties = [
  ...identityProperties,
  'department',
  'createdDateTime',
  'assignedLicenses',
  'licenseAssignmentStates',
];

/** Every user with what their licences need; with sign-ins where they are wanted and Graph gives them. */
export async function* readUsers(
  node: IExecuteFunctions,
  graph: GraphClient,
  includeSignInActivity: boolean,
): AsyncGenerator<User[], void, undefined> {
  if (!includeSignInActivity) return yield* streamUsers(graph, { select: properties });
  let hasBegun = false;
  try {
    for await (const users of streamUsers(graph, { select: [...properties, 'signInActivity'] })) {
      hasBegun = true;
      yield users;
    }
  } catch (error) {
    const refusal = signInRefusal(error);
    if (refusal === null || hasBegun) throw toNodeError(node.getNode(), error);
    showHint(node, refusal, 'warning');
    yield* streamUsers(graph, { select: properties });
  }
}
