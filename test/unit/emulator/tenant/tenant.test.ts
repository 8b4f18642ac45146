import { setTimeout as pause } from 'node:timers/promises';
import type { TenantError } from '../../../../emulator/tenant';
import { WriteLock } from '../../../../emulator/tenant/writeLock';
import { change, partNumbers, refusal, scene, userWith } from '../../../support/tenantScene';

describe('finding users', () => {
  it('goes by object id and by principal name, whatever the case', () => {
    const tenant = scene();
    const adele = userWith(tenant, 'AdeleV');
    for (const key of [adele.id, adele.id.toUpperCase(), 'adelev@contoso.com', 'ADELEV@CONTOSO.COM']) {
      expect(tenant.findUser(key)).toBe(adele);
    }
    expect(tenant.findUser('alex@contoso.com')).toBeNull();
  });

  it('follows a rename, and refuses a name that is taken', () => {
    const tenant = scene();
    const bianca = userWith(tenant, 'bianca');
    userWith(tenant, 'alex');
    tenant.renameUser(bianca.id, 'bianca.lindner@contoso.com');
    expect(tenant.findUser('bianca@contoso.com')).toBeNull();
    expect(tenant.findUser('bianca.lindner@contoso.com')?.id).toBe(bianca.id);
    expect(refusal(() => tenant.renameUser(bianca.id, 'ALEX@contoso.com'))?.message).toContain(
      'already exists',
    );
  });
});

describe('paging', () => {
  it('ends with null, also when the last page is full', () => {
    const tenant = scene();
    for (const name of ['a', 'b', 'c', 'd']) userWith(tenant, name);
    const first = tenant.users(0, 2);
    const second = tenant.users(first.next ?? -1, 2);
    expect([first.users, second.users].map((page) => page.map(({ displayName }) => displayName))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(second.next).toBeNull();
  });

  it('misses nobody when users are deleted between two pages', () => {
    const tenant = scene();
    const [a, , c] = ['a', 'b', 'c', 'd'].map((name) => userWith(tenant, name));
    const first = tenant.users(0, 2);
    tenant.deleteUser(a?.id ?? '');
    tenant.deleteUser(c?.id ?? '');
    expect(tenant.users(first.next ?? -1, 2).users.map(({ displayName }) => displayName)).toEqual(['d']);
  });
});

describe('values', () => {
  it('a user that a reader holds does not change under a write', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele');
    tenant.assignLicense(adele.id, change(['SPE_E3']));
    expect(adele.licenseAssignments).toEqual([]);
  });
});

describe('stale reads', () => {
  it('show the state before the first of several writes until it has spread', async () => {
    const tenant = scene({ SPE_E3: 1, POWER_BI_PRO: 1 });
    const adele = userWith(tenant, 'adele');
    tenant.staleReadMilliseconds = 60;
    tenant.assignLicense(adele.id, change(['SPE_E3']));
    tenant.assignLicense(adele.id, change(['POWER_BI_PRO']));

    expect(tenant.findUser(adele.id)?.licenseAssignments).toEqual([]);
    expect(tenant.users(0, 1).users[0]?.licenseAssignments).toEqual([]);
    expect(partNumbers(tenant, tenant.currentUser(adele.id)?.licenseAssignments ?? [])).toEqual([
      'SPE_E3',
      'POWER_BI_PRO',
    ]);

    await pause(80);
    expect(tenant.findUser(adele.id)?.licenseAssignments).toHaveLength(2);
  });
});

describe('the reports’ view of a user', () => {
  it('is the one from before the first write, until the reports are published', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);
    tenant.assignLicense(adele.id, change([], ['SPE_E3']));
    const renamed = tenant.renameUser(adele.id, 'adele.vance@contoso.com');
    expect(tenant.reportedUser(renamed)).toBe(adele);
    tenant.publishReports('2026-11-23');
    expect(tenant.reportedUser(renamed)).toBe(renamed);
  });
});

describe('the write lock', () => {
  it('refuses what overlaps, and every second time says no Retry-After', async () => {
    const lock = new WriteLock();
    const outcomes = await Promise.allSettled([1, 2, 3].map((one) => lock.run(async () => pause(10, one))));
    expect(outcomes[0]).toEqual({ status: 'fulfilled', value: 1 });
    const refused = outcomes
      .slice(1)
      .map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as TenantError) : null));
    expect(refused.map((error) => [error?.status, error?.code, error?.retryAfter])).toEqual([
      [409, 'Directory_ConcurrencyViolation', 1],
      [409, 'Directory_ConcurrencyViolation', null],
    ]);
    expect(lock.refusals).toBe(2);
  });

  it('is free again after a write that failed', async () => {
    const lock = new WriteLock();
    await expect(lock.run(() => Promise.reject(new Error('no seat')))).rejects.toThrow('no seat');
    await expect(lock.run(() => Promise.resolve('done'))).resolves.toBe('done');
  });
});

describe('groups', () => {
  it('are followed to any depth, through circles, each member once', () => {
    const tenant = scene();
    const [a, b] = [userWith(tenant, 'a'), userWith(tenant, 'b')];
    const add = (id: string, memberIds: string[]) =>
      tenant.addGroup({ id, displayName: id, memberIds, assignedLicenses: [] });
    add('one', [a.id, 'two']);
    add('two', [b.id, a.id, 'three']);
    add('three', ['one']);
    expect(new Set(tenant.transitiveMemberIds('one'))).toEqual(new Set([a.id, b.id, 'two', 'three']));
    expect(new Set(tenant.transitiveMemberOf(b.id))).toEqual(new Set(['two', 'one', 'three']));
    expect(tenant.memberOf(b.id)).toEqual(['two']);
  });
});

describe('the ledger', () => {
  it('tells the last activity by a day, and within a period', () => {
    const { ledger } = scene();
    for (const date of ['2026-08-01', '2026-11-10', '2026-11-20']) ledger.record('adele', 'teams', date);
    expect(ledger.lastActivity('adele', 'teams', '2026-11-21')).toBe('2026-11-20');
    expect(ledger.lastActivity('adele', 'teams', '2026-11-19')).toBe('2026-11-10');
    expect(ledger.lastActivity('adele', 'teams', '2026-11-19', 9)).toBeNull();
    expect(ledger.lastActivity('adele', 'teams', '2026-11-19', 10)).toBe('2026-11-10');
    expect(ledger.dates('adele', 'teams', '2026-08-01', '2026-11-19')).toEqual(['2026-08-01', '2026-11-10']);
    expect(ledger.lastActivity('adele', 'exchange', '2026-11-21')).toBeNull();
  });

  it('refuses a date that is none', () => {
    expect(() => scene().ledger.record('adele', 'teams', 'yesterday')).toThrow('"yesterday"');
  });
});
