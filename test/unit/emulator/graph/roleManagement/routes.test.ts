import { type Emulator, startEmulator } from '../../../../../emulator';
import type { TenantUser } from '../../../../../emulator/tenant/model';
import {
  type GraphErrorBody,
  type Page,
  Session,
  secretForm,
  tokenOf,
} from '../../../../support/emulatorSession';
import { groupWith, scene, userWith } from '../../../../support/tenantScene';

const base = '/v1.0/roleManagement/directory';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';
const custom = 'cccccccc-0000-4000-8000-000000000001';
const unit = '/administrativeUnits/dddddddd-0000-4000-8000-000000000001';

describe('/roleManagement/directory', () => {
  let emulator: Emulator;
  let session: Session;
  let direct: TenantUser;
  let eligible: TenantUser;
  let scoped: TenantUser;
  let groupId: string;

  beforeAll(async () => {
    const tenant = scene({ SPE_E3: 5 });
    direct = userWith(tenant, 'direct');
    eligible = userWith(tenant, 'eligible');
    scoped = userWith(tenant, 'scoped');
    const group = groupWith(tenant, 'Helpdesk', 'SPE_E3', []);
    group.isAssignableToRole = true;
    groupId = group.id;
    tenant.directoryRoles.push({
      id: 'role',
      displayName: 'Global Administrator',
      roleTemplateId: globalAdministrator,
      memberIds: [direct.id, groupId],
    });
    tenant.customRoles.push({ id: custom, displayName: 'License Support' });
    tenant.otherRoleAssignments.push(
      { principalId: direct.id, roleDefinitionId: custom, directoryScopeId: '/' },
      { principalId: scoped.id, roleDefinitionId: exchangeAdministrator, directoryScopeId: unit },
    );
    tenant.roleEligibilities.push({
      principalId: eligible.id,
      roleDefinitionId: exchangeAdministrator,
      directoryScopeId: '/',
      startDateTime: '2026-06-01T08:00:00Z',
      endDateTime: null,
    });
    emulator = await startEmulator({ tenant });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  /** A session of another app, which has these permissions only. */
  async function withPermissions(...permissions: string[]): Promise<Session> {
    const app = emulator.apps.register({ permissions });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: app.secrets[0]?.value ?? '',
    };
    return Session.open(emulator, await tokenOf(emulator, form));
  }

  it('lists direct, group, custom and scoped assignments, and nobody who is eligible only', async () => {
    const assignments = await session.all(`${base}/roleAssignments`);
    expect(
      assignments.map(({ principalId, roleDefinitionId, directoryScopeId }) => [
        principalId,
        roleDefinitionId,
        directoryScopeId,
      ]),
    ).toEqual([
      [direct.id, globalAdministrator, '/'],
      [groupId, globalAdministrator, '/'],
      [direct.id, custom, '/'],
      [scoped.id, exchangeAdministrator, unit],
    ]);
    expect(new Set(assignments.map(({ id }) => id)).size).toBe(4);
  });

  it('while /directoryRoles knows the activated ones only', async () => {
    const { body } = await session.get<Page>('/v1.0/directoryRoles?$select=displayName');
    expect(body.value.map(({ displayName }) => displayName)).toEqual(['Global Administrator']);
  });

  it('comes in pages that neither repeat nor miss one', async () => {
    const whole = await session.all(`${base}/roleAssignments`);
    expect(await session.all(`${base}/roleAssignments?$top=3`)).toEqual(whole);
  });

  it('selects, with the principal or the role expanded beside it', async () => {
    const principals = await session.all(`${base}/roleAssignments?$select=principalId&$expand=principal`);
    expect(principals[1]).toEqual({
      id: expect.any(String),
      principalId: groupId,
      principal: expect.objectContaining({
        '@odata.type': '#microsoft.graph.group',
        isAssignableToRole: true,
        displayName: 'Helpdesk',
      }),
    });
    const named = await session.all(
      `${base}/roleAssignments?$expand=principal($select=id,userPrincipalName)`,
    );
    expect(named[0]?.principal).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: direct.id,
      userPrincipalName: 'direct@contoso.com',
    });
    const roles = await session.all<{ roleDefinition: { displayName: string; isBuiltIn: boolean } }>(
      `${base}/roleAssignments?$expand=roleDefinition`,
    );
    expect(roles.map(({ roleDefinition }) => [roleDefinition.displayName, roleDefinition.isBuiltIn])).toEqual(
      [
        ['Global Administrator', true],
        ['Global Administrator', true],
        ['License Support', false],
        ['Exchange Administrator', true],
      ],
    );
  });

  it('shows no more than the id of a principal that the app may not read', async () => {
    const limited = await withPermissions('RoleManagement.Read.Directory');
    const [first] = await limited.all<{ principal: Record<string, unknown> }>(
      `${base}/roleAssignments?$expand=principal`,
    );
    expect(first?.principal).toMatchObject({ id: direct.id, displayName: null });
  });

  it.each([
    [`roleDefinitionId eq '${custom}'`, 1],
    [`roleDefinitionId in ('${custom}','${exchangeAdministrator}')`, 2],
    [`roleDefinitionId eq '${globalAdministrator}' and directoryScopeId eq '/'`, 2],
    [`directoryScopeId eq '${unit}'`, 1],
  ])('filters by %s', async (filter, count) => {
    const found = await session.all(`${base}/roleAssignments?$filter=${encodeURIComponent(filter)}`);
    expect(found).toHaveLength(count);
  });

  it.each([
    ["$filter=startsWith(principalId,'a')", 501],
    ['$filter=principalId eq', 400],
    ['$expand=principal,roleDefinition', 501],
    ['$expand=directoryScope', 501],
    ['$select=colour', 400],
  ])('refuses %s', async (query, status) => {
    expect((await session.get(`${base}/roleAssignments?${query}`)).status).toBe(status);
  });

  it('names the roles', async () => {
    const names = await session.all(
      `${base}/roleDefinitions?$filter=isBuiltIn eq false&$select=displayName,isBuiltIn`,
    );
    expect(names).toEqual([{ id: custom, displayName: 'License Support', isBuiltIn: false }]);
    const all = await session.all(`${base}/roleDefinitions?$select=id`);
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([globalAdministrator, custom]));
  });

  it('lists who is eligible, as a schedule', async () => {
    const { body } = await session.get<Page>(
      `${base}/roleEligibilitySchedules?$filter=principalId eq '${eligible.id}'`,
    );
    expect(body.value).toEqual([
      expect.objectContaining({
        principalId: eligible.id,
        roleDefinitionId: exchangeAdministrator,
        directoryScopeId: '/',
        status: 'Provisioned',
        memberType: 'Direct',
        scheduleInfo: {
          startDateTime: '2026-06-01T08:00:00Z',
          recurrence: null,
          expiration: { type: 'noExpiration', endDateTime: null, duration: null },
        },
      }),
    ]);
  });

  it('lets Directory.Read.All read assignments, and not schedules: the error is that of the service behind', async () => {
    const limited = await withPermissions('Directory.Read.All');
    expect((await limited.get(`${base}/roleAssignments`)).status).toBe(200);
    const { status, body } = await limited.get<GraphErrorBody>(`${base}/roleEligibilitySchedules`);
    expect([status, body.error.code]).toEqual([403, 'UnknownError']);
    expect(JSON.parse(body.error.message)).toMatchObject({
      errorCode: 'PermissionScopeNotGranted',
      message: expect.stringContaining('RoleEligibilitySchedule.Read.Directory'),
    });
    const entitled = await withPermissions('RoleEligibilitySchedule.Read.Directory');
    expect((await entitled.get(`${base}/roleEligibilitySchedules`)).status).toBe(200);
    expect((await entitled.get(`${base}/roleAssignments`)).status).toBe(403);
  });

  it('needs Entra ID P2 for schedules', async () => {
    const plain = await startEmulator({ users: 1, premium: false });
    try {
      const caller = await Session.open(plain);
      const { status, body } = await caller.get<GraphErrorBody>(`${base}/roleEligibilitySchedules`);
      expect([status, body.error.code]).toEqual([400, 'AadPremiumLicenseRequired']);
      expect((await caller.get(`${base}/roleAssignments`)).status).toBe(200);
    } finally {
      await plain.stop();
    }
  });
});
