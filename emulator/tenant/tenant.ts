import type {
  AssignedLicense,
  AssignedPlan,
  CustomRole,
  DirectoryRole,
  LicenseChange,
  Mailbox,
  Organization,
  RoleEligibility,
  RoleGrant,
  TenantGroup,
  TenantSku,
  TenantSubscription,
  TenantUser,
} from './model';
import type { DeltaBehaviour } from './deltaBehaviour';
import { GroupStore } from './groupStore';
import type { IndexBehaviour } from './indexBehaviour';
import { Ledger } from './ledger';
import { LicenseEngine } from './licenseEngine';
import { assignedLicenses, assignedPlans } from './licenseView';
import type { ReportBehaviour } from './reportBehaviour';
import { SkuStore } from './skuStore';
import { TenantError } from './tenantError';
import type { UserChangeLog } from './userChangeLog';
import { UserStore, type UserPage } from './userStore';
import { WriteLock } from './writeLock';

export { TenantError };

export interface TenantOptions {
  organization: Organization;
  /** The tenant's time, in milliseconds since 1970; every write is stamped with it. */
  clock: () => number;
  ledger?: Ledger;
  /** Last day that the usage reports cover, `YYYY-MM-DD`. Default: two days before the clock's day. */
  reportRefreshDate?: string;
  /** True conceals names in the usage reports, as tenants do by default since 2021. Default false. */
  displayConcealedNames?: boolean;
  /** For how long after a write readers still see the user as it was, in real milliseconds. Default 0. */
  staleReadMilliseconds?: number;
  /** How the usage reports depart from the ordinary. Default: not at all. */
  reportBehaviour?: ReportBehaviour;
}

/**
 * A Microsoft 365 tenant in memory: directory, licenses, and the record of what its users did. It knows nothing of
 * HTTP; handlers read it and write to it. Methods that refuse throw a {@link TenantError} with Graph's own code.
 *
 * Readers get users as values that never change; with `staleReadMilliseconds` they get the value from before a recent
 * write, as from a replica that lags. `currentUser` shows the truth.
 */
export class Tenant {
  readonly organization: Organization;
  /** What every user did on which day; the usage reports are computed from it and tests may ask it as an oracle. */
  readonly ledger: Ledger;
  readonly directoryRoles: DirectoryRole[] = [];
  readonly customRoles: CustomRole[] = [];
  /** Role assignments that `directoryRoles` does not show: of custom roles, or within an administrative unit. */
  readonly otherRoleAssignments: RoleGrant[] = [];
  readonly roleEligibilities: RoleEligibility[] = [];
  /** Mailboxes by the owner's object id, where account and licenses do not tell what they are. */
  readonly mailboxes = new Map<string, Mailbox>();
  /** Users that have been deleted for good and live on in the reports only. */
  readonly purgedUsers: TenantUser[] = [];
  /** Principal names as the usage reports spell them, by object id, where they differ from the directory's. */
  readonly reportedNames = new Map<string, string>();
  /** How the usage reports depart from the ordinary; tests set it. */
  readonly reportBehaviour: ReportBehaviour;
  /** How `GET /users/delta` departs from the shortest answer; tests set it. */
  readonly deltaBehaviour: DeltaBehaviour = {};
  #indexBehaviour: IndexBehaviour = {};
  /** Delta tokens of another generation are answered 410, with the address of a full sync; tests raise it. */
  deltaGeneration = 0;
  readonly reportSettings: { displayConcealedNames: boolean };
  reportRefreshDate: string;
  /** License writes that arrive while another is under way are refused here. */
  readonly writeLock = new WriteLock();

  readonly #clock: () => number;
  readonly #users: UserStore;
  readonly #skus = new SkuStore();
  readonly #groups = new GroupStore();
  readonly #licenses: LicenseEngine;

