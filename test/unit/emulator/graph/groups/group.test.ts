import { type Emulator, startEmulator } from '../../../../../emulator';
import { type Page, Session, secretForm, tokenOf } from '../../../../support/emulatorSession';
import { scene, userWith } from '../../../../support/tenantScene';

const hidden = 'aaaaaaaa-0000-4000-8000-000000000001';
const outer = 'aaaaaaaa-0000-4000-8000-000000000002';
const helpdesk = 'aaaaaaaa-0000-4000-8000-000000000003';

describe('a group', () => {
  let emulator: Emulator;
  let seeing: Session;
  let blind: Session;
  let memberId: string;
  let otherId: string;

  beforeAll(async () => {
    const tenant = scene();
    memberId = userWith(tenant, 'member').id;
    otherId = userWith(tenant, 'other').id;
    const group = (id: string, displayName: string, memberIds: string[]) => ({
      id,
      displayName,
      memberIds,
      assignedLicenses: [],
    });
    tenant.addGroup({ ...group(hidden, 'Works Council', [memberId]), visibility: 'HiddenMembership' });
    tenant.addGroup(group(outer, 'Outer', [otherId, hidden]));
    tenant.addGroup({
      ...group(helpdesk, 'Helpdesk', [otherId]),
      visibility: 'Private',
      isAssignableToRole: true,
    });
    emulator = await startEmulator({ tenant });
    seeing = await Session.open(emulator);
    const app = emulator.apps.register({ permissions: ['GroupMember.Read.All', 'User.Read.All'] });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: app.secrets[0]?.value ?? '',
    };
    blind = await Session.open(emulator, await tokenOf(emulator, form));
  });
  afterAll(() => emulator.stop());

  const idsOf = async (session: Session, path: string) =>
    (await session.all(`/v1.0/groups/${path}?$select=id`)).map(({ id }) => id);

  it('shows whether its members are hidden and whether roles can be assigned to it, selected or not', async () => {
    const selected = await seeing.get<Page>('/v1.0/groups?$select=visibility,isAssignableToRole');
    expect(selected.body.value).toEqual([
      { id: hidden, visibility: 'HiddenMembership', isAssignableToRole: null },
      { id: outer, visibility: null, isAssignableToRole: null },
      { id: helpdesk, visibility: 'Private', isAssignableToRole: true },
    ]);
    expect((await seeing.get(`/v1.0/groups/${hidden}`)).body).toMatchObject({
      visibility: 'HiddenMembership',
      groupTypes: ['Unified'],
      securityEnabled: false,
      mail: 'workscouncil@contoso.com',
    });
  });

  it('is found by isAssignableToRole', async () => {
    const { body } = await seeing.get<Page>('/v1.0/groups?$filter=isAssignableToRole eq true&$select=id');
    expect(body.value.map(({ id }) => id)).toEqual([helpdesk]);
  });

  it('with hidden membership has an empty list for an app without Member.Read.Hidden, and no error', async () => {
    const { status, body } = await blind.get<Page>(`/v1.0/groups/${hidden}/members`);
    expect([status, body.value]).toEqual([200, []]);
    expect(await idsOf(blind, `${hidden}/transitiveMembers`)).toEqual([]);
    expect(await idsOf(seeing, `${hidden}/members`)).toEqual([memberId]);
  });

  it('hides its members inside another group too', async () => {
    expect(await idsOf(blind, `${outer}/transitiveMembers`)).toEqual([otherId, hidden]);
    expect(await idsOf(seeing, `${outer}/transitiveMembers`)).toEqual([otherId, hidden, memberId]);
  });

  it('without visibility lists its members for the same app', async () => {
    expect(await idsOf(blind, `${helpdesk}/members`)).toEqual([otherId]);
  });
});
