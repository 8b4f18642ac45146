import type { LicenseChange } from '../../licensing/changes/change';
import { compareWithPlan, type ObservedStep } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import type { UserChange } from './userChange';

/** What is known of each step: of a write by reading back, or else by Graph's answer to it. */
export function observeSteps(userChange: UserChange): ObservedStep[] {
  const { user, plan, result, readBack, dryRun } = userChange;
  if (hasNotWritten(userChange)) return plan.steps.map(() => unchangedStep(user.licenses));
  if (result?.status === 'unknown') return plan.steps.map(({ change }) => unseen(change, user.licenses));
  if (readBack !== null && !dryRun && result !== null) return compareWithPlan(plan, readBack);
  const isKnown = result?.status !== 'written' || result.isShown;
  return plan.steps.map(({ change, before, after }) =>
    isKnown
      ? { removed: change.remove, added: change.add, before, after, isComplete: true }
      : unseen(change, before),
  );
}

/** A step that was sent; the licenses are the last that were read. */
function unseen({ remove, add }: LicenseChange, licenses: AssignedLicense[]): ObservedStep {
  return { ...unchangedStep(licenses), isComplete: remove.length + add.length === 0 };
}

/** A step of which nothing is in place. */
export function unchangedStep(licenses: AssignedLicense[]): ObservedStep {
  return { removed: [], added: [], before: licenses, after: licenses, isComplete: false };
}

/** Whether the change failed before it was written: nothing was changed. */
export function hasNotWritten({ items, result }: UserChange): boolean {
  return (
    items.some(({ failure }) => failure !== null) ||
    result?.status === 'refused' ||
    result?.status === 'notSent'
  );
}

/** Why the change failed, or why it is not known whether it was made; null where neither is so. */
export function errorOf({ items, result }: UserChange): Error | null {
  const failure = items.find((item) => item.failure !== null)?.failure;
  return failure ?? (result === null || result.status === 'written' ? null : result.error);
}
