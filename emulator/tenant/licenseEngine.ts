import type { GroupStore } from './groupStore';
import { assignedLicenses, enabledPlanIds, isHeld } from './licenseView';
import type {
  LicenseAssignment,
  LicenseChange,
  Organization,
  TenantGroup,
  TenantSku,
  TenantUser,
} from './model';
import { newViolations, violationText } from './planRules';
import { assignableUnits, type SkuStore } from './skuStore';
import { badRequest } from './tenantError';
import type { UserStore } from './userStore';

export interface LicenseEngineParts {
  users: UserStore;
  skus: SkuStore;
  groups: GroupStore;
  organization: Organization;
  /** The tenant's time as Graph writes it. */
  now: () => string;
}

/**
 * Gives and takes licenses. Every change of one user is worked out on a copy and checked whole before it is stored, so
 * that a refused one leaves no trace.
 *
 * Invariant: `#consumed` of a SKU equals the number of active users who hold it.
 */
export class LicenseEngine {
  readonly #consumed = new Map<string, number>();

  constructor(private readonly parts: LicenseEngineParts) {}

  consumedUnits(skuId: string): number {
    return this.#consumed.get(skuId.toLowerCase()) ?? 0;
  }

  /** Takes the licenses of a user who has come into being into account. */
  counted(user: TenantUser): void {
    if (user.deletedDateTime !== null) return;
    for (const { skuId } of assignedLicenses(user)) this.#count(skuId, 1);
  }

  /** Frees the seats of a user who has been deleted. */
  released(user: TenantUser): void {
    for (const { skuId } of assignedLicenses(user)) this.#count(skuId, -1);
  }

  assign(userId: string, change: LicenseChange): TenantUser {
    const user = this.parts.users.active(userId);
    this.#refuseContradiction(change);
    const remaining = this.#withoutRemoved(user, change.removeLicenses);
    const added = change.addLicenses.map((license) => this.#directAssignment(user, license));
    const addedIds = new Set(added.map(({ skuId }) => skuId));
    const kept = remaining.filter((one) => one.assignedByGroup !== null || !addedIds.has(one.skuId));
    const assignments = [...kept, ...added];
    this.#checkSeats(user, assignments, addedIds);
    const [violation] = newViolations(this.#plans(user.licenseAssignments), this.#plans(assignments));
    if (violation) throw badRequest(violationText(violation));
    return this.#store(user, assignments);
  }

  reprocess(userId: string): TenantUser {
    const user = this.parts.users.active(userId);
    return this.#store(user, this.#inherited(user));
  }

  /** Changes what the group has to give; `applyGroup` brings its members in line. */
  changeGroup(groupId: string, change: LicenseChange): TenantGroup {
    const group = this.parts.groups.known(groupId);
    this.#refuseContradiction(change);
    for (const skuId of change.removeLicenses) {
      if (!group.assignedLicenses.some((one) => one.skuId === skuId))
        throw badRequest('Group does not have a corresponding license.');
    }
    for (const { skuId, disabledPlans } of change.addLicenses) this.#assignableSku(skuId, disabledPlans);
    const changed = new Set([...change.removeLicenses, ...change.addLicenses.map(({ skuId }) => skuId)]);
    group.assignedLicenses = [
      ...group.assignedLicenses.filter(({ skuId }) => !changed.has(skuId)),
      ...change.addLicenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
    ];
    group.licenseProcessingState = 'QueuedForProcessing';
    return group;
  }

  /** Brings the direct user members of a group in line with its licenses; nested groups hand nothing down. */
  applyGroup(groupId: string): void {
    const group = this.parts.groups.known(groupId);
    for (const memberId of group.memberIds) this.applyMember(memberId);
    if (group.licenseProcessingState) group.licenseProcessingState = 'ProcessingComplete';
  }

  /** Brings the inherited licenses of a user in line with the groups that hold it directly. */
  applyMember(memberId: string): void {
    const user = this.parts.users.current(memberId);
    if (user?.deletedDateTime !== null) return;
    const assignments = this.#inherited(user);
    if (JSON.stringify(assignments) !== JSON.stringify(user.licenseAssignments))
      this.#store(user, assignments);
  }

  #refuseContradiction(change: LicenseChange): void {
    const ids = [...change.addLicenses.map(({ skuId }) => skuId), ...change.removeLicenses];
    const twice = ids.find((skuId, at) => ids.indexOf(skuId) !== at);
    if (twice !== undefined) throw badRequest(`License ${twice} appears more than once in the request.`);
  }

  #withoutRemoved(user: TenantUser, removed: string[]): LicenseAssignment[] {
    for (const skuId of removed) {
      const held = user.licenseAssignments.filter((one) => one.skuId === skuId);
      if (held.length === 0) throw badRequest('User does not have a corresponding license.');
      if (held.every((one) => one.assignedByGroup !== null)) {
        throw badRequest(
          'User license is inherited from a group membership and it cannot be removed directly from the user.',
        );
      }
    }
    return user.licenseAssignments.filter(
      (one) => one.assignedByGroup !== null || !removed.includes(one.skuId),
    );
  }

