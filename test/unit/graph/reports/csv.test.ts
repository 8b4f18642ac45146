import { Readable } from 'node:stream';
import fc from 'fast-check';
import { readReportCsv } from '../../../../graph/reports/csv';
import type { ReportTable } from '../../../../graph/reports/table';
import { csv } from '../../../support/reportServer';
import { failureOf } from '../../../support/scriptedGraph';

const report = { name: 'getThings', title: 'things', essential: ['Name'] };

const read = async (text: string | Buffer[], contentLength: number | null = null) => {
  const chunks = typeof text === 'string' ? [Buffer.from(text)] : text;
  const rows: Array<Record<string, string>> = [];
  await readReportCsv({ stream: Readable.from(chunks), contentLength }, report, (row, table) => {
    rows.push(table.record(row));
    return 'continue';
  });
  return rows;
};

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('Vance, Adele', 'Zoë "Zed" Ødegård', 'two\r\nlines', '李雷', '🙂', '', "O'Neil", '=1+1'),
);

describe('readReportCsv', () => {
  it('gives back what was written: commas, quotes, line breaks, any script, wherever the bytes are divided', async () => {
    const table = fc.record({
      rows: fc.array(fc.record({ Name: cell, Date: cell, Products: cell }), { maxLength: 6 }),
      lineBreak: fc.constantFrom('\r\n', '\n'),
      columns: fc.shuffledSubarray(['Name', 'Date', 'Products'], { minLength: 3 }),
      chunkSize: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, lineBreak, columns, chunkSize }) => {
        const bytes = Buffer.from(csv(columns.join(','), rows, { lineBreak }));
        const chunks: Buffer[] = [];
        for (let start = 0; start < bytes.length; start += chunkSize)
          chunks.push(bytes.subarray(start, start + chunkSize));
        // A line of blank cells only is still a row; an empty line is none.
        expect(await read(chunks)).toEqual(rows);
      }),
    );
  });

  it('gives every row of a long report, however the bytes arrive and however slowly the rows are taken', async () => {
    const rows = Array.from({ length: 20_000 }, (_, number) => ({
      Name: `user${number}`,
      Date: '2026-11-20',
    }));
    const bytes = Buffer.from(csv('Name,Date', rows));
    const halves = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
    expect(await read([bytes])).toEqual(rows);
    expect(await read(halves)).toEqual(rows);
  });

  it('finds columns by name: moved, added, with spaces around, behind a byte order mark', async () => {
    const rows: string[] = [];
    const text = '\ufeffNew Column, Name ,Date\r\n1,adele,2026-11-20\r\n';
    await readReportCsv(
      { stream: Readable.from([Buffer.from(text)]), contentLength: null },
      report,
      (row, table) => {
        rows.push(table.text(row, 'Name'));
        expect(table.has('Missing')).toBe(false);
        expect(table.text(row, 'Missing')).toBe('');
        return 'continue';
      },
    );
    expect(rows).toEqual(['adele']);
  });

  it('takes a bare quote inside a name for text', async () => {
    expect(await read('Name,Date\nBob "the" Builder,x\n')).toEqual([
      { Name: 'Bob "the" Builder', Date: 'x' },
    ]);
  });

  it('stops reading where the callback stops', async () => {
    const stream = Readable.from([Buffer.from('Name\na\nb\nc\n')]);
    const seen: string[] = [];
    await readReportCsv(
      { stream, contentLength: null },
      report,
      (row: readonly string[], table: ReportTable) => {
        seen.push(table.text(row, 'Name'));
        return 'stop';
      },
    );
    expect(seen).toEqual(['a']);
    expect(stream.destroyed).toBe(true);
  });

  it('reads a report without rows', async () => {
    expect(await read('Name,Date\r\n')).toEqual([]);
  });

  describe('stops on', () => {
    it('a missing essential column, and names it', async () => {
      expect(await failureOf(read('Date,Other\n2026-11-20,x\n'))).toMatchObject({
        code: 'ReportColumnMissing',
        message: 'The things report (getThings) has no column "Name".',
      });
    });

    it.each([
      ['a last line with too few cells', 'Name,Date\na,2026-11-20\nb'],
      ['a last line that ends within quotes', 'Name,Date\na,2026-11-20\nb,"2026'],
      ['a last cell that is cut', 'Name,Date\na,2026-11-20\nb,2026-1'],
      ['nothing at all', ''],
    ])('%s', async (_what, text) => {
      expect(await failureOf(read(text))).toMatchObject({ kind: 'incomplete', code: 'ReportTruncated' });
    });

    it('any cut inside a line, wherever it is', async () => {
      const whole = csv('Name,Date,Products', [
        { Name: 'a', Date: '2026-11-20', Products: 'MICROSOFT 365 E3' },
        { Name: 'b', Date: '2026-11-20', Products: 'MICROSOFT 365 E3' },
      ]);
      const lastLine = whole.lastIndexOf('\nb') + 1;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: lastLine + 1, max: whole.length - 3 }), async (length) => {
          const cut = await failureOf(read(whole.slice(0, length)));
          expect(cut).toMatchObject({ code: 'ReportTruncated' });
        }),
      );
    });

    it('a report without end, after the most rows that it may have', async () => {
      const lines = Buffer.from('a,2026-11-20\n'.repeat(10_000));
      const content = function* () {
        yield Buffer.from('Name,Date\n');
        for (;;) yield lines;
      };
      let rows = 0;
      const count = () => {
        rows += 1;
        return 'continue' as const;
      };
      const download = { stream: Readable.from(content()), contentLength: null };
      const reading = readReportCsv(download, report, count, 25_000);
      expect(await failureOf(reading)).toMatchObject({
        code: 'ReportTooLong',
        message: 'The things report (getThings) has more than 25,000 rows.',
      });
      expect(rows).toBe(25_000);
    });

    it('a connection that breaks', async () => {
      const content = function* () {
        yield Buffer.from('Name\na\n');
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      };
      const reading = readReportCsv(
        { stream: Readable.from(content()), contentLength: null },
        report,
        () => 'continue',
      );
      expect(await failureOf(reading)).toMatchObject({
        code: 'ReportTruncated',
        message: 'The things report (getThings) broke off while it was downloaded (ECONNRESET).',
      });
    });
  });

  it('accepts a last line without a line break where the announced length vouches for it', async () => {
    const text = 'Name,Products\na,E3+POWER BI\nb,E3';
    expect(await read(text, Buffer.byteLength(text))).toHaveLength(2);
  });
});
