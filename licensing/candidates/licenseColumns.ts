import type { Candidate, CandidateLicense } from './candidate';

/** The one license of a candidate as flat columns beside `licenses`, for candidates grouped by license. */
export interface LicenseColumns {
  name: string;
  skuPartNumber: string;
  skuId: string;
  family: string;
  why: string;
  assignedVia: CandidateLicense['assignedVia'];
  groupId: string | null;
  groupName: string | null;
  assignedDate: string | null;
  /** Cost of one seat, in `monthlyCostCurrency`; null if no price is known. */
  monthlyCost: number | null;
  monthlyCostCurrency: string | null;
  /** The license that is proposed instead, for the reason `downgrade`; else null. */
  proposedName: string | null;
}

/** The candidate with the columns of its license, right after those that a person reads first. */
export function withLicenseColumns(candidate: Candidate): Candidate & Partial<LicenseColumns> {
  const [license] = candidate.licenses;
  if (!license) return candidate;
  const { userId, displayName, action } = candidate;
  return Object.assign({ userId, displayName, action }, columnsOf(license), candidate);
}

function columnsOf(license: CandidateLicense): LicenseColumns {
  return {
    name: license.name,
    why: license.why,
    skuPartNumber: license.skuPartNumber,
    assignedVia: license.assignedVia,
    groupName: license.groupName,
    monthlyCost: license.monthlyCost,
    monthlyCostCurrency: license.currency,
    proposedName: license.proposal?.toSku.name ?? null,
    assignedDate: license.assignedDate,
    family: license.family,
    skuId: license.skuId,
    groupId: license.groupId,
  };
}
