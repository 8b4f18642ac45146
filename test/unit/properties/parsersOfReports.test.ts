import { Readable } from 'node:stream';
import fc from 'fast-check';
import { isGraphError } from '../../../graph/http/graphError';
import { readReportCsv } from '../../../graph/reports/csv';
import { ReportTable } from '../../../graph/reports/table';
import { damaged, hostileText, hostileValue, unlessGraphError } from '../../support/hostileInput';
import { csv } from '../../support/reportServer';
import { scriptedGraph } from '../../support/scriptedGraph';

const report = { name: 'getThings', title: 'things', essential: ['Name'] };

describe('a report, whatever its bytes', () => {
  const read = async (bytes: Buffer) => {
    const rows: Array<Record<string, string>> = [];
    const stream = Readable.from([bytes]);
    await readReportCsv({ stream, contentLength: null }, report, (row, table) => {
      rows.push(table.record(row));
      return 'continue';
    });
    return rows;
  };
  const whole = csv('Name,Date,__proto__', [
    { Name: 'Adele, "A"', Date: '2026-11-20' },
    { Name: 'Zoë', Date: '2026-11-21' },
  ]);

  it('is rows with every column, or an error of ours', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
      fc.oneof(hostileText, damaged(whole)).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.concat([Buffer.from('Name,x\n'), array])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const rows = await read(content).catch((error: unknown) => {
          if (!isGraphError(error)) throw error;
          return [];
        });
        expect(rows.every((row) => Object.hasOwn(row, 'Name'))).toBe(true);
      }),
    );
  });

  it('has cells that are a day, a whole number, a flag or a list, or an error of ours', () => {
    const cell = fc.oneof(hostileText, damaged('2026-11-20'), fc.nat().map(String));
    const table = new ReportTable(report, ['Name']);
    fc.assert(
      fc.property(cell, (text) => {
        const date = unlessGraphError(() => table.date([text], 'Name'));
        expect(date ?? '2026-11-20').toMatch(/^2\d{3}-\d{2}-\d{2}$|^[3-9]\d{3}-\d{2}-\d{2}$/);
        const number = unlessGraphError(() => table.wholeNumber([text], 'Name'));
        expect(number === null || (Number.isSafeInteger(number) && number >= 0)).toBe(true);
        expect([null, true, false]).toContain(unlessGraphError(() => table.flag([text], 'Name')));
        expect(table.list([text], 'Name')).not.toContain('');
      }),
    );
    expect(() => table.wholeNumber(['9'.repeat(400)], 'Name')).toThrow('in the column of numbers');
  });

  it('is downloaded, or an error of ours says why not, whatever Graph answers', async () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 204, 302),
      headers: fc.record({ location: fc.oneof(hostileText, damaged('https://reports.office.com/x')) }),
      body: hostileValue,
    });
    await fc.assert(
      fc.asyncProperty(answer, async (first) => {
        const { graph, requests } = scriptedGraph([first, { body: 'no stream' }]);
        const failure = await graph.download('/reports/getThings', { task: 'activity:getAll' }).then(
          () => null,
          (error: unknown) => error,
        );
        expect(failure === null || isGraphError(failure)).toBe(true);
        for (const { authentication } of requests.slice(1)) expect(authentication).toBe('none');
      }),
    );
  });
});
