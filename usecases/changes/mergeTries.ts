import { changeMessage } from '../../licensing/changes/changeMessage';
import type { CompletedOutcome, LicenseRow } from '../../licensing/changes/outcome';
import { add, parseDecimal, toNumber } from '../../licensing/money/decimal';
import { hasWritten, type ChangeReport } from './changeReport';

/**
 * What became of an item over two tries of one run. n8n's Retry On Fail runs a node again; the second try finds what the
 * first has done and has nothing to do, but the record of the first, and what undoes it, must stay.
 */
export function mergeTries(
  earlier: ChangeReport,
  latest: ChangeReport,
  completedOutcome: CompletedOutcome,
): ChangeReport {
  if (!hasWritten(earlier)) return latest;
  if (hasWritten(latest)) return withMessage(addUp(earlier, latest), completedOutcome);
  if (latest.outcome !== 'skipped' || !isInPlace(earlier, latest)) return earlier;
  const outcome = earlier.outcome === 'unconfirmed' ? completedOutcome : earlier.outcome;
  const confirmed = { ...earlier, outcome, after: latest.after, verified: true, error: null };
  return withMessage(confirmed, completedOutcome);
}

/** Both tries changed licenses: the second did what the first had not done. */
function addUp(earlier: ChangeReport, latest: ChangeReport): ChangeReport {
  const removed = join(
    earlier.removed.filter((row) => !isHeld(row, latest.before)),
    latest.removed,
  );
  const added = join(
    earlier.added.filter((row) => isHeld(row, latest.before)),
    latest.added,
  );
  const changed = [...removed, ...added].map(({ skuId }) => skuId);
  const grants = [...(earlier.restore?.addLicenses ?? []), ...(latest.restore?.addLicenses ?? [])];
  const id = latest.restore?.id ?? earlier.restore?.id;
  const addLicenses = removed.flatMap(({ skuId }) => grants.find((grant) => grant.skuId === skuId) ?? []);
  return {
    ...latest,
    removed,
    added,
    kept: latest.kept.filter(({ skuId }) => !changed.includes(skuId)),
    remarks: [...new Set([...earlier.remarks, ...latest.remarks])],
    before: earlier.before,
    ...savingsOfBoth(earlier, latest),
    restore: id === undefined || addLicenses.length === 0 ? null : { id, addLicenses },
    usageLocationSet: earlier.usageLocationSet ?? latest.usageLocationSet,
  };
}

function isInPlace({ removed, added }: ChangeReport, { before }: ChangeReport): boolean {
  return removed.every((row) => !isHeld(row, before)) && added.every((row) => isHeld(row, before));
}

function isHeld({ skuId }: LicenseRow, held: readonly LicenseRow[]): boolean {
  return held.some((row) => row.assignedVia === 'direct' && row.skuId === skuId);
}

/** Each SKU once; that of the first try, which saw the license as it was. */
function join(earlier: readonly LicenseRow[], latest: readonly LicenseRow[]): LicenseRow[] {
  return [...earlier, ...latest.filter(({ skuId }) => !earlier.some((row) => row.skuId === skuId))];
}

/** Null where one of them is not known, or where they are in different currencies. */
function savingsOfBoth(earlier: ChangeReport, latest: ChangeReport) {
  const { monthlySavings, currency } = latest;
  if (earlier.outcome === 'unconfirmed') return { monthlySavings, currency };
  if (earlier.monthlySavings === null || monthlySavings === null || earlier.currency !== currency)
    return { monthlySavings: null, currency: null };
  const sum = add(parseDecimal(earlier.monthlySavings), parseDecimal(monthlySavings));
  return { monthlySavings: toNumber(sum), currency };
}

function withMessage(report: ChangeReport, completedOutcome: CompletedOutcome): ChangeReport {
  const user = report.displayName ?? report.userId;
  const error = report.error?.message ?? null;
  return { ...report, message: changeMessage({ ...report, user, completedOutcome, error }) };
}
