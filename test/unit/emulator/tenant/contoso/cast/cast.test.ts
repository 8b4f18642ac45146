import { createTenant, type LedgerService } from '../../../../../../emulator/tenant';
import { cast } from '../../../../../../emulator/tenant/contoso/cast/cast';
import type { TenantUser } from '../../../../../../emulator/tenant/model';
import { now, partNumbers } from '../../../../../support/tenantScene';

const gigabyte = 1024 ** 3;
const reported = '2026-11-21';
const longAgo = '2026-08-25';

describe('the cast of Contoso', () => {
  const tenant = createTenant({ users: 300, seed: 7, now });
  const byName = new Map(
    [...tenant.scanUsers()].map(({ user }) => [user.userPrincipalName.split('@')[0], user]),
  );

  function named(name: string): TenantUser {
    const user = byName.get(name);
    if (user === undefined) throw new Error(`Contoso has no ${name}.`);
    return user;
  }

  const licensesOf = (name: string) => partNumbers(tenant, named(name).licenseAssignments);
  const last = (name: string, ...services: LedgerService[]) =>
    services.map((service) => tenant.ledger.lastActivity(named(name).id, service, reported));

  it('is in every tenant that is large enough, each under a name of its own', () => {
    expect(new Set(cast.map(({ name }) => name)).size).toBe(cast.length);
    expect(createTenant({ users: cast.length, now }).userCount).toBe(cast.length);
  });

  it.each([
    ['helga.brandt', 'SPE_E3', 'Shared', false, false],
    ['otto.winter', 'EXCHANGEENTERPRISE', 'Shared', true, false],
    ['ines.duarte', 'ENTERPRISEPACK', 'Shared', false, true],
    ['room.munich.412', 'Microsoft_Teams_Rooms_Pro', 'Room', false, false],
    ['room.hamburg.103', 'EXCHANGESTANDARD', 'Room', false, false],
    ['equipment.projectors', 'EXCHANGESTANDARD', 'Equipment', false, false],
    ['phone.lobby.hamburg', 'MCOCAP', 'User', false, false],
  ])('%s holds %s, with a mailbox of its own kind', (name, license, recipientType, isLarge, hasArchive) => {
    const mailbox = tenant.mailboxes.get(named(name).id);
    expect(licensesOf(name)).toEqual([license]);
    expect(mailbox).toMatchObject({ recipientType, hasArchive });
    expect((mailbox?.storageUsedInBytes ?? 0) > 50 * gigabyte).toBe(isLarge);
  });

  it('has leavers of whom the mailbox stayed: blocked people with names, quiet for long', () => {
    for (const name of ['helga.brandt', 'otto.winter', 'ines.duarte']) {
      expect(named(name)).toMatchObject({ accountEnabled: false, surname: expect.any(String) });
      expect(last(name, 'exchange')[0]).toMatch(/^2026-0[4-6]-/);
    }
  });

  it('has resource accounts that are blocked by design, one with a suite by mistake', () => {
    expect([licensesOf('aa-main'), licensesOf('cq-support')]).toEqual([
      ['PHONESYSTEM_VIRTUALUSER'],
      ['PHONESYSTEM_VIRTUALUSER', 'SPE_E5'],
    ]);
    for (const name of ['aa-main', 'cq-support']) expect(named(name).accountEnabled).toBe(false);
  });

  it('has an unattended robot that signs in', () => {
    expect(licensesOf('rpa-invoices-01')).toEqual(['SPE_E3_RPA1', 'POWERAUTOMATE_UNATTENDED_RPA']);
    expect(named('rpa-invoices-01').signInActivity?.lastSuccessfulSignInDateTime).toMatch(/^2026-11-22/);
  });

  it.each([
    ['arjun.mehta', ['DYN365_ENTERPRISE_SALES']],
    ['clara.jensen', ['DYN365_TEAM_MEMBERS']],
    ['tomasz.nowak', ['POWER_BI_PRO', 'PROJECTPROFESSIONAL', 'VISIOCLIENT']],
  ])('%s signs in and does nothing that a report measures', (name, licenses) => {
    expect(licensesOf(name)).toEqual(licenses);
    expect(last(name, 'exchange', 'outlook', 'teams', 'sharePoint', 'oneDrive', 'word')).toEqual(
      Array(6).fill(null),
    );
    expect(tenant.ledger.activations(named(name).id)).toEqual([]);
    expect(named(name).signInActivity?.lastSuccessfulSignInDateTime).toMatch(/^2026-11-2/);
  });

  it('has somebody who uses Teams by a second license, while the suite is quiet', () => {
    expect(licensesOf('yuki.tanaka')).toEqual(['SPE_E3', 'Microsoft_Teams_Enterprise_New']);
    const [teams, ...others] = last('yuki.tanaka', 'teams', 'exchange', 'outlook', 'sharePoint', 'word');
    expect(teams).toBe('2026-11-20');
    for (const other of others) expect((other ?? '') < longAgo).toBe(true);
  });

  it('has somebody whose desktop apps are in daily use, while the services are silent', () => {
    const [word, excel, ...services] = last(
      'pavel.horak',
      'word',
      'excel',
      'exchange',
      'teams',
      'sharePoint',
    );
    expect([word, excel]).toEqual(['2026-11-20', '2026-11-20']);
    for (const service of services) expect((service ?? '') < longAgo).toBe(true);
    expect(tenant.ledger.activations(named('pavel.horak').id)).toHaveLength(1);
  });

  it('has Copilot in use and unused', () => {
    for (const name of ['mei.lin', 'oscar.lind']) expect(licensesOf(name)).toContain('Microsoft_365_Copilot');
    expect(last('mei.lin', 'copilotChatWork')).toEqual(['2026-11-20']);
    expect(last('oscar.lind', 'copilotChatWork', 'copilotWord', 'copilotApp')).toEqual([null, null, null]);
    expect(last('oscar.lind', 'exchange')[0]).toMatch(/^2026-11-/);
  });

  it('has a blocked account that was at work last week, a coming hire and a past leave', () => {
    expect([named('viktor.hansen').accountEnabled, last('viktor.hansen', 'exchange')]).toEqual([
      false,
      ['2026-11-17'],
    ]);
    expect(named('amelia.stone').employeeHireDate).toBe('2026-12-05T00:00:00Z');
    expect(named('george.papadakis')).toMatchObject({
      accountEnabled: true,
      employeeLeaveDateTime: '2026-11-03T00:00:00Z',
    });
  });

  it('has a principal name with activity from before its account', () => {
    const user = named('chris.martin');
    const [exchange] = last('chris.martin', 'exchange');
    expect(exchange).toBe('2026-07-16');
    expect((exchange ?? '') < (user.createdDateTime ?? '').slice(0, 10)).toBe(true);
    expect(user.signInActivity).toBeNull();
  });

  it('has a frontline worker who uses Teams only', () => {
    expect(licensesOf('luis.ortega')).toEqual(['M365_F1_COMM']);
    expect(last('luis.ortega', 'teams', 'exchange')).toEqual(['2026-11-20', null]);
  });

  it('has administrators by each way that leads to a role, all quiet', () => {
    const roleOf = (name: string) =>
      tenant.directoryRoles
        .filter(({ memberIds }) => memberIds.includes(named(name).id))
        .map((role) => role.displayName);
    expect(roleOf('break-glass')).toEqual(['Global Administrator']);
    for (const name of ['rosa.marin', 'daniel.osei', 'ingrid.solberg']) expect(roleOf(name)).toEqual([]);
    expect(tenant.roleEligibilities.map(({ principalId }) => principalId)).toEqual([named('rosa.marin').id]);
    expect(tenant.otherRoleAssignments).toEqual([
      {
        principalId: named('daniel.osei').id,
        roleDefinitionId: tenant.customRoles[0]?.id,
        directoryScopeId: '/',
      },
    ]);
    const group = tenant.groups().find(({ isAssignableToRole }) => isAssignableToRole === true);
    expect(group?.memberIds).toEqual([named('ingrid.solberg').id]);
    const helpdesk = tenant.directoryRoles.find(
      ({ displayName }) => displayName === 'Helpdesk Administrator',
    );
    expect(helpdesk?.memberIds).toEqual([group?.id]);
    for (const name of ['break-glass', 'rosa.marin', 'daniel.osei', 'ingrid.solberg'])
      expect((last(name, 'exchange')[0] ?? '') < longAgo).toBe(true);
  });

  it.each([
    ['nadia.haddad', ['SPE_E3', 'SPE_E5']],
    ['henrik.dahl', ['SPE_E3', 'EMS']],
    ['laura.conti', ['SPE_E5', 'POWER_BI_PRO']],
    ['ben.kruger', ['O365_BUSINESS_PREMIUM', 'O365_BUSINESS_ESSENTIALS']],
    ['sofia.rossi', ['SPE_E3', 'POWER_BI_PRO', 'PBI_PREMIUM_PER_USER']],
    ['marek.kral', ['ENTERPRISEPACK', 'ENTERPRISEPREMIUM']],
  ])('%s works, with licenses that overlap', (name, licenses) => {
    expect(licensesOf(name)).toEqual(licenses);
    expect(last(name, 'exchange')[0]).toMatch(/^2026-11-/);
  });

  it('holds a trial, and a SKU in its grace period', () => {
    const sku = (partNumber: string) =>
      tenant.skus().find(({ skuPartNumber }) => skuPartNumber === partNumber);
    expect(sku('ENTERPRISEPREMIUM')).toMatchObject({
      capabilityStatus: 'Warning',
      prepaidUnits: { enabled: 0, warning: 2 },
    });
    const trials = tenant
      .subscriptions()
      .filter(({ skuPartNumber }) => skuPartNumber === 'PBI_PREMIUM_PER_USER')
      .map(({ isTrial }) => isTrial);
    expect(trials).toEqual([true]);
  });

  it('has a group with hidden members, a quiet one among them', () => {
    const group = tenant.groups().find(({ visibility }) => visibility === 'HiddenMembership');
    expect(group?.memberIds).toEqual(
      ['anna.fischer', 'henrik.dahl', 'laura.conti'].map((name) => named(name).id),
    );
    expect((last('anna.fischer', 'exchange')[0] ?? '') < longAgo).toBe(true);
  });
});
