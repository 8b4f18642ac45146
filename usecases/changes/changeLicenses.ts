import { counted } from '../../licensing/candidates/rules/wording';
import { withTenantWriteLock } from '../../graph/licenses/tenantWriteLock';
import type { UseCaseContext } from '../context';
import { asError, ItemFailure } from '../failureDetails';
import { readTenantLicenses, type TenantLicenses } from '../tenantLicenses';
import { explain } from './explainFailure';
import { planChanges } from './planChanges';
import { errorOf, toFailedReport, toReports, type ChangeReport } from './reportChanges';
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
    if (run.stopAtFirstFailure) throw error;
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
  const { items, tenant, changes } = progress;
  const mayHaveWritten = changes.some(
    ({ result }) => result?.status === 'written' || result?.status === 'unknown',
  );
  const wouldWrite = changes.some((change) => change.dryRun && !hasFailed(change));
  if (!mayHaveWritten && !wouldWrite && run.stopAtFirstFailure) stopBeforeFirstWrite(progress);
  const settings = { completedOutcome: run.completedOutcome, tenant, now: context.now() };
  const reports = new Map(
    changes.flatMap((change) =>
      toReports(change, settings).map((report, index) => [change.items[index], report]),
    ),
  );
  const output = items.map((item) => reports.get(item) ?? toFailedReport(item, settings));
  showDryRun(context, output);
  const failed = output.filter(({ outcome }) => outcome === 'failed').length;
  if (mayHaveWritten && failed > 0) {
    context.hint(
      `${failed} of ${output.length} items failed after licenses had been changed, and ${output.length - failed} went through. Their outcome is "failed" and their error says why; running the same items again does only what is left.`,
      'warning',
    );
  }
  return output;
}

/** Says above the output what has not happened, and would. */
function showDryRun(context: UseCaseContext, output: readonly ChangeReport[]): void {
  const dry = output.filter(({ dryRun }) => dryRun).length;
  if (dry === 0) return;
  const planned = output.filter(({ outcome }) => outcome === 'planned');
  const users = new Set(planned.map(({ id, userId }) => id ?? userId)).size;
  const parts = [
    ['removed from', planned.flatMap(({ removed }) => removed).length] as const,
    ['assigned to', planned.flatMap(({ added }) => added).length] as const,
  ].flatMap(([what, count]) =>
    count === 0 ? [] : [`${counted(count, 'license')} would be ${what} ${counted(users, 'user')}`],
  );
  const effect = parts.length === 0 ? 'nothing would change' : parts.join(', and ');
  const extent =
    dry === output.length
      ? 'Dry run: nothing was changed'
      : `Dry run of ${dry} of ${counted(output.length, 'item')}: these changed nothing`;
  context.hint(`${extent}; ${effect}. Turn off Dry Run to do it.`, 'info');
}

/** Nothing has been written: the run may end with an error without losing anything. */
function stopBeforeFirstWrite({ items, tenant, changes }: Progress): void {
  stopAtFailure(items);
  const failed = changes.find((change) => errorOf(change) !== null);
  const error = failed ? errorOf(failed) : null;
  if (failed && error)
    throw new ItemFailure(failed.items[0]?.itemIndex ?? 0, explain(error, failed.user.userId, tenant));
}
