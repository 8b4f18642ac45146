import { getAdministratorIds } from '../../../../graph/directory/directoryRoles';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

const collection = (...value: object[]) => ({ body: { value } });

describe('getAdministratorIds', () => {
  it('reads each role whole, and the groups that hold one', async () => {
    const pages: Record<string, object> = {
      '/v1.0/directoryRoles': { value: [{ id: 'role-1' }, { id: 'role-2' }] },
      '/v1.0/directoryRoles/role-1/members': {
        value: [{ '@odata.type': '#microsoft.graph.user', id: 'user-1' }],
        '@odata.nextLink': `${origin}/v1.0/more`,
      },
      '/v1.0/more': { value: [{ '@odata.type': '#microsoft.graph.group', id: 'group-1' }] },
      '/v1.0/directoryRoles/role-2/members': { value: [] },
      '/v1.0/groups/group-1/transitiveMembers': { value: [{ id: 'user-2' }] },
    };
    const response = ({ url }: { url: string }) => ({ body: pages[new URL(url).pathname] });
    const { graph } = scriptedGraph(Array.from({ length: 5 }, () => response));
    expect([...(await getAdministratorIds(graph))].sort()).toEqual(['group-1', 'user-1', 'user-2']);
  });

  it('fails where one role cannot be read', async () => {
    const { graph } = scriptedGraph([
      collection({ id: 'role-1' }),
      graphError(403, 'Authorization_RequestDenied'),
    ]);
    expect(await failureOf(getAdministratorIds(graph))).toMatchObject({
      httpStatus: 403,
      description: expect.stringContaining('RoleManagement.Read.Directory'),
    });
  });
});
