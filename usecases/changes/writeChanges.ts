import { isGraphError } from '../../graph/http/graphError';
import type { LicenseWrite } from '../../graph/licenses/assignLicense';
import { writeLicenses } from '../../graph/licenses/licenseWriter';
import { setUsageLocation } from '../../graph/usageLocation';
import { isAsPlanned } from '../../licensing/changes/userPlan';
import type { OperationContext } from '../../nodes/Microsoft365Licenses/operation';
import { failAccount, hasFailed, type Account } from './userChange';
import { readFreshUsers } from './readUsers';
import { waitUnlessCancelled } from '../../graph/http/timing';
import type { TenantLicenses } from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';

/** Reads may lag behind a write; how long they are given to catch up, in milliseconds before each further look. */
const laterLooks = [1_000, 2_000, 4_000, 8_000];

/** Writes what was planned and reads it back, the one while the other goes on. Never throws: each account keeps its result. */
export async function write(
  context: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly Account[],
): Promise<void> {
  const changing = accounts.filter(
    (account) => !account.dryRun && account.lined.write !== null && !hasFailed(account),
  );
  await setUsageLocations(context, changing);
  const writable = changing.filter((account) => !hasFailed(account));
  const looks: Array<Promise<void>> = [];
  const onWritten = (places: readonly number[]) => {
    const written = places.flatMap((place) => writable[place] ?? []);
    looks.push(look(context, tenant, written));
  };
  const results = await writeLicenses(context.graph, writable.map(toWrite), { onWritten });
  writable.forEach((account, place) => {
    account.result = results[place] ?? null;
  });
  await Promise.all(looks);
  await lookAgain(context, tenant, writable);
}

function toWrite({ user, lined }: Account): LicenseWrite {
  return { userId: user.id, addLicenses: [], removeLicenses: [], ...lined.write };
}

async function setUsageLocations({ graph }: OperationContext, accounts: readonly Account[]): Promise<void> {
  for (const account of accounts) {
    const location = account.slots.find(({ change }) => change?.usageLocation)?.change?.usageLocation;
    const needsOne =
      account.user.usageLocation === null && (account.lined.write?.addLicenses.length ?? 0) > 0;
    if (!needsOne || !location) continue;
    try {
      await setUsageLocation(graph, account.user.id, location);
    } catch (error) {
      failAccount(account, error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** What cannot be read now keeps `readBack` as it is: null says that the write has not been seen. */
async function look(
  { graph }: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly Account[],
): Promise<void> {
  const keys = accounts.map(({ user }) => user.id);
  const users = await readFreshUsers(graph, keys, tenant).catch(() => new Map<string, never>());
  for (const account of accounts) {
    const user = users.get(account.user.id);
    if (user && !isGraphError(user)) account.readBack = user.licenses;
  }
}

async function lookAgain(
  context: OperationContext,
  tenant: TenantLicenses,
  accounts: readonly Account[],
): Promise<void> {
  for (const milliseconds of laterLooks) {
    const unseen = accounts.filter((account) => account.result?.status === 'written' && !isSeen(account));
    if (unseen.length === 0) return;
    try {
      await waitUnlessCancelled(milliseconds, context.graph.waiting);
    } catch {
      // Cancelled: what was written is told as it is known now.
      return;
    }
    await look(context, tenant, unseen);
  }
}

export function isSeen({ lined, readBack }: Account): boolean {
  return readBack !== null && isAsPlanned(lined.steps, readBack);
}
