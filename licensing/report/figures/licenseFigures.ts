import type { LicenseItem } from '../../inventory/licenseItem';
import { foldId } from '../../products/foldId';
import { isFreeProduct } from '../../products/freeProducts';
import type { ReportRow } from './reportRow';

/** Seats of one license, or of several. */
export interface SeatCounts {
  /** Seats that can be assigned. */
  bought: number;
  assigned: number;
  /** Assigned, less those that can be taken back. */
  used: number;
  /** Nobody holds them, or they can be taken back. Used and idle seats together are those bought and the shortage. */
  idle: number;
  /** Nobody holds them. */
  unassigned: number;
  /** Assigned seats that Find Candidates proposes to take back. */
  removable: number;
  /** Assigned seats that a person should look at. */
  review: number;
  /** Seats assigned beyond those bought. */
  shortage: number;
}

/** One license of the tenant in the report. */
export interface LicenseFigures extends SeatCounts {
  skuId: string;
  skuPartNumber: string;
  name: string;
  /** Null if no price is known, or if its subscriptions have prices in several currencies. */
  annualCost: number | null;
  /** Cost of the seats that nobody holds. */
  annualUnassignedCost: number | null;
  currency: string | null;
}

export interface LicensesOfReport {
  /** Those that somebody pays for, by seats bought. */
  counted: LicenseFigures[];
  /** Free ones and trials: in no figure. */
  uncounted: LicenseFigures[];
}

/** `rows`: all candidates of the tenant. Licenses that the tenant uses as a whole have no seats and are left out. */
export function licenseFigures(
  licenses: readonly LicenseItem[],
  rows: readonly ReportRow[],
): LicensesOfReport {
  const candidates = candidateSeats(rows);
  const ofUsers = licenses
    .filter(({ licenseType }) => licenseType === 'user')
    .map((license) => ({
      isCounted: isPaidFor(license),
      figures: toLicenseFigures(license, candidates.get(foldId(license.skuId)) ?? noCandidates),
    }))
    .filter(({ figures }) => figures.bought > 0 || figures.assigned > 0)
    .sort(({ figures: one }, { figures: other }) => other.bought - one.bought);
  return {
    counted: ofUsers.filter(({ isCounted }) => isCounted).map(({ figures }) => figures),
    uncounted: ofUsers.filter(({ isCounted }) => !isCounted).map(({ figures }) => figures),
  };
}

export function sumOfSeats(licenses: readonly LicenseFigures[]): SeatCounts {
  const sum = (name: keyof SeatCounts) => licenses.reduce((total, license) => total + license[name], 0);
  return {
    bought: sum('bought'),
    assigned: sum('assigned'),
    used: sum('used'),
    idle: sum('idle'),
    unassigned: sum('unassigned'),
    removable: sum('removable'),
    review: sum('review'),
    shortage: sum('shortage'),
  };
}

/** A price that was given says more than the list of free products. */
function isPaidFor({ isTrial, skuPartNumber, unitPrice }: LicenseItem): boolean {
  if (isTrial === true) return false;
  return unitPrice === null ? !isFreeProduct(skuPartNumber) : unitPrice > 0;
}

function toLicenseFigures(license: LicenseItem, { removable, review }: CandidateSeats): LicenseFigures {
  const { purchased: bought, assigned } = license;
  const used = Math.max(0, assigned - removable);
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    bought,
    assigned,
    used,
    idle: Math.max(0, bought - assigned) + assigned - used,
    unassigned: Math.max(0, bought - assigned),
    removable,
    review,
    shortage: Math.max(0, assigned - bought),
    annualCost: license.annualCost,
    annualUnassignedCost: license.annualUnusedCost,
    currency: license.currency,
  };
}

interface CandidateSeats {
  removable: number;
  review: number;
}

const noCandidates: CandidateSeats = { removable: 0, review: 0 };

/** By SKU id in lower case. A user who holds a license twice has one seat of it; a deleted user has none. */
function candidateSeats(rows: readonly ReportRow[]): ReadonlyMap<string, CandidateSeats> {
  const users = new Map<string, { removable: Set<string>; review: Set<string> }>();
  for (const row of rows) {
    if (row.status === 'deleted') continue;
    const key = foldId(row.skuId);
    const ofSku = users.get(key) ?? { removable: new Set<string>(), review: new Set<string>() };
    users.set(key, ofSku);
    if (row.isSeatFreed) ofSku.removable.add(row.userId);
    else if (row.action === 'review') ofSku.review.add(row.userId);
  }
  return new Map(
    [...users].map(([skuId, { removable, review }]): [string, CandidateSeats] => [
      skuId,
      {
        removable: removable.size,
        review: [...review].filter((userId) => !removable.has(userId)).length,
      },
    ]),
  );
}
