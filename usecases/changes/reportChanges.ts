import type { INodeExecutionData } from 'n8n-workflow';
import type { LicenseChange } from '../../licensing/changes/change';
import {
  outcomeOf,
  restoreOf,
  toKeptRows,
  toRow,
  type CompletedOutcome,
  type Outcome,
} from '../../licensing/changes/outcome';
import { compareWithPlan, type ObservedStep } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import { savingsOf } from '../../licensing/money/savings';
import { failureDetails } from '../../nodes/n8n/errors';
import type { UserChange, ItemRun } from './userChange';
import { explain } from './explainFailure';
import type { ItemChange } from './requestedChange';
import type { TenantLicenses } from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';
import { isVerified } from './writeChanges';

export interface OutputSettings {
  achievement: CompletedOutcome;
  /** Null where the run ended before it was read. */
  tenant: TenantLicenses | null;
  /** Full UTC. */
  now: string;
}

const nothing: LicenseChange = { remove: [], add: [], kept: [] };

/** One item for an input item that never got as far as a plan. */
export function toFailedItem(
  { itemIndex, change, user, failure }: ItemRun,
  settings: OutputSettings,
): INodeExecutionData {
  const error = failure ?? new Error('Nothing was done for this item.');
  const rows = user?.licenses.map(toRow) ?? [];
  return item(itemIndex, {
    ...identityOf(user, change),
    outcome: 'failed' satisfies Outcome,
    dryRun: change?.dryRun ?? false,
    ...{ removed: [], added: [], kept: [], before: rows, after: rows },
    ...{ monthlySavings: null, currency: null, note: change?.note ?? null },
    ...{ requestId: failureDetails(error).requestId, at: settings.now, restore: null, verified: false },
    error: {
      ...failureDetails(
        explain(error, user?.userId ?? change?.user ?? '', settings.tenant),
        user?.userId ?? change?.user ?? null,
      ),
    },
  });
}

/** One item for each item of the account. */
export function toItems(account: UserChange, settings: OutputSettings): INodeExecutionData[] {
  const { user, items, plan, result, dryRun } = account;
  const error = errorOf(account);
  const observed = observedSteps(account, error);
  return items.map((slot, index) => {
    const change = plan.steps[index]?.change ?? nothing;
    const step = observed[index] ?? unchanged(user.licenses);
    const outcome = error === null ? outcomeOf(change, step, dryRun, settings.achievement) : 'failed';
    const failure =
      outcome === 'failed' || (!step.isComplete && !dryRun) ? (error ?? notConfirmed(user.userId)) : null;
    // What may have happened without being seen can be given back all the same: restoring what is there is a no-op.
    const isUncertain = result?.status === 'unknown' || (result?.status === 'written' && !step.isComplete);
    return item(slot.itemIndex, {
      ...identityOf(user, slot.change),
      ...{ outcome, dryRun },
      removed: step.removed.map(toRow),
      added: step.added.map(toRow),
      kept: toKeptRows(change),
      before: step.before.map(toRow),
      after: step.after.map(toRow),
      ...savingsIn(step, slot.change),
      note: slot.change?.note ?? null,
      requestId: requestIdOf(account),
      at: result?.status === 'written' ? result.at : settings.now,
      restore: dryRun ? null : restoreOf(user.id, isUncertain ? change.remove : step.removed),
      verified: result?.status === 'written' && isVerified(account),
      error:
        failure === null
          ? null
          : { ...failureDetails(explain(failure, user.userId, settings.tenant), user.userId) },
    });
  });
}

function observedSteps(
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
  const failure = items.find((slot) => slot.failure !== null)?.failure;
  return failure ?? (result === null || result.status === 'written' ? null : result.error);
}

function requestIdOf({ result }: UserChange): string | null {
  if (result === null) return null;
  return result.status === 'written' ? result.requestId : result.error.requestId;
}

function notConfirmed(userId: string): Error {
  return new Error(
    `Microsoft Graph accepted the change of ${userId}, but still shows the licences as they were. Run the same item again to see whether it has happened by then.`,
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

function item(itemIndex: number, json: object): INodeExecutionData {
  return { json: { ...json }, pairedItem: { item: itemIndex } };
}