  #directAssignment(user: TenantUser, license: LicenseChange['addLicenses'][number]): LicenseAssignment {
    this.#assignableSku(license.skuId, license.disabledPlans);
    if (user.usageLocation === null) {
      throw badRequest('License assignment cannot be done for user with invalid usage location.');
    }
    return this.#assignment(license, null);
  }

  #assignableSku(skuId: string, disabledPlans: string[]): TenantSku {
    const sku = this.parts.skus.get(skuId);
    if (sku === null) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
    if (sku.appliesTo === 'Company') throw badRequest(`License ${skuId} cannot be assigned to a user.`);
    const stranger = disabledPlans.find(
      (plan) => !sku.servicePlans.some((one) => one.servicePlanId === plan),
    );
    if (stranger !== undefined)
      throw badRequest(`Service plan ${stranger} does not belong to license ${skuId}.`);
    return sku;
  }

  #checkSeats(user: TenantUser, assignments: LicenseAssignment[], addedIds: Set<string>): void {
    const before = heldSkuIds(user.licenseAssignments);
    for (const skuId of heldSkuIds(assignments)) {
      if (addedIds.has(skuId) && !before.has(skuId) && !this.#hasSeat(skuId)) {
        throw badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);
      }
    }
  }

  #hasSeat(skuId: string): boolean {
    const sku = this.parts.skus.get(skuId);
    return sku !== null && this.consumedUnits(skuId) < assignableUnits(sku);
  }

  /** The user's assignments with the inherited ones worked out anew, one group license after the other. */
  #inherited(user: TenantUser): LicenseAssignment[] {
    const assignments = user.licenseAssignments.filter((one) => one.assignedByGroup === null);
    for (const groupId of this.parts.groups.parents(user.id)) {
      for (const license of this.parts.groups.known(groupId).assignedLicenses) {
        assignments.push(this.#inheritedAssignment(user, assignments, groupId, license));
      }
    }
    return assignments;
  }

  #inheritedAssignment(
    user: TenantUser,
    others: LicenseAssignment[],
    groupId: string,
    license: LicenseChange['addLicenses'][number],
  ): LicenseAssignment {
    const known = user.licenseAssignments.find(
      (one) => one.assignedByGroup === groupId && one.skuId === license.skuId,
    );
    if (known && isHeld(known) && sameSet(known.disabledPlans, license.disabledPlans)) return known;
    const wanted = this.#assignment(license, groupId);
    const error = this.#obstacle(user, others, wanted);
    if (error === 'None') return wanted;
    if (known?.error === error && sameSet(known.disabledPlans, license.disabledPlans)) return known;
    return { ...wanted, state: 'Error', error };
  }

  /** Why a group cannot give the user a license. A missing usage location is none: the organisation's country stands in. */
  #obstacle(
    user: TenantUser,
    others: LicenseAssignment[],
    wanted: LicenseAssignment,
  ): LicenseAssignment['error'] {
    const holdsSeat =
      heldSkuIds(user.licenseAssignments).has(wanted.skuId) || heldSkuIds(others).has(wanted.skuId);
    if (!holdsSeat && !this.#hasSeat(wanted.skuId)) return 'CountViolation';
    const [violation] = newViolations(this.#plans(others), this.#plans([...others, wanted]));
    if (violation?.kind === 'dependency') return 'DependencyViolation';
    return violation ? 'MutuallyExclusiveViolation' : 'None';
  }

  #assignment(
    license: LicenseChange['addLicenses'][number],
    assignedByGroup: string | null,
  ): LicenseAssignment {
    const { skuId, disabledPlans } = license;
    return {
      skuId,
      disabledPlans,
      assignedByGroup,
      state: 'Active',
      error: 'None',
      lastUpdatedDateTime: this.parts.now(),
    };
  }

  #plans(licenseAssignments: LicenseAssignment[]): Set<string> {
    return enabledPlanIds({ licenseAssignments }, (skuId) => this.parts.skus.get(skuId));
  }

  #store(user: TenantUser, licenseAssignments: LicenseAssignment[]): TenantUser {
    const before = heldSkuIds(user.licenseAssignments);
    const after = heldSkuIds(licenseAssignments);
    for (const skuId of before) if (!after.has(skuId)) this.#count(skuId, -1);
    for (const skuId of after) if (!before.has(skuId)) this.#count(skuId, 1);
    return this.parts.users.change(user.id, { licenseAssignments });
  }

  #count(skuId: string, by: number): void {
    this.#consumed.set(skuId, this.consumedUnits(skuId) + by);
  }
}

function heldSkuIds(licenseAssignments: LicenseAssignment[]): Set<string> {
  return new Set(licenseAssignments.filter(isHeld).map(({ skuId }) => skuId));
}

function sameSet(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
