import { guidFrom } from './deterministic';
import type { TenantUser } from './model';
import { TenantError, notFound } from './tenantError';
import { UserChangeLog } from './userChangeLog';

export interface UserPage {
  users: TenantUser[];
  /** Cursor of the next page; null after the last. Stays good when users come and go meanwhile. */
  next: number | null;
}

interface RecentWrite {
  before: TenantUser;
  until: number;
}

/** Principal names are compared without regard to case. */
export function foldPrincipalName(name: string): string {
  return name.toLowerCase();
}

/** The users of a tenant, active and soft-deleted, in directory order. */
export class UserStore {
  /** For how long after a write readers see the user as it was, in real milliseconds. */
  staleReadMilliseconds = 0;
  /** What `GET /users/delta` is told from. */
  readonly changes = new UserChangeLog();

  /** One place per user ever added; null after deletion, so that cursors of pages keep their meaning. */
  readonly #order: Array<string | null> = [];
  readonly #place = new Map<string, number>();
  /** Active and soft-deleted users by object id. */
  readonly #byId = new Map<string, TenantUser>();
  /** Object ids of active users by folded principal name. */
  readonly #idByName = new Map<string, string>();
  readonly #deletedIds = new Set<string>();
  readonly #recent = new Map<string, RecentWrite>();
  /** Users as the usage reports still know them. */
  readonly #reported = new Map<string, TenantUser>();

  constructor(
    private readonly defaultDomain: string,
    private readonly now: () => string,
    /** Real, monotonic milliseconds: how long replicas lag has nothing to do with the tenant's calendar. */
    private readonly stopwatch: () => number,
  ) {}

  get activeCount(): number {
    return this.#idByName.size;
  }

  find(idOrPrincipalName: string): TenantUser | null {
    const key = idOrPrincipalName.toLowerCase();
    const user = this.#byId.get(this.#idByName.get(key) ?? key);
    return user?.deletedDateTime === null ? this.#seen(user) : null;
  }

  current(id: string): TenantUser | null {
    return this.#byId.get(id.toLowerCase()) ?? null;
  }

  /** The current user, which must exist and not be deleted. */
  active(id: string): TenantUser {
    const user = this.current(id);
    if (user?.deletedDateTime !== null) throw notFound(id);
    return user;
  }

  page(cursor: number, limit: number): UserPage {
    const users: TenantUser[] = [];
    for (const { user, next } of this.scan(cursor)) {
      if (users.length === limit) return { users, next: cursor };
      users.push(user);
      cursor = next;
    }
    return { users, next: null };
  }

