import { setUsageLocation } from '../../graph/directory/users';
import type { LicenseWrite } from '../../graph/licenses/assignLicense';
import { writeLicenses } from '../../graph/licenses/licenseWriter';
import type { UseCaseContext } from '../context';
import { asError } from '../failureDetails';
import type { TenantLicenses } from '../tenantLicenses';
import { failUserChange, hasFailed, type UserChange } from './userChange';
import { readBack, readBackAgain } from './verifyChanges';

/** Writes what was planned and reads it back, the one while the other goes on. Never throws: each change keeps its result. */
export async function writeChanges(
  context: UseCaseContext,
  tenant: TenantLicenses,
  changes: readonly UserChange[],
): Promise<void> {
  const changing = changes.filter(
    (change) => !change.dryRun && change.plan.write !== null && !hasFailed(change),
  );
  await setUsageLocations(context, changing);
  const writable = changing.filter((change) => !hasFailed(change));
  const reads: Array<Promise<void>> = [];
  const onWritten = (places: readonly number[]) => {
    const written = places.flatMap((place) => writable[place] ?? []);
    reads.push(readBack(context, tenant, written));
  };
  const results = await writeLicenses(context.graph, writable.map(toWrite), { onWritten });
  writable.forEach((change, place) => {
    change.result = results[place] ?? null;
  });
  await Promise.all(reads);
  await readBackAgain(context, tenant, writable);
}

function toWrite({ user, plan }: UserChange): LicenseWrite {
  return { userId: user.id, addLicenses: [], removeLicenses: [], ...plan.write };
}

async function setUsageLocations({ graph }: UseCaseContext, changes: readonly UserChange[]): Promise<void> {
  for (const userChange of changes) {
    const location = userChange.items.find(({ change }) => change?.usageLocation)?.change?.usageLocation;
    const needsOne =
      userChange.user.usageLocation === null && (userChange.plan.write?.addLicenses.length ?? 0) > 0;
    if (!needsOne || !location) continue;
    try {
      await setUsageLocation(graph, userChange.user.id, location);
    } catch (error) {
      failUserChange(userChange, asError(error));
    }
  }
}
