import type { AssignedLicense } from '../../roster/assignedLicense';
import type { Sku } from '../../products/sku';
import type { KeptLicense, LicenseChange } from '../change';
import { directOf, foldId, inheritedOf, isDirect } from '../heldLicenses';
import { kept, keptInherited, type GroupNames } from '../keptLicense';

/** Which licenses an item wants to be removed. */
export type RemovalScope =
  /** Every direct one. */
  | { licenses: 'all' }
  | { licenses: 'selected'; skus: readonly Sku[] }
  /** `review`: mentioned by the proposal, and left to a person. */
  | { licenses: 'proposed'; remove: readonly Sku[]; review: readonly Sku[] };

export interface RemovalSettings {
  groupNames: GroupNames;
  /** The user is on the list of those who lose nothing. */
  isProtected: boolean;
  /** Why this license is not to go after all, by fresh evidence; null where nothing has changed. */
  reasonToKeep(license: AssignedLicense): Pick<KeptLicense, 'reason' | 'text'> | null;
}

/** Never removes anything but direct licenses that the scope names; what is not there any more is no failure. */
export function planRemoval(
  held: readonly AssignedLicense[],
  scope: RemovalScope,
  settings: RemovalSettings,
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  const asked = askedFor(held, scope);
  for (const sku of asked) {
    const direct = directOf(held, sku.skuId);
    const inherited = inheritedOf(held, sku.skuId);
    const objection = direct ? objectionTo(direct, settings) : null;
    if (direct && objection)
      change.kept.push(kept(direct, objection.reason, { text: objection.text, isRefusal: true }));
    else if (direct) change.remove.push(direct);
    change.kept.push(...inherited.map((license) => keptInherited(license, settings.groupNames, !direct)));
    if (!direct && inherited.length === 0) {
      change.kept.push(
        kept(sku, 'notAssigned', {
          text: `The user does not hold ${sku.name}, so there is nothing to remove.`,
        }),
      );
    }
  }
  const mentioned = new Set(asked.map(({ skuId }) => foldId(skuId)));
  for (const license of notAskedFor(held, scope)) {
    if (mentioned.has(foldId(license.skuId))) continue;
    if (!isDirect(license)) change.kept.push(keptInherited(license, settings.groupNames, false));
    else
      change.kept.push(
        kept(license, 'review', { text: `${license.name} was proposed for review, not for removal.` }),
      );
  }
  return change;
}

function askedFor(held: readonly AssignedLicense[], scope: RemovalScope): Sku[] {
  const skus =
    scope.licenses === 'all'
      ? held.filter(isDirect)
      : scope.licenses === 'selected'
        ? scope.skus
        : scope.remove;
  return [...new Map(skus.map((sku) => [foldId(sku.skuId), sku])).values()];
}

/** What the item is about without wanting it removed. */
function notAskedFor(held: readonly AssignedLicense[], scope: RemovalScope): AssignedLicense[] {
  if (scope.licenses === 'selected') return [];
  if (scope.licenses === 'all') return held.filter((license) => !isDirect(license));
  const review = new Set(scope.review.map(({ skuId }) => foldId(skuId)));
  return held.filter(({ skuId }) => review.has(foldId(skuId)));
}

function objectionTo(license: AssignedLicense, settings: RemovalSettings) {
  if (settings.isProtected) return { reason: 'protected' as const, text: 'The user is on the Protect list.' };
  return settings.reasonToKeep(license);
}
