import type { UseCaseContext } from '../../../../usecases/context';
import { readSubscriptions } from '../../../../usecases/inventory/readSubscriptions';
import { failureOf, graphError, scriptedGraph, type ScriptedResponse } from '../../../support/scriptedGraph';

const parts = { consequence: 'trials are not known', alternative: 'leave the prices out' };

function contextAnswering(response: ScriptedResponse) {
  const { graph, requests } = scriptedGraph([response]);
  const hints: Array<[message: string, level: string | undefined]> = [];
  // Reading subscriptions asks for Graph and hints alone.
  const context = {
    graph,
    hint: (message: string, level?: string) => void hints.push([message, level]),
  } as unknown as UseCaseContext;
  return { context, hints, requests };
}

describe('reading the subscriptions', () => {
  it('gives all of them', async () => {
    const { context, hints, requests } = contextAnswering({ body: { value: [{ id: 's1' }, { id: 's2' }] } });
    expect(await readSubscriptions(context, parts)).toEqual([{ id: 's1' }, { id: 's2' }]);
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(['/v1.0/directory/subscriptions']);
    expect(hints).toEqual([]);
  });

  it.each([
    [
      403,
      'The app may not read the subscriptions of the tenant, so trials are not known. Grant the application permission Organization.Read.All, or leave the prices out.',
    ],
    [
      404,
      'Microsoft Graph has no list of subscriptions here, so trials are not known. To be rid of this hint, leave the prices out.',
    ],
  ])(
    'gives null, which is not the same as none, where Graph answers %d, and says so',
    async (status, hint) => {
      const { context, hints } = contextAnswering(graphError(status, 'Authorization_RequestDenied'));
      expect(await readSubscriptions(context, parts)).toBeNull();
      expect(hints).toEqual([[hint, 'warning']]);
    },
  );

  it.each([[400], [401]])('fails where Graph answers %d', async (status) => {
    const { context, hints } = contextAnswering(graphError(status, 'Request_BadRequest'));
    expect(await failureOf(readSubscriptions(context, parts))).toMatchObject({ httpStatus: status });
    expect(hints).toEqual([]);
  });
});
