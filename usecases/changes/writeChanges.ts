import { isGraphError } from '../../graph/http/graphError';
import type { LicenseWrite } from '../../graph/licenses/assignLicense';
import { writeLicenses } from '../../graph/licenses/licenseWriter';
import { setUsageLocation } from '../../graph/usageLocation';
import { matchesPlan } from '../../licensing/changes/userPlan';
import type { OperationContext } from '../../nodes/Microsoft365Licenses/operation';
import { failUserChange, hasFailed, type UserChange } from './userChange';
import { readFreshUsers } from './readUsers';
import { delay } from '../../graph/http/timing';
import type { TenantLicenses } from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';

/** Reads may lag behind a write; how long they are given to catch up, in milliseconds before each further look. */
const readBackDelaysMs = [1_000, 2_000, 4_000, 8_000];

/** Writes what was planned and reads it back, the one while the other goes on. Never throws: each account keeps its result. */
export async function write(
  context: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly UserChange[],
): Promise<void> {
  const changing = accounts.filter(
    (account) => !account.dryRun && account.plan.write !== null && !hasFailed(account),
  );
  await setUsageLocations(context, changing);
  const writable = changing.filter((account) => !hasFailed(account));
  const looks: Array<Promise<void>> = [];
  const onWritten = (places: readonly number[]) => {
    const written = places.flatMap((place) => writable[place] ?? []);
    looks.push(readBack(context, tenant, written));
  };
  const results = await writeLicenses(context.graph, writable.map(toWrite), { onWritten });
  writable.forEach((account, place) => {
    account.result = results[place] ?? null;
  });
  await Promise.all(looks);
  await readBackAgain(context, tenant, writable);
}

function toWrite({ user, plan }: UserChange): LicenseWrite {
  return { userId: user.id, addLicenses: [], removeLicenses: [], ...plan.write };
}

async function setUsageLocations(
  { graph }: OperationContext,
  accounts: readonly UserChange[],
): Promise<void> {
  for (const account of accounts) {
    const location = account.items.find(({ change }) => change?.usageLocation)?.change?.usageLocation;
    const needsOne = account.user.usageLocation === null && (account.plan.write?.addLicenses.length ?? 0) > 0;
    if (!needsOne || !location) continue;
    try {
      await setUsageLocation(graph, account.user.id, location);
    } catch (error) {
      failUserChange(account, error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** What cannot be read now keeps `readBack` as it is: null says that the write has not been seen. */
async function readBack(
  { graph }: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly UserChange[],
): Promise<void> {
  const keys = accounts.map(({ user }) => user.id);
  const users = await readFreshUsers(graph, keys, tenant).catch(() => new Map<string, never>());
  for (const account of accounts) {
    const user = users.get(account.user.id);
    if (user && !isGraphError(user)) account.readBack = user.licenses;
  }
}

async function readBackAgain(
  context: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly UserChange[],
): Promise<void> {
  for (const milliseconds of readBackDelaysMs) {
    const unseen = accounts.filter((account) => account.result?.status === 'written' && !isVerified(account));
    if (unseen.length === 0) return;
    try {
      await delay(milliseconds, context.graph.timing);
    } catch {
      // Cancelled: what was written is told as it is known now.
      return;
    }
    await readBack(context, tenant, unseen);
  }
}

export function isVerified({ plan, readBack }: UserChange): boolean {
  return readBack !== null && matchesPlan(plan.steps, readBack);
}
