import { isGraphError } from '../../graph/http/graphError';
import { restoreText } from '../../licensing/changes/inputItem/restorePayload';
import { withTenantWriteLock } from '../../graph/licenses/tenantWriteLock';
import type { UseCaseContext } from '../context';
import { asError, descriptionOf, ItemFailure, UseCaseError } from '../failureDetails';
import { readTenantLicenses, type TenantLicenses } from '../tenantLicenses';
import { explain } from './explainFailure';
import { planChanges } from './planChanges';
import { hasWritten, type ChangeReport } from './changeReport';
import { showDryRun, showTally } from './changeHints';
import { mergeTries } from './mergeTries';
import { errorOf } from './observeChange';
import { toFailedReport, toReports } from './reportChanges';
import type { LicenseChangeRun } from './requestedChange';
import { hasFailed, stopAtFailure, type ItemRun, type UserChange } from './userChange';
import { writeChanges } from './writeChanges';

/** How far a run got. */
interface Progress {
  items: ItemRun[];
  tenant: TenantLicenses | null;
  changes: UserChange[];
}

/**
 * Changes licenses for all items: plan everything, then write, then verify. One report for each input item, in order.
 *
 * Before the first write a problem ends the run, or, where the run goes on at failures, the item. Once something has
 * been written the run always ends with its reports: those of failed items say so, so that the record of what was done
 * is never lost.
 * @throws {ItemFailure} where an item stops the run, with nothing written; {GraphError} where the tenant cannot be read
 */
export async function changeLicenses(
  context: UseCaseContext,
  run: LicenseChangeRun,
): Promise<ChangeReport[]> {
  const items = Array.from({ length: run.itemCount }, (_, itemIndex): ItemRun => ({
    itemIndex,
    change: null,
    user: null,
    failure: null,
  }));
  const progress: Progress = { items, tenant: null, changes: [] };
  try {
    await planAndWrite(context, run, progress);
  } catch (error) {
    if (run.stopAtFirstFailure && !run.earlier.some(hasWritten)) throw error;
    // What stops the whole run stops every item that was not stopped before.
    for (const item of items) item.failure ??= asError(error);
  }
  return reportProgress(context, run, progress);
}

async function planAndWrite(
  context: UseCaseContext,
  run: LicenseChangeRun,
  progress: Progress,
): Promise<void> {
  const maxUsers = run.readMaxUsers?.() ?? Infinity;
  const tenant = await readTenantLicenses(context);
  progress.tenant = tenant;
  const requested = await run.readItems(tenant);
  for (const item of progress.items) {
    const change = requested[item.itemIndex] ?? null;
    if (change instanceof Error) item.failure = change;
    else item.change = change;
  }
  const carryOut = async () => {
    progress.changes = await planChanges(context, tenant, progress.items, { ...run, maxUsers });
    await writeChanges(context, tenant, progress.changes);
  };
  const isForReal = progress.items.some(({ change }) => change?.dryRun === false);
  const { graph, tenantId } = context;
  if (isForReal) await withTenantWriteLock(`${graph.origin} ${tenantId}`, graph.timing, carryOut);
  else await carryOut();
}

function reportProgress(context: UseCaseContext, run: LicenseChangeRun, progress: Progress): ChangeReport[] {
  const { completedOutcome, earlier, stopAtFirstFailure } = run;
  const { items, tenant, changes } = progress;
  const mayHaveWritten =
    earlier.some(hasWritten) ||
    changes.some(({ result }) => result?.status === 'written' || result?.status === 'unknown');
  const wouldWrite = changes.some((change) => change.dryRun && !hasFailed(change));
  if (!mayHaveWritten && !wouldWrite && stopAtFirstFailure) stopBeforeFirstWrite(progress);
  const settings = { completedOutcome, tenant, now: context.now() };
  const reports = new Map(
    changes.flatMap((change) =>
      toReports(change, settings).map((report, index) => [change.items[index], report]),
    ),
  );
  const output = items.map((item) => {
    const report = reports.get(item) ?? toFailedReport(item, settings);
    const before = earlier[item.itemIndex];
    return signed(before ? mergeTries(before, report, completedOutcome) : report, context);
  });
  showDryRun(context, output);
  showTally(context, output, completedOutcome);
  return output;
}

function signed(report: ChangeReport, context: UseCaseContext): ChangeReport {
  if (report.restore === null) return report;
  return { ...report, signature: context.sign(restoreText(report.restore)) };
}

/** Nothing has been written: the run may end with an error without losing anything. */
function stopBeforeFirstWrite({ items, tenant, changes }: Progress): void {
  stopAtFailure(items);
  const failed = changes.filter((change) => errorOf(change) !== null);
  const [first] = failed;
  const error = first ? errorOf(first) : null;
  if (first && error)
    throw new ItemFailure(
      first.items[0]?.itemIndex ?? 0,
      amongSeveral(explain(error, first.user.userId, tenant), failed.length, changes.length),
    );
}

/** The failure; where it is not the only one, its description says of how many users it is the first. */
function amongSeveral(failure: Error, failed: number, all: number): Error {
  if (failed === 1) return failure;
  const extent = `${failed} of ${all} users cannot be changed, for this reason or another; nothing was changed.`;
  if (isGraphError(failure)) return failure.withReason(extent);
  return new UseCaseError(failure.message, [extent, descriptionOf(failure) ?? ''].join(' ').trim());
}
