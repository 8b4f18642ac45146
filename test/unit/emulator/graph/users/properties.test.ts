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

describe('properties of users', () => {
  let emulator: Emulator;
  let session: Session;
  let limited: Session;
  let leaver: TenantUser;
  let deleted: TenantUser;
  let groupId: string;

  beforeAll(async () => {
    const tenant = scene({ SPE_E3: 1 });
    userWith(tenant, 'hired', [], { employeeHireDate: '2026-12-05T00:00:00Z' });
    leaver = userWith(tenant, 'leaver', [], { employeeLeaveDateTime: '2026-11-30T00:00:00Z' });
    deleted = userWith(tenant, 'gone', [], { deletedDateTime: '2026-11-10T10:00:00Z' });
    groupId = groupWith(tenant, 'People', 'SPE_E3', [leaver.id]).id;
    emulator = await startEmulator({ tenant });
    session = await Session.open(emulator);
    const app = emulator.apps.register({ permissions: ['User.Read.All', 'GroupMember.Read.All'] });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: app.secrets[0]?.value ?? '',
    };
    limited = await Session.open(emulator, await tokenOf(emulator, form));
  });
  afterAll(() => emulator.stop());

  it('employeeHireDate is read with the right to read users, and filtered in an advanced query', async () => {
    const { body } = await limited.get<Page>(
      '/v1.0/users?$select=employeeHireDate&$count=true&$filter=employeeHireDate ge 2026-12-01T00:00:00Z',
      { consistencylevel: 'eventual' },
    );
    expect(body.value.map(({ employeeHireDate }) => employeeHireDate)).toEqual(['2026-12-05T00:00:00Z']);
    expect((await limited.get('/v1.0/users?$filter=employeeHireDate ge 2026-12-01T00:00:00Z')).status).toBe(
      400,
    );
  });

  it('employeeLeaveDateTime needs User-LifeCycleInfo.Read.All beside it', async () => {
    const path = `/v1.0/users/${leaver.id}?$select=employeeLeaveDateTime`;
    expect((await session.get(path)).body).toMatchObject({ employeeLeaveDateTime: '2026-11-30T00:00:00Z' });
    const { status, body } = await limited.get<GraphErrorBody>(path);
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect((await session.get('/v1.0/users?$filter=employeeLeaveDateTime eq null')).status).toBe(400);
  });

  it('employeeLeaveDateTime cannot be had by way of a membership instead', async () => {
    const [member] = await limited.all(`/v1.0/groups/${groupId}/members?$select=id,employeeLeaveDateTime`);
    expect(member).toEqual({ '@odata.type': '#microsoft.graph.user', id: leaver.id });
  });

  it('userPrincipalName of a deleted user begins with the id, without its dashes', async () => {
    const { body } = await session.get<Page>(
      '/v1.0/directory/deletedItems/microsoft.graph.user?$select=userPrincipalName,mail,mailNickname',
    );
    expect(body.value).toEqual([
      {
        id: deleted.id,
        userPrincipalName: `${deleted.id.replaceAll('-', '')}gone@contoso.com`,
        mail: 'gone@contoso.com',
        mailNickname: 'gone',
      },
    ]);
    const one = await session.get(`/v1.0/directory/deletedItems/${deleted.id}?$select=userPrincipalName`);
    expect(one.body.userPrincipalName).toBe(body.value[0]?.userPrincipalName);
  });
});
