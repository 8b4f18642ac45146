import { type Emulator, startEmulator } from '../../../../../emulator';
import type { TenantGroup, TenantUser } from '../../../../../emulator/tenant/model';
import { type GraphErrorBody, type Page, Session, tokenOf } from '../../../../support/emulatorSession';
import { groupWith, scene, userWith } from '../../../../support/tenantScene';

const eventual = { consistencylevel: 'eventual' };

describe('groups and roles', () => {
  let emulator: Emulator;
  let session: Session;
  let inner: TenantGroup;
  let outer: TenantGroup;
  let licensing: TenantGroup;
  let people: TenantUser[];

  beforeAll(async () => {
    const tenant = scene({ SPE_E3: 150 });
    people = Array.from({ length: 250 }, (_, at) => userWith(tenant, `user${at}`));
    const ids = people.map(({ id }) => id);
    inner = tenant.addGroup({
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      displayName: "The inner's",
      memberIds: ids.slice(0, 240),
      assignedLicenses: [],
    });
    outer = tenant.addGroup({
      id: 'aaaaaaaa-0000-4000-8000-000000000002',
      displayName: 'Outer',
      memberIds: [...ids.slice(235), inner.id],
      assignedLicenses: [],
    });
    licensing = groupWith(tenant, 'Licensing', 'SPE_E3', ids.slice(0, 160));
    tenant.directoryRoles.push({
      id: 'role',
      displayName: 'Global Administrator',
      roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
      memberIds: [ids[0] ?? '', inner.id],
    });
    emulator = await startEmulator({ tenant });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  it('GET /groups lists them; licences only when selected', async () => {
    const { body } = await session.get<Page>('/v1.0/groups');
    expect(body.value.map(({ displayName }) => displayName)).toEqual(["The inner's", 'Outer', 'Licensing']);
    expect(body.value[0]).not.toHaveProperty('assignedLicenses');
    const selected = await session.get<Page>(
      '/v1.0/groups?$select=id,assignedLicenses,licenseProcessingState',
    );
    expect(selected.body.value[2]).toEqual({
      id: licensing.id,
      assignedLicenses: licensing.assignedLicenses,
      licenseProcessingState: { state: 'ProcessingComplete' },
    });
  });

  it('GET /groups finds the licensed ones by an advanced query only', async () => {
    const path = '/v1.0/groups?$select=displayName&$filter=assignedLicenses/$count ne 0&$count=true';
    const { body } = await session.get<Page>(path, eventual);
    expect([body['@odata.count'], body.value.map(({ displayName }) => displayName)]).toEqual([
      1,
      ['Licensing'],
    ]);
    const plain = await session.get<GraphErrorBody>(path);
    expect([plain.status, plain.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  it.each([
    ["displayName eq 'The inner''s'", ["The inner's"]],
    ["startsWith(displayName,'lic')", ['Licensing']],
    ['hasMembersWithLicenseErrors eq true', ['Licensing']],
    ["id eq 'aaaaaaaa-0000-4000-8000-000000000002'", ['Outer']],
  ])('GET /groups?$filter=%s', async (filter, names) => {
    const { body } = await session.get<Page>(`/v1.0/groups?$filter=${encodeURIComponent(filter)}`);
    expect(body.value.map(({ displayName }) => displayName)).toEqual(names);
  });

  it('members are the direct ones with their type; transitive members everybody, once, by pages', async () => {
    const members = await session.all(`/v1.0/groups/${outer.id}/members?$select=id&$top=7`);
    expect(members.map(({ id }) => id)).toEqual(outer.memberIds);
    expect(members.at(-1)).toEqual({ '@odata.type': '#microsoft.graph.group', id: inner.id });
    const everybody = await session.all(
      `/v1.0/groups/${outer.id}/transitiveMembers/microsoft.graph.user?$select=id,userPrincipalName`,
    );
    expect(everybody).toHaveLength(250);
    expect(new Set(everybody.map(({ id }) => id))).toEqual(new Set(people.map(({ id }) => id)));
    const first = await session.get<Page>(`/v1.0/groups/${outer.id}/transitiveMembers`);
    expect(first.body.value).toHaveLength(100);
  });

  it('members of a kind that the app may not read show their id only', async () => {
    const app = emulator.apps.register({ permissions: ['GroupMember.Read.All'] });
    const token = await tokenOf(emulator, {
      client_id: app.clientId,
      client_secret: app.secrets[0]?.value ?? '',
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const limited = await Session.open(emulator, token);
    const { body } = await limited.get<Page>(
      `/v1.0/groups/${inner.id}/members?$select=id,displayName&$top=1`,
    );
    expect(body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: people[0]?.id, displayName: null },
    ]);
    expect((await limited.get('/v1.0/directoryRoles')).status).toBe(403);
  });

  it('members whose licence the group could not give are listed', async () => {
    const failed = await session.all(`/v1.0/groups/${licensing.id}/membersWithLicenseErrors?$select=id`);
    expect(failed.map(({ id }) => id)).toEqual(people.slice(150, 160).map(({ id }) => id));
  });

  it('a user’s memberships: direct, transitive, roles among them, or one kind only', async () => {
    const names = async (path: string) => (await session.all(path)).map(({ displayName }) => displayName);
    expect(await names('/v1.0/users/user0@contoso.com/memberOf')).toEqual([
      "The inner's",
      'Licensing',
      'Global Administrator',
    ]);
    expect(await names('/v1.0/users/user5@contoso.com/transitiveMemberOf')).toEqual([
      "The inner's",
      'Licensing',
      'Outer',
      'Global Administrator',
    ]);
    expect(await names('/v1.0/users/user5@contoso.com/transitiveMemberOf/microsoft.graph.group')).toEqual([
      "The inner's",
      'Licensing',
      'Outer',
    ]);
  });

  it('directory roles, their members, and the assignments of one principal', async () => {
    const { body } = await session.get<Page>('/v1.0/directoryRoles?$select=id,roleTemplateId');
    expect(body.value).toEqual([{ id: 'role', roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' }]);
    const members = await session.all('/v1.0/directoryRoles/role/members?$select=id');
    expect(members.map(({ id }) => id)).toEqual([people[0]?.id, inner.id]);
    const assignments = await session.all(
      `/v1.0/roleManagement/directory/roleAssignments?$filter=${encodeURIComponent(`principalId eq '${inner.id}'`)}`,
    );
    expect(assignments).toEqual([
      expect.objectContaining({
        principalId: inner.id,
        roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
        directoryScopeId: '/',
      }),
    ]);
  });

  it('unknown groups are 404, filters that are not emulated 501', async () => {
    expect((await session.get('/v1.0/groups/bbbbbbbb-0000-4000-8000-000000000000/members')).status).toBe(404);
    expect((await session.get<GraphErrorBody>("/v1.0/groups?$filter=mail eq 'a'")).body.error.code).toBe(
      'NotEmulated',
    );
  });
});
