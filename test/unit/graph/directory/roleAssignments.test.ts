import { getEligibleForRoles, getRoleHolders } from '../../../../graph/directory/roleAssignments';
import { groupMember, userMember } from '../../../support/graphByPath';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

const grant = (id: string, principalId: string, principal?: object) => ({ id, principalId, principal });

describe('getRoleHolders', () => {
  it('reads every page and tells groups from others', async () => {
    const { graph, requests } = scriptedGraph([
      {
        body: {
          value: [grant('1', 'u', userMember('u')), grant('2', 'g', groupMember('g'))],
          '@odata.nextLink': `${origin}/v1.0/more`,
        },
      },
      { body: { value: [grant('3', 'unknown')] } },
    ]);
    expect(await getRoleHolders(graph)).toEqual([
      { id: 'u', isGroup: false },
      { id: 'g', isGroup: true },
      { id: 'unknown', isGroup: null },
    ]);
    expect(requests[0]?.url).toBe(
      `${origin}/v1.0/roleManagement/directory/roleAssignments?$expand=principal`,
    );
  });

  it('stops where a row names nobody', async () => {
    const { graph } = scriptedGraph([{ body: { value: [{ id: '1' }] } }]);
    expect(await failureOf(getRoleHolders(graph))).toMatchObject({ kind: 'incomplete' });
  });

  it('names its permission', async () => {
    const { graph } = scriptedGraph([graphError(403, 'Authorization_RequestDenied')]);
    expect(await failureOf(getRoleHolders(graph))).toMatchObject({
      description: expect.stringContaining('RoleManagement.Read.Directory'),
    });
  });
});

describe('getEligibleForRoles', () => {
  it('reads the schedules, whose permission is another one', async () => {
    const read = scriptedGraph([{ body: { value: [grant('1', 'u', userMember('u'))] } }]);
    expect(await getEligibleForRoles(read.graph)).toEqual([{ id: 'u', isGroup: false }]);
    const refused = scriptedGraph([graphError(403, 'UnknownError')]);
    expect(await failureOf(getEligibleForRoles(refused.graph))).toMatchObject({
      description: expect.stringContaining('RoleEligibilitySchedule.Read.Directory'),
    });
  });
});
