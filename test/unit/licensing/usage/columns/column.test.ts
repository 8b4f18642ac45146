import fc from 'fast-check';
import { Column } from '../../../../../licensing/usage/columns/column';
import { FlagColumn } from '../../../../../licensing/usage/columns/flagColumn';
import { RowNumbers } from '../../../../../licensing/usage/columns/rowNumbers';
import { SharedTexts, TextColumn } from '../../../../../licensing/usage/columns/textColumn';

const row = fc.nat({ max: 200_000 });

describe('Column', () => {
  it('gives back the last number of each row, however far apart rows are, and 0 of all others', () => {
    const writes = fc.array(fc.tuple(row, fc.nat({ max: 2 ** 32 - 1 })), { maxLength: 50 });
    fc.assert(
      fc.property(writes, row, (pairs, other) => {
        const column = new Column(Uint32Array);
        for (const [at, value] of pairs) column.set(at, value);
        const expected = new Map(pairs);
        for (const at of [...expected.keys(), other]) expect(column.get(at)).toBe(expected.get(at) ?? 0);
      }),
    );
  });

  it('holds sizes of mailboxes exactly', () => {
    const column = new Column(Float64Array);
    column.set(70_000, Number.MAX_SAFE_INTEGER);
    expect(column.get(70_000)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('TextColumn', () => {
  it('gives back texts, and null where there is none; columns may share texts', () => {
    const texts = new SharedTexts();
    const [one, other] = [new TextColumn(texts), new TextColumn(texts)];
    one.set(3, '2026-11-18');
    other.set(20_000, '2026-11-18');
    one.set(5, '');
    one.set(6, 'gone');
    one.set(6, null);
    expect([one.get(3), other.get(20_000), one.get(5)]).toEqual(['2026-11-18', '2026-11-18', '']);
    expect([one.get(6), one.get(4), other.get(3)]).toEqual([null, null, null]);
  });

  it('holds more texts than two bytes can count, and a row may change from such a one', () => {
    const column = new TextColumn(new SharedTexts());
    const rows = Array.from({ length: 70_000 }, (_, number) => number);
    for (const number of rows) column.set(number, `text ${number}`);
    expect(rows.every((number) => column.get(number) === `text ${number}`)).toBe(true);
    column.set(69_999, 'text 0');
    column.set(69_998, null);
    expect([column.get(69_999), column.get(69_998)]).toEqual(['text 0', null]);
  });
});

describe('FlagColumn', () => {
  it.each([true, false, null])('gives back %s', (flag) => {
    const flags = new FlagColumn();
    flags.set(17, true);
    flags.set(17, flag);
    expect(flags.get(17)).toBe(flag);
  });
});

describe('RowNumbers', () => {
  it('tells the first row from none', () => {
    const rows = new RowNumbers();
    rows.set(2, 0);
    expect([rows.get(2), rows.get(1), rows.get(null)]).toEqual([0, null, null]);
  });
});
