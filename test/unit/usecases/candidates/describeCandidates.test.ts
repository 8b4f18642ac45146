import { evaluateUser } from '../../../../licensing/candidates/evaluateUser';
import { REASON_CODES } from '../../../../licensing/candidates/rules';
import { describeCandidates } from '../../../../usecases/candidates/describeCandidates';
import type { UseCaseContext } from '../../../../usecases/context';
import type { TransportRequest } from '../../../../graph/http/transport';
import { byGroup, settings, unused, userFacts } from '../../../support/ruleScene';
import { scriptedGraph } from '../../../support/scriptedGraph';

const candidatesOf = (id: string) =>
  evaluateUser({
    facts: userFacts([unused('D'), byGroup('A', { usage: 'inactive' })], { id }),
    reasons: REASON_CODES,
    settings: settings(),
    excludedSkus: new Set(),
    groupBy: 'license',
  });

/** Answers each request of a batch: groups are called Sales, and Megan is everybody's manager. */
const answerBatch = ({ body }: TransportRequest) => {
  const { requests } = body as { requests: Array<{ id: string; url: string }> };
  const manager = { id: 'm', userPrincipalName: 'megan@contoso.com', displayName: 'Megan', mail: null };
  const responses = requests.map(({ id, url }) => ({
    id,
    status: 200,
    headers: {},
    body: url.startsWith('/groups/')
      ? { displayName: 'Sales' }
      : { value: [...url.matchAll(/'(user-\d)'/g)].map(([, user]) => ({ id: user, manager })) },
  }));
  return { body: { responses } };
};

async function describeThem(includeManager: boolean) {
  const { graph, requests } = scriptedGraph([answerBatch, answerBatch]);
  const context = { graph, hint: () => undefined } as Partial<UseCaseContext> as UseCaseContext;
  const candidates = [...candidatesOf('user-1'), ...candidatesOf('user-2')];
  return { described: await describeCandidates(context, candidates, { includeManager }), requests };
}

describe('describeCandidates', () => {
  it('reads managers and names for the candidates alone, each user and group once', async () => {
    const { described, requests } = await describeThem(true);
    expect(requests).toHaveLength(2);
    expect(described).toHaveLength(4);
    for (const { manager, licenses } of described) {
      expect(manager).toEqual({ userId: 'megan@contoso.com', id: 'm', displayName: 'Megan', email: null });
      for (const { groupId, groupName } of licenses)
        expect(groupName).toBe(groupId === null ? null : 'Sales');
    }
  });

  it('reads no manager that nobody asks for', async () => {
    const { described, requests } = await describeThem(false);
    expect(requests).toHaveLength(1);
    expect(described.every(({ manager }) => manager === null)).toBe(true);
  });
});
