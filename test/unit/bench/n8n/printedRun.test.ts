import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrintedRun } from '../../../../bench/n8n/printedRun';

describe('readPrintedRun', () => {
  const folder = mkdtempSync(join(tmpdir(), 'printed-run-'));
  const file = join(folder, 'printed.txt');
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(file, text);
    return readPrintedRun(file);
  };
  const printed = (resultData: object) =>
    `Some line of a log\n${JSON.stringify(
      {
        data: { version: 1, resultData, executionData: {} },
        mode: 'cli',
        startedAt: '2026-01-01T00:00:01.000Z',
        stoppedAt: '2026-01-01T00:00:03.250Z',
        status: 'success',
      },
      null,
      2,
    )}\n`;
  const run = (...items: object[]) => [
    { startTime: 1, data: { main: [items.map((json) => ({ json, pairedItem: { item: 0 } }))] } },
  ];

  it('counts the items of each node, and not what only looks like one inside them', async () => {
    const users = run({ id: '1', json: { json: {} } }, { id: '2', runData: { Start: [] } });
    const { items, workMs, error } = await read(
      printed({ runData: { Start: run({}), 'My "users"': users }, lastNodeExecuted: 'Start' }),
    );
    expect([items.get('Start'), workMs, error]).toEqual([1, 2250, null]);
    expect([...items.values()]).toEqual([1, 2]);
  });

  it('leaves out what a filter discards', async () => {
    const item = { json: { id: '1' } };
    const outputs = (...main: unknown[]) => [{ data: { main } }];
    const { items } = await read(
      printed({
        runData: {
          Kept: outputs([item, item], [item, item, item]),
          None: outputs([], [item]),
          Nothing: outputs(null, [item]),
        },
      }),
    );
    expect([...items]).toEqual([['Kept', 2]]);
  });

  it('tells the error that stopped the workflow', async () => {
    const { error } = await read(
      printed({ error: { message: 'The list could not be read.', name: 'NodeApiError' }, runData: {} }),
    );
    expect(error).toBe('The list could not be read.');
  });

  it('takes no message of a node for that error', async () => {
    const { error, items } = await read(printed({ runData: { Start: run({ message: 'not ours' }) } }));
    expect([error, items.get('Start')]).toEqual([null, 1]);
  });

  it('says where no run was printed', async () => {
    expect(await read('FATAL ERROR: JavaScript heap out of memory\n')).toEqual({
      workMs: null,
      items: new Map(),
      error: null,
    });
  });
});
