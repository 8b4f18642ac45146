import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvLine, withoutFormulas } from '../../../../../licensing/report/rows/safeCsv';
import { awkwardNames } from '../../../../support/reportScene';

/** Texts full of what begins a formula, ends a cell, or hides before either. */
const hostileText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '"',
      "'",
      ',',
      ';',
      '|',
      ' ',
      '\u200b',
      'a',
      '1',
      '＝',
      '＠',
    ),
  }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...awkwardNames),
);

const beginsFormula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u;

describe('a safe CSV cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1 555', "'+1 555"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['"=1+1', '"\'=1+1'],
    ["'=1+1", "''=1+1"],
    ['Sales;=1+1', "Sales;'=1+1"],
    ['two\n=1', "two\n'=1"],
    ['＝1', "'＝1"],
    ['  =1', "'  =1"],
    ['Jean-Luc', 'Jean-Luc'],
    ['a=b', 'a=b'],
    ['adele@contoso.com', 'adele@contoso.com'],
    ['2026-11-25', '2026-11-25'],
  ])('makes of %j the text %j', (text, safe) => {
    expect(withoutFormulas(text)).toBe(safe);
  });

  it('keeps numbers as numbers, below 0 too', () => {
    expect(csvLine([36.1, -5, 0, null, true, 'a "b"'])).toBe('36.1,-5,0,,true,"a ""b"""\r\n');
  });

  it('is read back as it was, but for the apostrophes', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (texts) => {
        const [read] = parse(csvLine(texts));
        expect(read).toEqual(texts.map(withoutFormulas));
        expect(read?.map((text) => text.replaceAll("'", ''))).toEqual(
          texts.map((text) => text.replaceAll("'", '')),
        );
      }),
    );
  });

  it.each([',', ';', '\t', '|'])(
    'begins no formula for a program that separates cells by %j and knows no quotes',
    (separator) => {
      fc.assert(
        fc.property(hostileText, hostileText, (one, other) => {
          const cells = `${csvCell(one)}${separator}${csvCell(other)}`.split(/[\r\n]|[,;\t|]/);
          const bare = cells.map((cell) => cell.replace(/^"*/, ''));
          expect(bare.filter((cell) => beginsFormula.test(cell))).toEqual([]);
        }),
      );
    },
  );
});
