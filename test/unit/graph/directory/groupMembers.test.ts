import { getGroupMembers } from '../../../../graph/directory/groupMembers';
import { graphByPath, group, groupMember, userMember } from '../../../support/graphByPath';
import { failureOf, graphError } from '../../../support/scriptedGraph';

const unreadableIds = async (graph: Parameters<typeof getGroupMembers>[0]) =>
  (await getGroupMembers(graph, 'a')).unreadable.map(({ id }) => id);

describe('getGroupMembers', () => {
  it('gives the members of the group and of the groups in it', async () => {
    const graph = graphByPath({
      '/groups/a': group('a'),
      '/groups/a/transitiveMembers': [groupMember('b'), userMember('user-1')],
      '/groups/b': group('b'),
    });
    const { group: read, ids, isEmpty, unreadable } = await getGroupMembers(graph, 'a');
    expect(read).toEqual({ id: 'a', displayName: 'A', visibility: null });
    expect([...ids]).toEqual(['b', 'user-1']);
    expect([isEmpty, unreadable]).toEqual([false, []]);
  });

  it.each([['HiddenMembership'], ['Hiddenmembership'], ['Hidden']])(
    'cannot tell whether a group of visibility %s without members is empty',
    async (visibility) => {
      const graph = graphByPath({ '/groups/a': group('a', visibility), '/groups/a/transitiveMembers': [] });
      expect(await unreadableIds(graph)).toEqual(['a']);
    },
  );

  it('nor where Graph refuses its members, although it showed the group', async () => {
    const graph = graphByPath({
      '/groups/a': group('a', 'HiddenMembership'),
      '/groups/a/transitiveMembers': graphError(403, 'Authorization_RequestDenied'),
    });
    expect(await unreadableIds(graph)).toEqual(['a']);
  });

  it('trusts the list of a hidden group that shows somebody', async () => {
    const graph = graphByPath({
      '/groups/a': group('a', 'HiddenMembership'),
      '/groups/a/transitiveMembers': [userMember('user-1')],
    });
    expect(await unreadableIds(graph)).toEqual([]);
  });

  it('looks at each nested group by itself', async () => {
    const graph = graphByPath({
      '/groups/a': group('a'),
      '/groups/a/transitiveMembers': [
        groupMember('b'),
        groupMember('c'),
        groupMember('deleted'),
        userMember('user-1'),
      ],
      '/groups/b': group('b', 'HiddenMembership'),
      '/groups/b/members': [userMember('user-1')],
      '/groups/c': group('c', 'HiddenMembership'),
      '/groups/c/members': [],
      '/groups/deleted': graphError(404, 'Request_ResourceNotFound'),
    });
    expect(await unreadableIds(graph)).toEqual(['c']);
  });

  it('is empty where its groups are', async () => {
    const graph = graphByPath({
      '/groups/a': group('a', 'Public'),
      '/groups/a/transitiveMembers': [groupMember('b')],
      '/groups/b': group('b'),
    });
    expect((await getGroupMembers(graph, 'a')).isEmpty).toBe(true);
  });

  it('fails where the members of a visible group may not be read', async () => {
    const graph = graphByPath({
      '/groups/a': group('a'),
      '/groups/a/transitiveMembers': graphError(403, 'Authorization_RequestDenied'),
    });
    expect(await failureOf(getGroupMembers(graph, 'a'))).toMatchObject({
      httpStatus: 403,
      description: expect.stringContaining('GroupMember.Read.All'),
    });
  });
});
