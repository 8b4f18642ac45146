import type { UseCaseContext } from '../../../../usecases/context';
import { groupNamesOf } from '../../../../usecases/roster/groupNames';
import { graphError, scriptedGraph, type ScriptedResponse } from '../../../support/scriptedGraph';

async function read(responses: ScriptedResponse[], ids: string[]) {
  const hints: string[] = [];
  const { graph } = scriptedGraph(responses);
  const context = { graph, hint: (message: string) => hints.push(message) } as Partial<UseCaseContext>;
  return { names: await groupNamesOf(context as UseCaseContext, ids), hints };
}
const named = { id: '1', status: 200, headers: {}, body: { id: 'g', displayName: 'Sales' } };

describe('groupNamesOf', () => {
  it('gives the names, and says nothing where all could be read', async () => {
    const gone = { id: '2', ...graphError(404, 'Request_ResourceNotFound') };
    const { names, hints } = await read([{ body: { responses: [named, gone] } }], ['g', 'h']);
    expect([[...names], hints]).toEqual([[['g', 'Sales']], []]);
  });

  it('says that names could not be read, and what to grant', async () => {
    const refused = { id: '2', ...graphError(403, 'Authorization_RequestDenied') };
    const { names, hints } = await read([{ body: { responses: [named, refused] } }], ['g', 'h']);
    expect([...names]).toEqual([['g', 'Sales']]);
    expect(hints).toEqual([expect.stringMatching(/^The names of 1 group could not be read.*Grant the app/)]);
  });

  it('goes on where Graph cannot be read at all, and says why', async () => {
    const { names, hints } = await read([{ body: 'no JSON' }], ['g', 'h']);
    expect(names.size).toBe(0);
    expect(hints).toEqual([expect.stringMatching(/^The names of 2 groups could not be read.*not readable/)]);
  });
});
