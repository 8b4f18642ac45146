import type { HintLevel, UseCaseContext } from '../context';
import { ItemFailure } from '../failureDetails';
import { showDryRun, showTally } from './changeHints';
import { hasWritten, type ChangeReport } from './changeReport';
import { mergeTries } from './mergeTries';
import { toFailedReport } from './reportChanges';
import type { LicenseChangeRun } from './requestedChange';

/** The input items that are about one tenant. */
export interface TenantItems {
  context: UseCaseContext;
  /** Their places among all input items, in order. */
  itemIndexes: readonly number[];
  /** A failure in the words of the tenant. */
  explain: (error: Error) => Error;
}

/** What a run in one tenant takes from the run over all. */
export type TenantRun = Pick<
  LicenseChangeRun,
  'itemCount' | 'completedOutcome' | 'stopAtFirstFailure' | 'earlier' | 'onStop'
>;

export interface SeveralTenantsRun extends Omit<TenantRun, 'onStop'> {
  tenants: readonly TenantItems[];
  /** Why items belong to no tenant, by their place. */
  failures: ReadonlyMap<number, Error>;
  now: () => string;
  hint(message: string, level?: HintLevel): void;
  /** Changes the licenses of the items of one tenant: `changeLicenses`, or what calls it. */
  change(tenant: TenantItems, run: TenantRun): Promise<ChangeReport[]>;
}

/** What stops the run in a tenant. */
interface Stop {
  /** The place among all input items of the one that it is about, or else of the tenant's first. */
  itemIndex: number;
  error: Error;
}

/**
 * Changes licenses in each tenant that the items name, one tenant after the other. One report for each input item, in order.
 *
 * A tenant is a customer: what stops the run in one, before its first write there, stops that one only, and is reported
 * by its items. The run ends with an error only where nothing has been written in any tenant, so that no record of a
 * change is lost.
 * @throws {Error} the first of those failures, unless the run goes on at failures
 */
export async function changeTenants(run: SeveralTenantsRun): Promise<ChangeReport[]> {
  const { itemCount, tenants, failures, earlier, completedOutcome } = run;
  const reports = new Map<number, ChangeReport>();
  const stops: Stop[] = [];
  for (const [itemIndex, failure] of failures) {
    reports.set(itemIndex, reportWithoutTenant(itemIndex, failure, run));
    stops.push({ itemIndex, error: new ItemFailure(itemIndex, failure) });
  }
  for (const tenant of tenants) {
    const { itemIndexes } = tenant;
    const ofTenant = await run.change(tenant, {
      itemCount: itemIndexes.length,
      completedOutcome,
      stopAtFirstFailure: run.stopAtFirstFailure,
      earlier: earlier.length === 0 ? [] : itemIndexes.flatMap((index) => earlier[index] ?? []),
      onStop: (stop) => stops.push(isOnlyTenant(run) ? ofOnlyTenant(stop, tenant) : stopOf(stop, tenant)),
    });
    ofTenant.forEach((report, place) => reports.set(itemIndexes[place] ?? 0, report));
  }
  const output = Array.from({ length: itemCount }, (_, itemIndex) => reports.get(itemIndex)).flatMap(
    (report) => report ?? [],
  );
  const [first] = stops.sort((one, other) => one.itemIndex - other.itemIndex);
  if (first && run.stopAtFirstFailure && !output.some(hasWritten)) throw first.error;
  showDryRun(run, output);
  showTally(run, output, completedOutcome);
  return output;
}

function isOnlyTenant({ tenants, failures }: SeveralTenantsRun): boolean {
  return tenants.length === 1 && failures.size === 0;
}

/** The items of the only tenant are all input items, and what stops them all is about none of them. */
function ofOnlyTenant(error: Error, { explain }: TenantItems): Stop {
  if (error instanceof ItemFailure) {
    const { itemIndex, cause } = error;
    return { itemIndex, error: new ItemFailure(itemIndex, explain(cause)) };
  }
  return { itemIndex: 0, error: explain(error) };
}

/** What stops the run in one of several tenants, with its place among all input items. */
function stopOf(error: Error, { itemIndexes, explain }: TenantItems): Stop {
  const [place, failure] = error instanceof ItemFailure ? [error.itemIndex, error.cause] : [0, error];
  const itemIndex = itemIndexes[place] ?? 0;
  return { itemIndex, error: new ItemFailure(itemIndex, explain(failure)) };
}

function reportWithoutTenant(
  itemIndex: number,
  failure: Error,
  { completedOutcome, earlier, now }: SeveralTenantsRun,
): ChangeReport {
  const item = { itemIndex, change: null, user: null, failure };
  const report = toFailedReport(item, { completedOutcome, tenant: null, now: now() });
  const before = earlier[itemIndex];
  return before ? mergeTries(before, report, completedOutcome) : report;
}