  constructor(options: TenantOptions) {
    this.organization = options.organization;
    this.#clock = options.clock;
    this.ledger = options.ledger ?? new Ledger();
    this.reportSettings = { displayConcealedNames: options.displayConcealedNames ?? false };
    this.reportBehaviour = options.reportBehaviour ?? {};
    this.reportRefreshDate = options.reportRefreshDate ?? this.#dayBefore(2);
    this.#users = new UserStore(
      this.defaultDomain,
      () => this.now(),
      () => performance.now(),
    );
    this.staleReadMilliseconds = options.staleReadMilliseconds ?? 0;
    this.#licenses = new LicenseEngine({
      users: this.#users,
      skus: this.#skus,
      groups: this.#groups,
      organization: this.organization,
      now: () => this.now(),
    });
  }

  /** For how long after a write readers still see the user as it was, in real milliseconds. */
  get staleReadMilliseconds(): number {
    return this.#users.staleReadMilliseconds;
  }

  set staleReadMilliseconds(milliseconds: number) {
    this.#users.staleReadMilliseconds = milliseconds;
  }

  /** How the index of advanced queries departs from the directory; tests set it. */
  get indexBehaviour(): IndexBehaviour {
    return this.#indexBehaviour;
  }

  set indexBehaviour(behaviour: IndexBehaviour) {
    this.userChanges.keep();
    this.#indexBehaviour = behaviour;
  }

  /** The verified domain that new users get: `contoso.com`. */
  get defaultDomain(): string {
    const domains = this.organization.verifiedDomains;
    return (domains.find(({ isDefault }) => isDefault) ?? domains[0])?.name ?? 'contoso.com';
  }

  /** The domain that the tenant began with: `contoso.onmicrosoft.com`. */
  get initialDomain(): string {
    return this.organization.verifiedDomains.find(({ isInitial }) => isInitial)?.name ?? this.defaultDomain;
  }

  /** The tenant's time as Graph writes it, whole seconds: `2026-11-23T17:26:00Z`. */
  now(): string {
    return `${new Date(this.#clock()).toISOString().slice(0, 19)}Z`;
  }

  // ---- users -------------------------------------------------------------------------------------------------

  /** Number of users that are not deleted. */
  get userCount(): number {
    return this.#users.activeCount;
  }

  /** An active user by object id or by user principal name (case folded), or null. O(1). */
  findUser(idOrPrincipalName: string): TenantUser | null {
    return this.#users.find(idOrPrincipalName);
  }

  /** A user, active or deleted, by object id, as the last write left it whatever readers see; null where unknown. */
  currentUser(id: string): TenantUser | null {
    return this.#users.current(id);
  }

  /** Up to `limit` active users in directory order from `cursor` (0 first). `next` is null after the last. O(limit). */
  users(cursor: number, limit: number): UserPage {
    return this.#users.page(cursor, limit);
  }

  /** Every active user from `cursor` on, in directory order, with the cursor that continues after it. */
  scanUsers(cursor = 0): Generator<{ user: TenantUser; next: number }, void, undefined> {
    return this.#users.scan(cursor);
  }

  /** Soft-deleted users, oldest deletion first. */
  deletedUsers(): TenantUser[] {
    return this.#users.deleted();
  }

  /** What happened to users since somebody first asked where the log stands. */
  get userChanges(): UserChangeLog {
    return this.#users.changes;
  }

  /** The users who report to this one. */
  directReports(managerId: string): TenantUser[] {
    return this.#users.directReports(managerId);
  }

  /** Adds a user. Missing properties are plain defaults: an enabled member, created two years ago, in the default domain. */
  addUser(user: Partial<TenantUser> & Pick<TenantUser, 'userPrincipalName'>): TenantUser {
    const added = this.#users.add(user);
    this.#licenses.counted(added);
    return added;
  }

  /** Adds a user that is given whole, as it is. */
  insertUser(user: TenantUser): void {
    this.#users.insert(user);
    this.#licenses.counted(user);
  }

  /** Changes a user's properties (never licenses: see `assignLicense`). */
  setUser(
    id: string,
    changes: Partial<Omit<TenantUser, 'id' | 'licenseAssignments' | 'deletedDateTime'>>,
  ): TenantUser {
    return this.#users.change(id, changes);
  }

  /** Gives a user another principal name; the usage reports keep the old one until `publishReports`. */
  renameUser(id: string, userPrincipalName: string): TenantUser {
    return this.#users.change(id, { userPrincipalName });
  }

  /** Moves a user to the deleted ones. Licenses stay listed on it, but their seats are free again. */
  deleteUser(id: string): void {
    this.#licenses.released(this.#users.softDelete(id));
  }

  /** Brings a soft-deleted user back, with the licenses that it had. */
  restoreUser(id: string): void {
    this.#licenses.counted(this.#users.restore(id));
  }

  /** Deletes a soft-deleted user for good. */
  purgeUser(id: string): void {
    this.purgedUsers.push(this.#users.purge(id));
  }

  // ---- SKUs and licenses -------------------------------------------------------------------------------------

  /** Every SKU of the tenant, in the order of purchase. */
  skus(): TenantSku[] {
    return this.#skus.all();
  }

  sku(skuId: string): TenantSku | null {
    return this.#skus.get(skuId);
  }

  subscriptions(): TenantSubscription[] {
    return this.#skus.subscriptions();
  }

  /**
   * Seats in use: active users who hold the SKU, directly, by group or both, each once. Assignments in state Error and
   * those of deleted users use none.
   */
  consumedUnits(skuId: string): number {
    return this.#licenses.consumedUnits(skuId);
  }

  /** Adds a SKU together with its subscriptions. `prepaidUnits` follow from the subscriptions where those are given. */
  addSku(sku: TenantSku, subscriptions: TenantSubscription[] = []): void {
    this.#skus.add(sku, subscriptions);
  }

  /** Buys or gives back seats: sets the enabled units of a SKU. */
  setSeats(skuId: string, enabled: number): void {
    this.#skus.setSeats(skuId, enabled);
  }

  /** The user's licenses, one row per SKU, direct and inherited merged; assignments in error are not held. */
  assignedLicenses(user: TenantUser): AssignedLicense[] {
    return assignedLicenses(user);
  }

  assignedPlans(user: TenantUser): AssignedPlan[] {
    return assignedPlans(user, (skuId) => this.#skus.get(skuId));
  }

  /** Changes direct licenses, all of them or none. Throws with Graph's texts. */
  assignLicense(userId: string, change: LicenseChange): TenantUser {
    return this.#licenses.assign(userId, change);
  }

  /** Tries again what a group could not give the user. */
  reprocessLicenseAssignment(userId: string): TenantUser {
    return this.#licenses.reprocess(userId);
  }

  /** Changes the licenses of a group. Its direct user members get or lose them with `processGroup`. */
  assignGroupLicense(groupId: string, change: LicenseChange): TenantGroup {
    return this.#licenses.changeGroup(groupId, change);
  }

  /** Brings the members of a group in line with its licenses. */
  processGroup(groupId: string): void {
    this.#licenses.applyGroup(groupId);
  }

  // ---- groups and roles --------------------------------------------------------------------------------------

  groups(): TenantGroup[] {
    return this.#groups.all();
  }

  group(id: string): TenantGroup | null {
    return this.#groups.get(id);
  }

  /** Adds a group. Its members inherit its licenses now, unless they have been added with these (`heldAlready`). */
  addGroup(group: TenantGroup, licenses: 'give' | 'heldAlready' = 'give'): TenantGroup {
    this.#groups.add(group);
    if (licenses === 'give') this.#licenses.applyGroup(group.id);
    return group;
  }

  addGroupMember(groupId: string, memberId: string): void {
    this.#groups.addMember(groupId, memberId);
    this.#licenses.applyMember(memberId);
  }

  removeGroupMember(groupId: string, memberId: string): void {
    this.#groups.removeMember(groupId, memberId);
    this.#licenses.applyMember(memberId);
  }

  /** Ids of the users and groups inside a group, at any depth, each once; not those inside groups that `opens` refuses. */
  transitiveMemberIds(groupId: string, opens: (group: TenantGroup) => boolean = () => true): string[] {
    return this.#groups.transitiveMembers(groupId, opens);
  }

  /** Ids of the groups that hold this user or group directly. */
  memberOf(memberId: string): string[] {
    return [...this.#groups.parents(memberId)];
  }

  /** Ids of the groups that hold this user or group at any depth, each once. */
  transitiveMemberOf(memberId: string): string[] {
    return this.#groups.ancestors(memberId);
  }

  // ---- reports -----------------------------------------------------------------------------------------------

  /** The user as the usage reports know it: as it was before the first write since they were last published. */
  reportedUser(user: TenantUser): TenantUser {
    return this.#users.reported(user);
  }

  /** Brings the usage reports up to `refreshDate` (`YYYY-MM-DD`) and to the users as they are now. */
  publishReports(refreshDate: string): void {
    this.reportRefreshDate = refreshDate;
    this.#users.forgetReported();
    this.reportedNames.clear();
  }

  #dayBefore(days: number): string {
    return new Date(this.#clock() - days * 86_400_000).toISOString().slice(0, 10);
  }
}