  *scan(cursor: number): Generator<{ user: TenantUser; next: number }, void, undefined> {
    for (let place = cursor; place < this.#order.length; place += 1) {
      const id = this.#order[place];
      const user = id ? this.#byId.get(id) : undefined;
      if (user) yield { user: this.#seen(user), next: place + 1 };
    }
  }

  /** Current active users, whatever readers see. */
  *allActive(): Generator<TenantUser, void, undefined> {
    for (const id of this.#order) {
      const user = id ? this.#byId.get(id) : undefined;
      if (user) yield user;
    }
  }

  deleted(): TenantUser[] {
    return [...this.#deletedIds]
      .flatMap((id) => this.#byId.get(id) ?? [])
      .sort((a, b) => (a.deletedDateTime ?? '').localeCompare(b.deletedDateTime ?? ''));
  }

  directReports(managerId: string): TenantUser[] {
    return [...this.allActive()]
      .filter((user) => user.managerId === managerId)
      .map((user) => this.#seen(user));
  }

  add(given: Partial<TenantUser> & Pick<TenantUser, 'userPrincipalName'>): TenantUser {
    const user = this.#completed(given);
    this.insert(user);
    return user;
  }

  insert(user: TenantUser): void {
    if (this.#byId.has(user.id)) throw new Error(`A user with id ${user.id} exists already.`);
    if (user.deletedDateTime === null) {
      this.#claimName(user);
      this.#place.set(user.id, this.#order.push(user.id) - 1);
    } else {
      this.#deletedIds.add(user.id);
    }
    this.changes.record(user.id, null);
    this.#byId.set(user.id, user);
  }

  change(id: string, changes: Partial<Omit<TenantUser, 'id'>>): TenantUser {
    const before = this.active(id);
    const after: TenantUser = { ...copyOf(before), ...changes };
    if (foldPrincipalName(after.userPrincipalName) !== foldPrincipalName(before.userPrincipalName)) {
      this.#claimName(after);
      this.#idByName.delete(foldPrincipalName(before.userPrincipalName));
    }
    this.#replace(before, after);
    return after;
  }

  softDelete(id: string): TenantUser {
    const before = this.active(id);
    const after = { ...copyOf(before), deletedDateTime: this.now() };
    this.#idByName.delete(foldPrincipalName(before.userPrincipalName));
    const place = this.#place.get(before.id);
    if (place !== undefined) this.#order[place] = null;
    this.#place.delete(before.id);
    this.#deletedIds.add(before.id);
    this.#replace(before, after);
    return after;
  }

  /** Brings a soft-deleted user back, at the end of the directory order. */
  restore(id: string): TenantUser {
    const before = this.current(id);
    if (before === null || !this.#deletedIds.has(before.id)) throw notFound(id);
    const after = { ...copyOf(before), deletedDateTime: null };
    this.#claimName(after);
    this.#place.set(after.id, this.#order.push(after.id) - 1);
    this.#deletedIds.delete(after.id);
    this.#replace(before, after);
    return after;
  }

  purge(id: string): TenantUser {
    const user = this.current(id);
    if (user === null || !this.#deletedIds.has(user.id)) throw notFound(id);
    this.changes.record(user.id, user);
    this.#deletedIds.delete(user.id);
    this.#byId.delete(user.id);
    this.#recent.delete(user.id);
    return user;
  }

  reported(user: TenantUser): TenantUser {
    return this.#reported.get(user.id) ?? this.#byId.get(user.id) ?? user;
  }

  forgetReported(): void {
    this.#reported.clear();
  }

  #claimName(user: TenantUser): void {
    const name = foldPrincipalName(user.userPrincipalName);
    if (this.#idByName.has(name)) {
      throw new TenantError(
        400,
        'Request_BadRequest',
        'Another object with the same value for property userPrincipalName already exists.',
      );
    }
    this.#idByName.set(name, user.id);
  }

  #replace(before: TenantUser, after: TenantUser): void {
    this.changes.record(after.id, before);
    this.#byId.set(after.id, after);
    if (!this.#reported.has(after.id)) this.#reported.set(after.id, before);
    if (this.staleReadMilliseconds > 0) {
      const until = this.stopwatch() + this.staleReadMilliseconds;
      // A second write within the lag does not reveal the first one early.
      this.#recent.set(after.id, { before: this.#seen(before), until });
    }
  }

  #seen(user: TenantUser): TenantUser {
    if (this.#recent.size === 0) return user;
    const recent = this.#recent.get(user.id);
    if (recent === undefined) return user;
    if (recent.until > this.stopwatch()) return recent.before;
    this.#recent.delete(user.id);
    return user;
  }

  #completed(given: Partial<TenantUser> & Pick<TenantUser, 'userPrincipalName'>): TenantUser {
    const name = given.userPrincipalName.includes('@')
      ? given.userPrincipalName
      : `${given.userPrincipalName}@${this.defaultDomain}`;
    return {
      id: guidFrom(`user:${foldPrincipalName(name)}`),
      displayName: name.slice(0, name.indexOf('@')),
      givenName: null,
      surname: null,
      mail: name,
      accountEnabled: true,
      userType: 'Member',
      createdDateTime: twoYearsBefore(this.now()),
      deletedDateTime: null,
      department: null,
      jobTitle: null,
      companyName: null,
      country: null,
      officeLocation: null,
      mobilePhone: null,
      businessPhones: [],
      preferredLanguage: null,
      usageLocation: 'DE',
      employeeId: null,
      employeeHireDate: null,
      employeeLeaveDateTime: null,
      onPremisesSyncEnabled: null,
      managerId: null,
      signInActivity: null,
      licenseAssignments: [],
      ...given,
      userPrincipalName: name,
    };
  }
}

/** Generated users work their sign-ins out when asked, by a getter that spreading would lose. */
function copyOf(user: TenantUser): TenantUser {
  return { ...user, signInActivity: user.signInActivity };
}

function twoYearsBefore(now: string): string {
  return `${Number(now.slice(0, 4)) - 2}${now.slice(4, 8)}01T08:00:00Z`;
}
