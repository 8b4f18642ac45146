import { getActivatedRoleHolders } from '../../../../graph/directory/directoryRoles';
import { groupMember, userMember } from '../../../support/graphByPath';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

describe('getActivatedRoleHolders', () => {
  it('reads each role whole', async () => {
    const pages: Record<string, object> = {
      '/v1.0/directoryRoles': { value: [{ id: 'role-1' }, { id: 'role-2' }] },
      '/v1.0/directoryRoles/role-1/members': {
        value: [userMember('user-1')],
        '@odata.nextLink': `${origin}/v1.0/more`,
      },
      '/v1.0/more': { value: [groupMember('group-1')] },
      '/v1.0/directoryRoles/role-2/members': { value: [userMember('user-2')] },
    };
    const response = ({ url }: { url: string }) => ({ body: pages[new URL(url).pathname] });
    const { graph } = scriptedGraph(Array.from({ length: 4 }, () => response));
    expect(await getActivatedRoleHolders(graph)).toEqual([
      { id: 'user-1', isGroup: false },
      { id: 'group-1', isGroup: true },
      { id: 'user-2', isGroup: false },
    ]);
  });

  it('fails where one role cannot be read', async () => {
    const { graph } = scriptedGraph([
      { body: { value: [{ id: 'role-1' }] } },
      graphError(403, 'Authorization_RequestDenied'),
    ]);
    expect(await failureOf(getActivatedRoleHolders(graph))).toMatchObject({
      httpStatus: 403,
      description: expect.stringContaining('RoleManagement.Read.Directory'),
    });
  });
});
