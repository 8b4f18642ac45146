import { setUsageLocation } from '../../graph/directory/users';
import { isDirect } from '../../licensing/changes/heldLicenses';
import { restoreOf } from '../../licensing/changes/outcome';
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
  const onSend = (places: readonly number[]) => {
    for (const place of places) if (writable[place]) logChange(context, writable[place]);
  };
  const reads: Array<Promise<void>> = [];
  const onWritten = (places: readonly number[]) => {
    const written = places.flatMap((place) => writable[place] ?? []);
    reads.push(readBack(context, tenant, written));
  };
  const results = await writeLicenses(context.graph, writable.map(toWrite), { onSend, onWritten });
  writable.forEach((change, place) => {
    change.result = results[place] ?? null;
  });
  await Promise.all(reads);
  await readBackAgain(context, tenant, writable);
}

function toWrite({ user, plan, usageLocationSet }: UserChange): LicenseWrite {
  const hasFreshLocation = usageLocationSet !== null;
  return { userId: user.id, addLicenses: [], removeLicenses: [], ...plan.write, hasFreshLocation };
}

/**
 * n8n drops the output of a run that is stopped or whose process ends; what undoes its changes is then still in the log.
 * Written before the change is sent, so that no change is without its line.
 */
function logChange(context: UseCaseContext, { user, plan }: UserChange): void {
  const removed = plan.write?.removeLicenses ?? [];
  const taken = user.licenses.filter((license) => isDirect(license) && removed.includes(license.skuId));
  const added = plan.write?.addLicenses.map(({ skuId }) => skuId) ?? [];
  const effect = [
    ...(taken.length === 0 ? [] : [`removing ${taken.map(({ name }) => name).join(', ')}`]),
    ...(added.length === 0 ? [] : [`assigning ${added.join(', ')}`]),
  ];
  const restore = restoreOf(user.id, taken);
  const undo = restore === null ? '' : `; to undo it, restore ${JSON.stringify(restore)}`;
  context.log(`Changing the licenses of ${user.userId}: ${effect.join(' and ')}${undo}`);
}

async function setUsageLocations({ graph }: UseCaseContext, changes: readonly UserChange[]): Promise<void> {
  for (const userChange of changes) {
    const location = userChange.items.find(({ change }) => change?.usageLocation)?.change?.usageLocation;
    const needsOne =
      userChange.user.usageLocation === null && (userChange.plan.write?.addLicenses.length ?? 0) > 0;
    if (!needsOne || !location) continue;
    try {
      await setUsageLocation(graph, userChange.user.id, location);
      userChange.usageLocationSet = location;
    } catch (error) {
      failUserChange(userChange, asError(error));
    }
  }
}
