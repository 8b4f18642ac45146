import type { LicenseAssignmentState } from '@microsoft/microsoft-graph-types';
import type { ProductCatalog } from '../products/catalog';
import { foldId } from '../products/foldId';
import type { Sku } from '../products/sku';
import type { GraphUser } from './user';

/** One assignment of a SKU to a user. A SKU assigned directly and by a group gives two. */
export interface AssignedLicense extends Sku {
  /** Null if Graph lists the license without an assignment state. */
  assignedVia: 'direct' | 'group' | null;
  groupId: string | null;
  /** Graph's `Active`, `ActiveWithError`, `Disabled` or `Error`. */
  state: string | null;
  /** Graph's `CountViolation`, `DependencyViolation` ...; null if there is none. */
  error: string | null;
  /** Service plan ids. */
  disabledPlans: string[];
  /** The last change of the assignment, ISO 8601 in UTC. */
  assignedDate: string | null;
}

/** An assignment as output shows it: with a name beside the id of the group. */
export interface NamedAssignment extends AssignedLicense {
  /** The group's display name; null if there is no group, or if its name could not be read. */
  groupName: string | null;
}

/** An assignment as Graph reports it. */
export type Assignment = LicenseAssignmentState & Pick<AssignedLicense, 'assignedVia'>;

/** Whether the user has any assignment: `assignmentsOf` is not empty. */
export function hasAssignments({ licenseAssignmentStates, assignedLicenses }: GraphUser): boolean {
  return (licenseAssignmentStates?.length ?? 0) > 0 || (assignedLicenses?.length ?? 0) > 0;
}

/**
 * All assignments of a user. A license in `assignedLicenses` without an assignment state is among them: only its way to
 * the user is unknown.
 */
export function assignmentsOf({ licenseAssignmentStates, assignedLicenses }: GraphUser): Assignment[] {
  const assignments = (licenseAssignmentStates ?? []).map((state): Assignment => ({
    skuId: state.skuId,
    assignedByGroup: state.assignedByGroup,
    state: state.state,
    error: state.error,
    disabledPlans: state.disabledPlans,
    lastUpdatedDateTime: state.lastUpdatedDateTime,
    assignedVia: state.assignedByGroup ? 'group' : 'direct',
  }));
  for (const { skuId, disabledPlans } of assignedLicenses ?? []) {
    if (!isReported(skuId, licenseAssignmentStates ?? []))
      assignments.push({ skuId, disabledPlans, assignedVia: null });
  }
  return assignments;
}

type SkuId = LicenseAssignmentState['skuId'];

/** Graph writes both lists alike, so that ids are folded only where they differ. */
function isReported(skuId: SkuId, states: readonly LicenseAssignmentState[]): boolean {
  return (
    states.some((state) => state.skuId === skuId) ||
    states.some((state) => foldId(state.skuId ?? '') === foldId(skuId ?? ''))
  );
}

/** An assignment in error gives the user nothing and takes no seat; a disabled one gives nothing any more. */
export function isWorking({ state }: { state?: string | null }): boolean {
  return state !== 'Error' && state !== 'Disabled';
}

/** `skuPartNumbers`: the tenant's part numbers by SKU id in lower case. */
export function toAssignedLicenses(
  user: GraphUser,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense[] {
  return assignmentsOf(user).map((assignment) => toAssignedLicense(assignment, catalog, skuPartNumbers));
}

/** As `toAssignedLicenses`, for one assignment. */
export function toAssignedLicense(
  assignment: Assignment,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense {
  const { assignedVia, assignedByGroup, state, error, disabledPlans, lastUpdatedDateTime } = assignment;
  const skuId = assignment.skuId ?? '';
  const sku = catalog.describe(skuId, skuPartNumbers.get(foldId(skuId)) ?? null);
  return {
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    name: sku.name,
    family: sku.family,
    assignedVia,
    groupId: assignedByGroup ?? null,
    state: state ?? null,
    error: error && error !== 'None' ? error : null,
    disabledPlans: disabledPlans ?? [],
    assignedDate: lastUpdatedDateTime ?? null,
  };
}
