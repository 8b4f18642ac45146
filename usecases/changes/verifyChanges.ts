import { isGraphError } from '../../graph/http/graphError';
import { delay } from '../../graph/http/timing';
import { matchesPlan } from '../../licensing/changes/userPlan';
import type { UseCaseContext } from '../context';
import type { TenantLicenses } from '../tenantLicenses';
import { readCurrentUsers } from './readUsers';
import type { UserChange } from './userChange';

/** Reads may lag behind a write: milliseconds before each further read. */
const readBackDelaysMs = [1_000, 2_000, 4_000, 8_000];

/** Reads the users after the write. What cannot be read keeps `readBack` as it is: null says that nothing was seen. */
export async function readBack(
  { graph }: UseCaseContext,
  tenant: TenantLicenses,
  changes: readonly UserChange[],
): Promise<void> {
  const keys = changes.map(({ user }) => user.id);
  const users = await readCurrentUsers(graph, keys, tenant).catch(() => new Map<string, never>());
  for (const change of changes) {
    const user = users.get(change.user.id);
    if (user && !isGraphError(user)) change.readBack = user.licenses;
  }
}

/** Reads again what has been written and is not seen yet, until it is or the delays are over. */
export async function readBackAgain(
  context: UseCaseContext,
  tenant: TenantLicenses,
  changes: readonly UserChange[],
): Promise<void> {
  for (const milliseconds of readBackDelaysMs) {
    const unverified = changes.filter((change) => change.result?.status === 'written' && !isVerified(change));
    if (unverified.length === 0) return;
    try {
      await delay(milliseconds, context.graph.timing);
    } catch {
      // Cancelled: what was written is reported as it is known now.
      return;
    }
    await readBack(context, tenant, unverified);
  }
}

/** Whether a read has shown the user as planned. */
export function isVerified({ plan, readBack: licenses }: UserChange): boolean {
  return licenses !== null && matchesPlan(plan.steps, licenses);
}
