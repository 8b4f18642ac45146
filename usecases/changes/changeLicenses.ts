import { restoreText } from '../../licensing/changes/inputItem/restorePayload';
import { withTenantWriteLock } from '../../graph/licenses/tenantWriteLock';
import type { UseCaseContext } from '../context';
import { asError, ItemFailure, UseCaseError } from '../failureDetails';
import { readTenantLicenses, type TenantLicenses } from '../tenantLicenses';
import { amongSeveral } from './amongSeveral';
import { explain } from './explainFailure';
import { planChanges } from './planChanges';
import { hasWritten, type ChangeReport } from './changeReport';
import { mergeTries } from './mergeTries';
import { errorOf } from './observeChange';
import { toFailedReport, toReports } from './reportChanges';
import type { LicenseChangeRun } from './requestedChange';
import { failureOf, hasFailed, type ItemRun, type UserChange } from './userChange';
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
  let stop: Error | null = null;
  try {
    await planAndWrite(context, run, progress);
    if (!changesAnything(run, progress)) stop = firstFailure(progress);
  } catch (error) {
    stop = asError(error);
    // What stops the whole run stops every item that was not stopped before.
    for (const item of items) item.failure ??= stopOfOthers(stop);
  }
  if (stop && run.stopAtFirstFailure && !run.earlier.some(hasWritten)) {
    if (!run.onStop) throw stop;
    run.onStop(stop);
  }
  return reportProgress(context, run, progress);
}

/** What the other items of the run report, where one of them stops it. */
function stopOfOthers(stop: Error): Error {
  if (!(stop instanceof ItemFailure)) return stop;
  return new UseCaseError(
    `Not tried, because another item stops the run: ${stop.message}`,
    'Correct or remove that item, or set On Error to continue, so that it stops no other.',
  );
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

/** Whether licenses were changed, may have been, or would be but for a dry run. */
function changesAnything({ earlier }: LicenseChangeRun, { changes }: Progress): boolean {
  return (
    earlier.some(hasWritten) ||
    changes.some(({ result }) => result?.status === 'written' || result?.status === 'unknown') ||
    changes.some((change) => change.dryRun && !hasFailed(change))
  );
}

function reportProgress(context: UseCaseContext, run: LicenseChangeRun, progress: Progress): ChangeReport[] {
  const { completedOutcome, earlier } = run;
  const { items, tenant, changes } = progress;
  const settings = { completedOutcome, tenant, now: context.now() };
  const reports = new Map(
    changes.flatMap((change) =>
      toReports(change, settings).map((report, index) => [change.items[index], report]),
    ),
  );
  return items.map((item) => {
    const report = reports.get(item) ?? toFailedReport(item, settings);
    const before = earlier[item.itemIndex];
    return signed(before ? mergeTries(before, report, completedOutcome) : report, context);
  });
}

function signed(report: ChangeReport, context: UseCaseContext): ChangeReport {
  if (report.restore === null) return report;
  return { ...report, signature: context.sign(restoreText(report.restore)) };
}

/** Of a run that has changed nothing: it may end with an error without losing anything. Null where nothing failed. */
function firstFailure({ items, tenant, changes }: Progress): ItemFailure | null {
  const itemFailure = failureOf(items, changes);
  if (itemFailure) return itemFailure;
  const failed = changes.filter((change) => errorOf(change) !== null);
  const [first] = failed;
  const error = first ? errorOf(first) : null;
  if (!first || !error) return null;
  const failure = amongSeveral(explain(error, first.user.userId, tenant), failed.length, changes.length);
  return new ItemFailure(first.items[0]?.itemIndex ?? 0, failure);
}
