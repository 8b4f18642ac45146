import type { LicenseAssignmentState } from '@microsoft/microsoft-graph-types';
import type { ProductCatalog } from '../products/catalog';
import type { Sku } from '../products/sku';
import type { GraphUser } from './user';

/** One row per way that a license reaches a user: direct and by group gives two. */
export interface AssignedLicense extends Sku {
  /** Null where Graph names the license without saying how it reaches the user. */
  assignedVia: 'direct' | 'group' | null;
  groupId: string | null;
  /** Graph's `Active`, `ActiveWithError`, `Disabled` or `Error`. */
  state: string | null;
  /** Graph's `CountViolation`, `DependencyViolation` ...; null where there is none. */
  error: string | null;
  /** Service plan ids. */
  disabledPlans: string[];
  /** When this assignment last changed, in full UTC. */
  assignedDate: string | null;
}

/** One way that a license reaches a user. */
export type Assignment = LicenseAssignmentState & Pick<AssignedLicense, 'assignedVia'>;

/**
 * Every way that licenses reach the user. A license in `assignedLicenses` that has no assignment state still counts:
 * only the way it reaches the user is unknown.
 */
export function assignmentsOf({ licenseAssignmentStates, assignedLicenses }: GraphUser): Assignment[] {
  const reported = (licenseAssignmentStates ?? []).map((state): Assignment => ({
    ...state,
    assignedVia: state.assignedByGroup ? 'group' : 'direct',
  }));
  const reportedIds = new Set(reported.map(({ skuId }) => skuId?.toLowerCase()));
  const unreported = (assignedLicenses ?? []).filter(({ skuId }) => !reportedIds.has(skuId?.toLowerCase()));
  return [
    ...reported,
    ...unreported.map(({ skuId, disabledPlans }): Assignment => ({
      skuId,
      disabledPlans,
      assignedVia: null,
    })),
  ];
}

/** `skuPartNumbers`: the tenant's part numbers by SKU id in lower case. */
export function toAssignedLicenses(
  user: GraphUser,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense[] {
  return assignmentsOf(user).map((assignment) => toAssignedLicense(assignment, catalog, skuPartNumbers));
}

/** As `toAssignedLicenses`, of one assignment. */
export function toAssignedLicense(
  assignment: Assignment,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense {
  const { assignedVia, assignedByGroup, state, error, disabledPlans, lastUpdatedDateTime } = assignment;
  const skuId = assignment.skuId ?? '';
  return {
    ...catalog.describe(skuId, skuPartNumbers.get(skuId.toLowerCase()) ?? null),
    assignedVia,
    groupId: assignedByGroup ?? null,
    state: state ?? null,
    error: error && error !== 'None' ? error : null,
    disabledPlans: disabledPlans ?? [],
    assignedDate: lastUpdatedDateTime ?? null,
  };
}
