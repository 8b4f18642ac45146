import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import type { TenantUser } from '../../emulator/tenant/model';
import { Clock } from './clock';
import { chaosScene } from './scene';

const start = Date.parse('2026-11-20T08:00:00Z');

/** An emulated tenant on a clock of its own that can be put back to what it was. */
export class World {
  readonly #users: TenantUser[];

  private constructor(
    readonly emulator: Emulator,
    readonly clock: Clock,
  ) {
    this.#users = this.usersNow();
  }

  static async open(): Promise<World> {
    const clock = new Clock(start);
    const emulator = await startEmulator({
      tenant: chaosScene(clock.now),
      now: () => new Date(clock.now()),
      // The same app in each, so that one signs what another has to restore.
      clientId: '0c1d2e3f-4a5b-4c6d-8e7f-0a1b2c3d4e5f',
      clientSecret: 'chaos~8Q.secret+of/this=suite',
    });
    return new World(emulator, clock);
  }

  close(): Promise<void> {
    return this.emulator.stop();
  }

  /** The truth, not what readers get. */
  usersNow(): TenantUser[] {
    return [...this.emulator.tenant.scanUsers()].flatMap(
      ({ user }) => this.emulator.tenant.currentUser(user.id) ?? [],
    );
  }

  idOf(name: string): string {
    const user = this.emulator.tenant.findUser(`${name}@contoso.com`);
    if (!user) throw new Error(`The scene has no user "${name}".`);
    return user.id;
  }

  /** Puts the users back as they were, with the dates of their licenses, and clears faults and log. */
  rewind(): void {
    const { tenant } = this.emulator;
    this.emulator.reset();
    for (const before of this.#users) {
      const now = tenant.currentUser(before.id);
      if (now === before) continue;
      this.#rewindLicenses(before, now);
      tenant.setUser(before.id, { usageLocation: before.usageLocation });
    }
    this.clock.set(start);
  }

  /** Keeps the users as they are now: where the next rewinds lead. */
  keep(): void {
    this.#users.splice(0, this.#users.length, ...this.usersNow());
  }

  #rewindLicenses({ id, licenseAssignments }: TenantUser, now: TenantUser | null): void {
    const { tenant } = this.emulator;
    const directOf = (user: TenantUser | null) =>
      (user?.licenseAssignments ?? []).filter(({ assignedByGroup }) => assignedByGroup === null);
    const removeLicenses = directOf(now).map(({ skuId }) => skuId);
    if (removeLicenses.length > 0) tenant.assignLicense(id, { addLicenses: [], removeLicenses });
    for (const assignment of licenseAssignments.filter(({ assignedByGroup }) => assignedByGroup === null)) {
      const { skuId, disabledPlans, lastUpdatedDateTime } = assignment;
      // An assignment is as old as the clock says.
      this.clock.set(Date.parse(lastUpdatedDateTime));
      tenant.assignLicense(id, {
        addLicenses: [{ skuId, disabledPlans: [...disabledPlans] }],
        removeLicenses: [],
      });
    }
  }
}

/** A user's direct licenses with their turned-off plans, in one text that can be compared. */
export function directLicenses({ licenseAssignments }: TenantUser): Map<string, string> {
  return new Map(
    licenseAssignments
      .filter(({ assignedByGroup }) => assignedByGroup === null)
      .map(({ skuId, disabledPlans }) => [skuId.toLowerCase(), [...disabledPlans].sort().join(' ')]),
  );
}

export type Output = IDataObject[];
