import type { LicenseChange } from '../../licensing/changes/change';
import { changeMessage } from '../../licensing/changes/changeMessage';
import {
  outcomeOf,
  restoreOf,
  toKeptRows,
  toRow,
  type CompletedOutcome,
  type KeptRow,
  type LicenseRow,
  type Outcome,
} from '../../licensing/changes/outcome';
import { compareWithPlan, type ObservedStep } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import type { RestorePayload } from '../../licensing/changes/inputItem/restorePayload';
import { savingsOf } from '../../licensing/money/savings';
import { failureDetails, type FailureDetails } from '../failureDetails';
import type { UserChange, ItemRun } from './userChange';
import { explain } from './explainFailure';
import type { ItemChange } from './requestedChange';
import type { TenantLicenses } from '../tenantLicenses';
import { isVerified } from './verifyChanges';

export interface ReportSettings {
  completedOutcome: CompletedOutcome;
  /** Null where the run ended before it was read. */
  tenant: TenantLicenses | null;
  /** Full UTC. */
  now: string;
}

/** What became of one input item: an output item of every operation that changes licenses. */
export interface ChangeReport {
  /** User principal name, or the user as the item names it; null where the item names none. */
  userId: string | null;
  id: string | null;
  displayName: string | null;
  email: string | null;
  outcome: Outcome;
  /** One sentence for people: what became of the item, what stayed and why. */
  message: string;
  dryRun: boolean;
  removed: LicenseRow[];
  added: LicenseRow[];
  kept: KeptRow[];
  /** Sentences: what the change overrides or leaves out. */
  remarks: string[];
  before: LicenseRow[];
  after: LicenseRow[];
  monthlySavings: number | null;
  currency: string | null;
  note: string | null;
  requestId: string | null;
  /** When Graph accepted the write, or when the report was made; full UTC. */
  at: string;
  restore: RestorePayload | null;
  /** Whether a read after the write has shown the user as planned. */
  verified: boolean;
  error: FailureDetails | null;
}

const nothing: LicenseChange = { remove: [], add: [], kept: [] };
const noGroupNames: ReadonlyMap<string, string> = new Map();

/** The report of an input item that never got as far as a plan. */
export function toFailedReport({ change, user, failure }: ItemRun, settings: ReportSettings): ChangeReport {
  const error = failure ?? new Error('Nothing was done for this item.');
  const userId = user?.userId ?? change?.user ?? null;
  const details = failureDetails(explain(error, userId ?? '', settings.tenant), userId);
  const rows = user?.licenses.map((license) => toRow(license, noGroupNames)) ?? [];
  const report = { outcome: 'failed' as const, removed: [], added: [], kept: [], remarks: [] };
  return {
    ...identityOf(user, change),
    ...report,
    message: messageOf(report, details, user?.displayName ?? userId, settings),
    dryRun: change?.dryRun ?? false,
    before: rows,
    after: rows,
    monthlySavings: null,
    currency: null,
    note: change?.note ?? null,
    requestId: failureDetails(error).requestId,
    at: settings.now,
    restore: null,
    verified: false,
    error: details,
  };
}

/** One report for each item of the user. */
export function toReports(userChange: UserChange, settings: ReportSettings): ChangeReport[] {
  const { user, items, plan, result, dryRun, groupNames } = userChange;
  const toRows = (licenses: readonly AssignedLicense[]) =>
    licenses.map((license) => toRow(license, groupNames));
  const error = errorOf(userChange);
  const completed = completedSteps(userChange, error);
  return items.map((item, index) => {
    const change = plan.steps[index]?.change ?? nothing;
    const step = completed[index] ?? unchanged(user.licenses);
    const outcome = error === null ? outcomeOf(change, step, dryRun, settings.completedOutcome) : 'failed';
    const failure =
      outcome === 'failed' || (!step.isComplete && !dryRun) ? (error ?? notConfirmed(user.userId)) : null;
    // What may have happened without being seen can be given back all the same: restoring what is there is a no-op.
    const isUncertain = result?.status === 'unknown' || (result?.status === 'written' && !step.isComplete);
    const details =
      failure === null ? null : failureDetails(explain(failure, user.userId, settings.tenant), user.userId);
    const report = {
      outcome,
      removed: toRows(step.removed),
      added: toRows(step.added),
      kept: toKeptRows(change),
      remarks: change.remarks ?? [],
    };
    return {
      ...identityOf(user, item.change),
      ...report,
      message: messageOf(report, details, user.displayName ?? user.userId, settings),
      dryRun,
      before: toRows(step.before),
      after: toRows(step.after),
      ...savingsIn(step, item.change),
      note: item.change?.note ?? null,
      requestId: requestIdOf(userChange),
      at: result?.status === 'written' ? result.at : settings.now,
      restore: dryRun ? null : restoreOf(user.id, isUncertain ? change.remove : step.removed),
      verified: result?.status === 'written' && isVerified(userChange),
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

function completedSteps(
  { user, plan, result, readBack, dryRun }: UserChange,
  error: Error | null,
): ObservedStep[] {
  if (error !== null) return plan.steps.map(() => unchanged(user.licenses));
  if (dryRun || result === null || readBack === null) {
    return plan.steps.map(({ change, before, after }) => ({
      removed: change.remove,
      added: change.add,
      before,
      after,
      isComplete: true,
    }));
  }
  return compareWithPlan(plan, readBack);
}

function unchanged(licenses: AssignedLicense[]): ObservedStep {
  return { removed: [], added: [], before: licenses, after: licenses, isComplete: false };
}

export function errorOf({ items, result }: UserChange): Error | null {
  const failure = items.find((item) => item.failure !== null)?.failure;
  return failure ?? (result === null || result.status === 'written' ? null : result.error);
}

function requestIdOf({ result }: UserChange): string | null {
  if (result === null) return null;
  return result.status === 'written' ? result.requestId : result.error.requestId;
}

function notConfirmed(userId: string): Error {
  return new Error(
    `Microsoft Graph accepted the change of ${userId}, but still shows the licenses as they were. Run the same item again to see whether it has happened by then.`,
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
