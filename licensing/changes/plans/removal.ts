import { foldId } from '../../products/foldId';
import type { Sku } from '../../products/sku';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { KeptLicense, LicenseChange, Reliance } from '../change';
import { directOf, inheritedOf, isDirect } from '../heldLicenses';
import { kept, keptInherited, type GroupNames } from '../keptLicense';
import type { KeepReason, Proof } from '../proof/removalProof';

/** The licenses that an item asks to remove. */
export type RemovalScope =
  /** Every direct license. */
  | { licenses: 'all' }
  | { licenses: 'selected'; skus: readonly Sku[] }
  /** `review`: licenses that the proposal names but leaves to a person. */
  | { licenses: 'proposed'; remove: readonly Sku[]; review: readonly Sku[] };

export interface RemovalSettings {
  groupNames: GroupNames;
  /** Whether the user is on the Protect list and loses nothing. */
  isProtected: boolean;
  /** What removals of earlier items rely on: those licenses stay. Default: nothing. */
  reliances?: readonly Reliance[];
  /** Whether the removal is right. `left`: the user's licenses less those that this item removes before. Default: it is. */
  prove?(license: AssignedLicense, left: readonly AssignedLicense[]): Proof;
}

/** Removes direct licenses that the scope names, and nothing else. A license that the user no longer holds is no failure. */
export function planRemoval(
  held: readonly AssignedLicense[],
  scope: RemovalScope,
  settings: RemovalSettings,
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  const requested = requestedSkus(held, scope);
  for (const sku of requested) planSku(change, sku, held, settings);
  const requestedIds = new Set(requested.map(({ skuId }) => foldId(skuId)));
  for (const license of reviewedLicenses(held, scope)) {
    if (!requestedIds.has(foldId(license.skuId))) change.kept.push(keptForReview(license, settings));
  }
  return change;
}

/** Adds the removal of one requested SKU to the change, or the reasons why it stays. */
function planSku(
  change: LicenseChange,
  sku: Sku,
  held: readonly AssignedLicense[],
  settings: RemovalSettings,
): void {
  const direct = directOf(held, sku.skuId);
  const inherited = inheritedOf(held, sku.skuId);
  if (direct) planDirect(change, direct, held, settings);
  change.kept.push(...inherited.map((license) => keptInherited(license, settings.groupNames, !direct)));
  if (!direct && inherited.length === 0) {
    const text = `The user does not hold ${sku.name}, so there is nothing to remove.`;
    change.kept.push(kept(sku, 'notAssigned', { text }));
  }
}

function planDirect(
  change: LicenseChange,
  license: AssignedLicense,
  held: readonly AssignedLicense[],
  settings: RemovalSettings,
): void {
  const left = held.filter((other) => !change.remove.includes(other));
  const reliances = [...(settings.reliances ?? []), ...(change.reliances ?? [])];
  const keep = keepAnyway(license, reliances, settings);
  const proof = keep ? { holds: false as const, keep } : (settings.prove?.(license, left) ?? proved);
  if (!proof.holds) {
    change.kept.push(kept(license, proof.keep.reason, { text: proof.keep.text, isRefusal: true }));
    return;
  }
  change.remove.push(license);
  if (proof.reliesOn) (change.reliances ??= []).push({ removed: license, on: proof.reliesOn });
}

const proved: Proof = { holds: true, reliesOn: null };

/** Why the license stays, whatever can be proved; null if nothing forbids its removal. */
function keepAnyway(
  license: AssignedLicense,
  reliances: readonly Reliance[],
  { isProtected }: RemovalSettings,
): KeepReason | null {
  if (isProtected) return { reason: 'protected', text: 'The user is on the Protect list.' };
  const reliance = reliances.find(({ on }) => isDirect(on) && foldId(on.skuId) === foldId(license.skuId));
  if (!reliance) return null;
  const text = `${reliance.removed.name} goes in this run because the user keeps ${license.name}.`;
  return { reason: 'review', text };
}

/** The SKUs that the scope asks to remove, each once. */
function requestedSkus(held: readonly AssignedLicense[], scope: RemovalScope): Sku[] {
  const skus = scope.licenses === 'all' ? held.filter(isDirect) : namedSkus(scope);
  return [...new Map(skus.map((sku) => [foldId(sku.skuId), sku])).values()];
}

function namedSkus(scope: Exclude<RemovalScope, { licenses: 'all' }>): readonly Sku[] {
  return scope.licenses === 'selected' ? scope.skus : scope.remove;
}

/** The user's licenses that the scope covers without asking to remove them. */
function reviewedLicenses(held: readonly AssignedLicense[], scope: RemovalScope): AssignedLicense[] {
  if (scope.licenses === 'selected') return [];
  if (scope.licenses === 'all') return held.filter((license) => !isDirect(license));
  const reviewIds = new Set(scope.review.map(({ skuId }) => foldId(skuId)));
  return held.filter(({ skuId }) => reviewIds.has(foldId(skuId)));
}

function keptForReview(license: AssignedLicense, { groupNames }: RemovalSettings): KeptLicense {
  if (!isDirect(license)) return keptInherited(license, groupNames, false);
  return kept(license, 'review', { text: `${license.name} was proposed for review, not for removal.` });
}
