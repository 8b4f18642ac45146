import { ConnectionError } from '../../../../graph/http/transport';
import { readAdministrators } from '../../../../usecases/roster/administrators';
import type { UseCaseContext } from '../../../../usecases/context';
import { graphByPath, group, groupMember, userMember } from '../../../support/graphByPath';
import { failureOf, graphError, type ScriptedResponse } from '../../../support/scriptedGraph';

const holders = '/roleManagement/directory/roleAssignments';
const eligible = '/roleManagement/directory/roleEligibilitySchedules';
const denied = graphError(403, 'Authorization_RequestDenied');

const grants = (...principals: Array<{ id: string }>) =>
  principals.map((principal, index) => ({ id: String(index), principalId: principal.id, principal }));

function read(responses: Record<string, object[] | ScriptedResponse>) {
  const hints: string[] = [];
  const context = { graph: graphByPath(responses), hint: (message: string) => hints.push(message) };
  const reading = readAdministrators(context as unknown as UseCaseContext);
  return { reading, hints };
}

async function summary(responses: Record<string, object[] | ScriptedResponse>) {
  const { reading, hints } = read(responses);
  const { ids, missing, refusal } = await reading;
  expect(hints).toEqual(missing);
  return { ids: [...ids].sort(), missing, refusal: refusal?.httpStatus ?? null };
}

describe('readAdministrators', () => {
  it('finds holders and eligible ones, directly and by group', async () => {
    expect(
      await summary({
        [holders]: grants(userMember('HOLDER'), groupMember('g')),
        [eligible]: grants(userMember('eligible'), groupMember('h'), groupMember('g')),
        '/groups/g': group('g', 'Private'),
        '/groups/g/transitiveMembers': [userMember('By-Group')],
        '/groups/h': group('h', 'Private'),
        '/groups/h/transitiveMembers': [userMember('by-eligible-group')],
      }),
    ).toEqual({
      ids: ['by-eligible-group', 'by-group', 'eligible', 'g', 'h', 'holder'],
      missing: [],
      refusal: null,
    });
  });

  it('asks for the group behind a principal whose kind Graph does not tell', async () => {
    const rows = [
      { id: '1', principalId: 'g' },
      { id: '2', principalId: 'user', principal: null },
    ];
    const { ids, missing } = await summary({
      [holders]: rows,
      [eligible]: [],
      '/groups/g': group('g'),
      '/groups/g/transitiveMembers': [userMember('by-group')],
      '/groups/user': graphError(404, 'Request_ResourceNotFound'),
    });
    expect([ids, missing]).toEqual([['by-group', 'g', 'user'], []]);
  });

  it.each([
    ['by its code', graphError(400, 'AadPremiumLicenseRequired')],
    [
      'by the code of the service behind',
      graphError(403, 'UnknownError', '{"errorCode":"AadPremiumLicenseRequired","message":"..."}'),
    ],
  ])('knows that a tenant without P2 has nobody eligible, %s', async (_, refused) => {
    const { ids, missing } = await summary({ [holders]: grants(userMember('u')), [eligible]: refused });
    expect([ids, missing]).toEqual([['u'], []]);
  });

  it('says that eligible ones were not looked at, and what to grant', async () => {
    const { ids, missing, refusal } = await summary({
      [holders]: grants(userMember('u')),
      [eligible]: denied,
    });
    expect([ids, refusal]).toEqual([['u'], null]);
    expect(missing).toEqual([
      expect.stringMatching(/only eligible.*RoleEligibilitySchedule\.Read\.Directory/),
    ]);
  });

  it('falls back to activated roles, and says what these lack', async () => {
    const { ids, missing, refusal } = await summary({
      [holders]: denied,
      '/directoryRoles': [{ id: 'role' }],
      '/directoryRoles/role/members': [userMember('activated')],
      [eligible]: [],
    });
    expect([ids, refusal]).toEqual([['activated'], null]);
    expect(missing).toEqual([expect.stringMatching(/custom role.*RoleManagement\.Read\.Directory/)]);
  });

  it('gives the refusal where nothing tells who holds a role', async () => {
    const { ids, missing, refusal } = await summary({
      [holders]: denied,
      '/directoryRoles': denied,
      [eligible]: grants(userMember('eligible')),
    });
    expect([ids, refusal]).toEqual([['eligible'], 403]);
    expect(missing).toEqual([
      expect.stringMatching(/Who holds an administrator role is not known.*RoleManagement\.Read\.Directory/),
    ]);
  });

  it('says where the members of groups are not known', async () => {
    const { missing } = await summary({
      [holders]: grants(groupMember('g'), groupMember('h'), groupMember('gone')),
      [eligible]: [],
      '/groups/g': denied,
      '/groups/h': group('h', 'HiddenMembership'),
      '/groups/h/transitiveMembers': [],
      '/groups/gone': graphError(404, 'Request_ResourceNotFound'),
    });
    expect(missing).toEqual([
      expect.stringContaining('GroupMember.Read.All'),
      expect.stringMatching(/"H" \(h\).*Member\.Read\.Hidden/),
    ]);
  });

  it.each([
    ['a token that is not accepted', graphError(401, 'InvalidAuthenticationToken'), 'refused'],
    ['a Graph out of reach', new ConnectionError('ENOTFOUND', 'getaddrinfo'), 'unreachable'],
    ['half a list', { body: {} }, 'incomplete'],
  ])('stops on %s', async (_, response, kind) => {
    const { reading } = read({ [holders]: response, [eligible]: [] });
    expect(await failureOf(reading)).toMatchObject({ kind });
  });
});
