import type { LicenseChange } from '../../licensing/changes/change';
import { changeMessage } from '../../licensing/changes/changeMessage';
import {
  outcomeOf,
  restoreOf,
  toKeptRows,
  toRow,
  type CompletedOutcome,
} from '../../licensing/changes/outcome';
import type { ObservedStep } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import { savingsOf } from '../../licensing/money/savings';
import { failureDetails, type FailureDetails } from '../failureDetails';
import type { UserChange, ItemRun } from './userChange';
import type { ChangeReport } from './changeReport';
import { explain } from './explainFailure';
import type { ItemChange } from './requestedChange';
import type { TenantLicenses } from '../tenantLicenses';
import { errorOf, hasNotWritten, observeSteps, unchangedStep } from './observeChange';
import { isVerified } from './verifyChanges';

export interface ReportSettings {
  completedOutcome: CompletedOutcome;
  /** Null where the run ended before it was read. */
  tenant: TenantLicenses | null;
  /** Full UTC. */
  now: string;
}

const nothing: LicenseChange = { remove: [], add: [], kept: [] };
const noGroupNames: ReadonlyMap<string, string> = new Map();

/** The report of an input item that never got as far as a plan. */
export function toFailedReport({ change, user, failure }: ItemRun, settings: ReportSettings): ChangeReport {
  const error = failure ?? new Error('Nothing was done for this item.');
  const userId = user?.userId ?? change?.user ?? null;
  const details = failureDetails(explain(error, userId ?? '', settings.tenant), userId);
  const rows = user?.licenses.map((license) => toRow(license, noGroupNames)) ?? [];
  const effect = { removed: [], added: [], kept: [], remarks: [] };
  return {
    ...identityOf(user, change),
    outcome: 'failed',
    message: messageOf({ outcome: 'failed', ...effect }, details, user?.displayName ?? userId, settings),
    dryRun: change?.dryRun ?? false,
    monthlySavings: null,
    currency: null,
    verified: false,
    note: change?.note ?? null,
    usageLocationSet: null,
    at: settings.now,
    requestId: details.requestId,
    ...effect,
    before: rows,
    after: rows,
    restore: null,
    signature: null,
    error: details,
  };
}

/** One report for each item of the user. */
export function toReports(userChange: UserChange, settings: ReportSettings): ChangeReport[] {
  const { user, items, plan, result, dryRun, groupNames } = userChange;
  const toRows = (licenses: readonly AssignedLicense[]) =>
    licenses.map((license) => toRow(license, groupNames));
  const error = errorOf(userChange);
  const observed = observeSteps(userChange);
  const hasFailed = hasNotWritten(userChange);
  const verified = result?.status === 'written' && isVerified(userChange);
  return items.map((item, index) => {
    const change = plan.steps[index]?.change ?? nothing;
    const step = observed[index] ?? unchangedStep(user.licenses);
    const outcome = hasFailed ? 'failed' : outcomeOf(change, step, dryRun, settings.completedOutcome);
    // What may have happened without being seen can be given back all the same: restoring what is there is a no-op.
    const { removed, added } =
      outcome === 'unconfirmed' ? { removed: change.remove, added: change.add } : step;
    const failure = outcome === 'unconfirmed' ? (error ?? notSeenYet(user.userId)) : error;
    const details =
      failure === null || outcome === 'skipped'
        ? null
        : failureDetails(explain(failure, user.userId, settings.tenant), user.userId);
    const effect = {
      removed: toRows(removed),
      added: toRows(added),
      kept: toKeptRows(change),
      remarks: [...(change.remarks ?? []), ...locationRemark(userChange.usageLocationSet)],
    };
    return {
      ...identityOf(user, item.change),
      outcome,
      message: messageOf({ outcome, ...effect }, details, user.displayName ?? user.userId, settings),
      dryRun,
      // What is not confirmed saves nothing yet.
      ...savingsIn(outcome === 'unconfirmed' ? unchangedStep(user.licenses) : step, item.change),
      verified,
      note: item.change?.note ?? null,
      usageLocationSet: userChange.usageLocationSet,
      at: result?.status === 'written' ? result.at : settings.now,
      requestId: requestIdOf(userChange),
      ...effect,
      before: toRows(step.before),
      after: toRows(step.after),
      restore: dryRun ? null : restoreOf(user.id, removed),
      signature: null,
      error: details,
    };
  });
}

function messageOf(
  report: Pick<ChangeReport, 'outcome' | 'removed' | 'added' | 'kept' | 'remarks'>,
  error: FailureDetails | null,
  user: string | null,
  { completedOutcome }: ReportSettings,
): string {
  return changeMessage({ ...report, user, completedOutcome, error: error?.message ?? null });
}

function locationRemark(usageLocation: string | null): string[] {
  return usageLocation === null ? [] : [`The usage location was set to ${usageLocation}.`];
}

function requestIdOf({ result }: UserChange): string | null {
  if (result === null) return null;
  return result.status === 'written' ? result.requestId : result.error.requestId;
}

function notSeenYet(userId: string): Error {
  return new Error(
    `Microsoft Graph accepted the change of ${userId}, but does not show it yet. Run the same item again to see whether it has happened by then.`,
  );
}

function savingsIn({ removed, before }: ObservedStep, change: ItemChange | null) {
  const held = before.map((license) => {
    const price = change?.prices?.get(license.skuId.toLowerCase());
    return {
      license,
      skuId: license.skuId,
      monthlyCost: price?.monthlyCost ?? null,
      currency: price?.currency ?? null,
    };
  });
  const { monthlySavings, currency } = savingsOf(
    held.filter(({ license }) => removed.includes(license)),
    held,
  );
  return { monthlySavings, currency };
}

function identityOf(user: UserChange['user'] | null, change: ItemChange | null) {
  if (!user) return { userId: change?.user ?? null, id: null, displayName: null, email: null };
  const { userId, id, displayName, email } = user;
  return { userId, id, displayName, email };
}
