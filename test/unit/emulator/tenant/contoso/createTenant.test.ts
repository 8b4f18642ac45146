import { type Tenant, createTenant, planIdOf } from '../../../../../emulator/tenant';
import { enabledPlanIds } from '../../../../../emulator/tenant/licenseView';
import type { TenantUser } from '../../../../../emulator/tenant/model';
import { planViolations } from '../../../../../emulator/tenant/planRules';
import { now, partNumbers, today } from '../../../../support/tenantScene';

const everybody = (tenant: Tenant): TenantUser[] => [...tenant.scanUsers()].map(({ user }) => user);

describe('Contoso', () => {
  const tenant = createTenant({ users: 300, seed: 7, now });
  const users = everybody(tenant);
  const named = (name: string) => users.find((user) => user.userPrincipalName.startsWith(name)) ?? fail(name);

  it('is the same for the same seed and time, and another for another seed', () => {
    expect(everybody(createTenant({ users: 300, seed: 7, now }))).toEqual(users);
    expect(everybody(createTenant({ users: 300, seed: 8, now }))).not.toEqual(users);
  });

  it('begins, when it is larger, with the users of the smaller one', () => {
    expect(everybody(createTenant({ users: 900, seed: 7, now })).slice(0, 300)).toEqual(users);
  });

  it('has as many users as asked for, each with a principal name of their own', () => {
    expect(tenant.userCount).toBe(300);
    expect(new Set(users.map((user) => user.userPrincipalName.toLowerCase())).size).toBe(300);
    expect(new Set(users.map(({ id }) => id)).size).toBe(300);
  });

  it('can be empty, or tiny', () => {
    expect(createTenant({ users: 0, now }).userCount).toBe(0);
    expect(createTenant({ users: 1, now }).userCount).toBe(1);
  });

  it('owns 20 SKUs or more, with their service plans, and subscriptions that lead to them', () => {
    const skus = tenant.skus();
    expect(skus.length).toBeGreaterThanOrEqual(20);
    for (const sku of skus) expect(sku.servicePlans.length).toBeGreaterThan(0);
    const e3 = skus.find((sku) => sku.skuPartNumber === 'SPE_E3');
    expect(e3?.skuId).toBe('05e9a617-0261-4cee-bb44-138d3ef5d965');
    expect(e3?.servicePlans).toContainEqual({
      servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
      servicePlanName: 'TEAMS1',
      provisioningStatus: 'Success',
      appliesTo: 'User',
    });
    expect(e3?.subscriptionIds).toHaveLength(2);
    expect(tenant.subscriptions().map(({ skuId }) => skuId)).toEqual(
      skus.flatMap(({ skuId, subscriptionIds }) => subscriptionIds.map(() => skuId)),
    );
  });

  it.each(['00:05', '07:30', '12:00', '23:55'])('knows nothing that happens later than %s', (time) => {
    const moment = `2026-11-23T${time}:00Z`;
    const young = createTenant({ users: 800, now: moment, clock: () => Date.parse(moment) });
    const dates = [...everybody(young), ...young.deletedUsers(), ...young.purgedUsers].flatMap((user) => [
      user.createdDateTime,
      user.deletedDateTime,
      user.signInActivity?.lastSignInDateTime,
      user.signInActivity?.lastNonInteractiveSignInDateTime,
      user.signInActivity?.lastSuccessfulSignInDateTime,
      ...user.licenseAssignments.map(({ lastUpdatedDateTime }) => lastUpdatedDateTime),
    ]);
    expect(dates.filter((date) => (date ?? '') > moment)).toEqual([]);
  });

  it('counts its seats truly', () => {
    for (const { skuId } of tenant.skus()) {
      const holders = users.filter((user) =>
        tenant.assignedLicenses(user).some((license) => license.skuId === skuId),
      );
      expect(tenant.consumedUnits(skuId)).toBe(holders.length);
    }
  });

  it('has trial, expiring, suspended, warning, over-used, full and company-wide SKUs', () => {
    const subscriptions = tenant.subscriptions();
    const soon = '2026-12-23';
    expect(subscriptions.some(({ isTrial }) => isTrial)).toBe(true);
    expect(
      subscriptions.some(
        ({ status, nextLifecycleDateTime }) =>
          status === 'Enabled' && nextLifecycleDateTime !== null && nextLifecycleDateTime < soon,
      ),
    ).toBe(true);
    expect(new Set(subscriptions.map(({ status }) => status))).toEqual(
      new Set(['Enabled', 'Warning', 'Suspended']),
    );
    const free = (partNumber: string) => {
      const sku = tenant.skus().find((one) => one.skuPartNumber === partNumber) ?? fail(partNumber);
      return sku.prepaidUnits.enabled + sku.prepaidUnits.warning - tenant.consumedUnits(sku.skuId);
    };
    expect(free('POWER_BI_PRO')).toBeLessThan(0);
    expect(free('VISIOCLIENT')).toBe(0);
    expect(free('SPE_F1')).toBeGreaterThan(5);
    expect(tenant.skus().filter(({ appliesTo }) => appliesTo === 'Company')).toHaveLength(1);
  });

  it('breaks none of its own rules: whoever holds licences could have been given them', () => {
    for (const user of users) {
      expect(planViolations(enabledPlanIds(user, (skuId) => tenant.sku(skuId)))).toEqual([]);
    }
  });

  it('shows inherited licences exactly on the members of licensing groups', () => {
    for (const group of tenant.groups().filter(({ assignedLicenses }) => assignedLicenses.length > 0)) {
      const inheriting = users.filter((user) =>
        user.licenseAssignments.some(({ assignedByGroup }) => assignedByGroup === group.id),
      );
      expect(group.memberIds).toEqual(inheriting.map(({ id }) => id));
      for (const user of inheriting) {
        const own = user.licenseAssignments.find(({ assignedByGroup }) => assignedByGroup === group.id);
        expect(group.assignedLicenses).toEqual([{ skuId: own?.skuId, disabledPlans: own?.disabledPlans }]);
      }
    }
  });

  it('settles: processing every group again changes nobody', () => {
    const other = createTenant({ users: 300, seed: 7, now });
    for (const { id } of other.groups()) other.processGroup(id);
    expect(everybody(other).map(({ licenseAssignments }) => new Set(licenseAssignments))).toEqual(
      users.map(({ licenseAssignments }) => new Set(licenseAssignments)),
    );
  });

  it('has a manager for everybody but the chief, and no circle', () => {
    const byId = new Map(users.map((user) => [user.id, user]));
    const members = users.filter(({ department }) => department);
    for (const member of members) {
      let steps = 0;
      for (let one: TenantUser | undefined = member; one?.managerId; one = byId.get(one.managerId))
        steps += 1;
      expect(steps).toBeLessThan(10);
    }
    expect(
      members.filter(({ managerId }) => managerId === null).map(({ displayName }) => displayName),
    ).toEqual(['Patti Fernandez']);
  });

  it('has the people that the tests need', () => {
    expect(named('adelev').licenseAssignments.map(({ assignedByGroup }) => assignedByGroup === null)).toEqual(
      [true, false, true],
    );
    expect(tenant.assignedLicenses(named('adelev'))[0]?.disabledPlans).toEqual([planIdOf('SWAY')]);
    expect(tenant.reportedNames.get(named('adelev').id)).toBe('AdeleV@Contoso.com');
    expect(named('johanna').accountEnabled).toBe(false);
    expect(named('enrico').usageLocation).toBeNull();
    expect(named('gerhart').mail).toBeNull();
    expect(
      users.filter(({ licenseAssignments }) => licenseAssignments.some(({ error }) => error !== 'None')),
    ).not.toEqual([]);
    expect(
      new Set(users.flatMap(({ licenseAssignments }) => licenseAssignments.map(({ error }) => error))),
    ).toEqual(new Set(['None', 'CountViolation', 'MutuallyExclusiveViolation', 'DependencyViolation']));
    const guest = users.find(({ userPrincipalName }) => userPrincipalName.includes('#EXT#'));
    expect(guest?.userType).toBe('Guest');
    for (const script of [
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Greek}/u,
      /\p{Emoji_Presentation}/u,
      /"/,
      /,/,
      /\n/,
    ]) {
      expect(users.some(({ displayName }) => script.test(displayName))).toBe(true);
    }
  });

  it('keeps the licences of the recently deleted on them', () => {
    const deleted = tenant.deletedUsers();
    expect(deleted.length).toBeGreaterThanOrEqual(3);
    const sonja = deleted.find(({ displayName }) => displayName === 'Sonja Keller');
    expect(partNumbers(tenant, sonja?.licenseAssignments ?? [])).toEqual(['SPE_E3', 'POWER_BI_PRO']);
    for (const user of deleted) expect(user.deletedDateTime?.slice(0, 10)).toMatch(/^2026-1[01]-/);
  });

  it('gives directory roles to people and nests the exceptions', () => {
    const global = tenant.directoryRoles.find(({ displayName }) => displayName === 'Global Administrator');
    expect(global?.memberIds).toEqual([
      named('alex.wilber').id,
      named('adm-kai').id,
      named('break-glass').id,
    ]);
    const exceptions =
      tenant.groups().find(({ displayName }) => displayName === 'Licence Exceptions') ?? fail('group');
    expect(tenant.transitiveMemberIds(exceptions.id)).toEqual(
      expect.arrayContaining([named('allan').id, named('patti').id, named('ben.walters').id]),
    );
  });

  it('knows who did what: the never active, those who stopped, those who go on', () => {
    const last = (name: string) => tenant.ledger.lastActivity(named(name).id, 'exchange', '2026-11-21');
    expect([last('joni'), last('grady'), last('irvin'), last('lynne')]).toEqual([
      null,
      '2026-07-05',
      '2026-08-31',
      '2026-08-18',
    ]);
    expect(last('patti')).toMatch(/^2026-11-/);
    expect(named('johanna').signInActivity).toMatchObject({
      lastSuccessfulSignInDateTime: expect.stringMatching(/^2026-09-21T/),
      lastSignInDateTime: expect.stringMatching(/^2026-11-/),
    });
  });

  it('grows to 200,000 users, and gives any page of them', () => {
    const large = createTenant({ users: 200_000, seed: 7, now });
    expect(large.userCount).toBe(200_000);
    const middle = large.users(150_000, 999);
    expect([middle.users.length, middle.next]).toEqual([999, 150_999]);
  }, 120_000);

  it('dates everything before its day', () => {
    for (const { createdDateTime, licenseAssignments } of users) {
      if (createdDateTime === null) throw new Error('A generated user has no time of creation.');
      expect(createdDateTime.slice(0, 10) <= today).toBe(true);
      for (const { lastUpdatedDateTime } of licenseAssignments)
        expect(lastUpdatedDateTime >= createdDateTime).toBe(true);
    }
  });
});

function fail(what: string): never {
  throw new Error(`The sample tenant has no ${what}.`);
}
