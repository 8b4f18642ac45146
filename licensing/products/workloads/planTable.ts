import builtIn from '../servicePlans.json';
import { unknownWorkload, workloadOf, type Workload } from './workload';

/**
 * What a service plan is within a license:
 * - `main`: people buy a license for it
 * - `companion`: it comes along and nobody buys for it, but a person may use it (Forms, Bookings, the Power Automate of
 *   Office 365)
 * - `foundation`: nobody misses it. It gives a person nothing to use (EXCHANGE_S_FOUNDATION), is free for everybody or
 *   comes with any mailbox (Sway, To Do, Basic Mobility and Security), or the service has been retired
 */
export type PlanRole = 'main' | 'companion' | 'foundation';

export interface PlanFacts {
  /** In lower case. */
  servicePlanId: string;
  /** Microsoft's technical name, for people who read the table; nothing is decided by it. */
  servicePlanName: string;
  workload: Workload;
  role: PlanRole;
}

const roles: readonly string[] = ['main', 'companion', 'foundation'] satisfies PlanRole[];

const isRole = (text: string): text is PlanRole => roles.includes(text);

/**
 * Every service plan of Microsoft's "Product names and service plan identifiers for licensing" as of July 2026, by id
 * in lower case. A plan's name is no key: PROJECT_ESSENTIALS has two ids.
 */
export const planTable: ReadonlyMap<string, PlanFacts> = new Map(
  builtIn.plans.map((row) => {
    const [servicePlanId = '', servicePlanName = '', workload = '', role = ''] = row;
    if (!isRole(role)) throw new RangeError(`${servicePlanName} has the role ${role}, which does not exist.`);
    return [servicePlanId, { servicePlanId, servicePlanName, workload: workloadOf(workload), role }];
  }),
);

/**
 * The facts of a plan by its id, in whatever case. A plan that is not in the table counts as main: somebody may have
 * bought the license for it.
 */
export function planFacts(servicePlanId: string, servicePlanName = servicePlanId): PlanFacts {
  const id = servicePlanId.toLowerCase();
  return planTable.get(id) ?? { servicePlanId: id, servicePlanName, workload: unknownWorkload, role: 'main' };
}

/**
 * The ids of the plans that Microsoft calls by this name; for tables that people write and read.
 * @throws {RangeError} where no plan has this name
 */
export function planIdsNamed(servicePlanName: string): string[] {
  const ids = idsByName.get(servicePlanName);
  if (!ids) throw new RangeError(`There is no service plan ${servicePlanName}.`);
  return ids;
}

const idsByName = new Map<string, string[]>();
for (const { servicePlanId, servicePlanName } of planTable.values()) {
  idsByName.set(servicePlanName, [...(idsByName.get(servicePlanName) ?? []), servicePlanId]);
}
