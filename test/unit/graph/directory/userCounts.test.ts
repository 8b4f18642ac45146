import { countUsers } from '../../../../graph/directory/userCounts';
import type { TransportRequest } from '../../../../graph/http/transport';
import { failureOf, graphError, scriptedGraph, type ScriptedResponse } from '../../../support/scriptedGraph';

interface Step {
  id: string;
  url: string;
  headers?: Record<string, string>;
}

/** Answers each step of a batch by its filter. */
const answering =
  (answerOf: (filter: string) => object) =>
  ({ body }: TransportRequest): ScriptedResponse => {
    const { requests } = body as { requests: Step[] };
    const responses = requests.map(({ id, url }) => {
      const filter = new URL(url, 'https://x').searchParams.get('$filter') ?? '';
      return { id, status: 200, headers: {}, ...answerOf(filter) };
    });
    return { body: { responses } };
  };
const count = (number: unknown) => ({ body: { '@odata.count': number, value: [] } });

describe('countUsers', () => {
  it('gives the counts in the order of the filters, by advanced queries that return one user at most', async () => {
    const filters = Array.from({ length: 45 }, (_, number) => `employeeId eq '${number}&'`);
    const answer = answering((filter) => count(Number(/\d+/.exec(filter)?.[0])));
    const { graph, requests } = scriptedGraph([answer, answer, answer]);
    expect(await countUsers(graph, filters, 'user:getAll')).toEqual(filters.map((_, number) => number));
    const steps = requests.flatMap(({ body }) => (body as { requests: Step[] }).requests);
    expect(requests.map(({ body }) => (body as { requests: Step[] }).requests.length)).toEqual([20, 20, 5]);
    expect(steps.every(({ url }) => url.includes('$top=1&$count=true'))).toBe(true);
    expect(steps.every(({ headers }) => headers?.ConsistencyLevel === 'eventual')).toBe(true);
  });

  it('is a refusal where Graph refuses one', async () => {
    const { graph } = scriptedGraph([
      answering((filter) => (filter === 'b' ? graphError(400, 'Request_UnsupportedQuery') : count(1))),
    ]);
    expect(await failureOf(countUsers(graph, ['a', 'b'], 'user:getAll'))).toMatchObject({
      code: 'Request_UnsupportedQuery',
    });
  });

  it.each([undefined, null, '12', -1, 1.5])('takes %p for no count', async (answer) => {
    const { graph } = scriptedGraph([answering(() => count(answer))]);
    expect(await failureOf(countUsers(graph, ['a'], 'user:getAll'))).toMatchObject({ code: 'CountMissing' });
  });
});
