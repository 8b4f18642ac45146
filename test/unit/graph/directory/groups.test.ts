import { getGroup, getGroupNames } from '../../../../graph/directory/groups';
import { failureOf, graphError, scriptedGraph } from '../../../support/scriptedGraph';

describe('getGroup', () => {
  it('fails for a group that does not exist, by its id', async () => {
    const { graph } = scriptedGraph([graphError(404, 'Request_ResourceNotFound')]);
    expect(await failureOf(getGroup(graph, 'group-1'))).toMatchObject({
      httpStatus: 404,
      message: expect.stringContaining('group-1'),
    });
  });
});

describe('getGroupNames', () => {
  it('leaves out groups that are gone or may not be read', async () => {
    const { graph, requests } = scriptedGraph([
      {
        body: {
          responses: [
            { id: '0', status: 200, headers: {}, body: { id: 'g', displayName: 'Sales' } },
            { id: '1', ...graphError(403, 'Authorization_RequestDenied') },
          ],
        },
      },
    ]);
    expect([...(await getGroupNames(graph, ['g', 'h', 'g']))]).toEqual([['g', 'Sales']]);
    expect(requests).toHaveLength(1);
  });

  it('leaves out a group whose answer is empty', async () => {
    const { graph } = scriptedGraph([{ body: { responses: [{ id: '0', status: 200 }] } }]);
    expect((await getGroupNames(graph, ['g'])).size).toBe(0);
  });

  it('sends nothing for no groups', async () => {
    expect((await getGroupNames(scriptedGraph([]).graph, [])).size).toBe(0);
  });
});
