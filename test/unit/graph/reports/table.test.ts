import { ReportTable } from '../../../../graph/reports/table';

const report = { name: 'getThings', title: 'things', essential: ['Name'] };
const table = new ReportTable(report, [' Name ', 'Date', 'Licensed', 'Products']);
const row = (changes: { date?: string; licensed?: string; products?: string }) => [
  'adele',
  changes.date ?? '',
  changes.licensed ?? '',
  changes.products ?? '',
];

describe('a date', () => {
  it.each(['', '0001-01-01', '0001-01-01T00:00:00', '1601-01-01'])('"%s" is none', (date) => {
    expect(table.date(row({ date }), 'Date')).toBeNull();
  });

  it.each(['2026-11-18', '2026-11-18T00:00:00Z', ' 2026-11-18 23:59:59'])('"%s" is its day', (date) => {
    expect(table.date(row({ date }), 'Date')).toBe('2026-11-18');
  });

  it.each(['18/11/2026', '2026-02-30', 'yesterday'])('"%s" stops the reading', (date) => {
    expect(() => table.date(row({ date }), 'Date')).toThrow(
      expect.objectContaining({
        kind: 'incomplete',
        code: 'ReportUnreadable',
        message: `The things report (getThings) has "${date}" in the date column "Date".`,
      }),
    );
  });

  it('must be there where it is the refresh date', () => {
    expect(() => table.refreshDate(row({}), 'Date')).toThrow(
      expect.objectContaining({ code: 'ReportUnreadable' }),
    );
  });
});

describe('a flag', () => {
  it.each([
    ['True', true],
    ['yes', true],
    ['1', true],
    ['FALSE', false],
    ['no', false],
    ['0', false],
    ['', null],
  ])('"%s" is %s', (licensed, expected) => {
    expect(table.flag(row({ licensed }), 'Licensed')).toBe(expected);
  });

  it('stops the reading where it is something else', () => {
    expect(() => table.flag(row({ licensed: 'Maybe' }), 'Licensed')).toThrow(
      expect.objectContaining({ code: 'ReportUnreadable', message: expect.stringContaining('"Maybe"') }),
    );
  });
});

it('splits a list at its plus signs and leaves out blank parts', () => {
  expect(table.list(row({ products: 'E3 + POWER BI (FREE)++' }), 'Products')).toEqual([
    'E3',
    'POWER BI (FREE)',
  ]);
});

it.each([
  ['E3', false],
  ['E', true],
  ['', true],
  ['E5', false],
])('a last line that ends with "%s" was cut: %s', (products, expected) => {
  const lines = new ReportTable(report, ['Name', 'Products']);
  lines.addLastCell(['adele', 'E3']);
  expect(lines.isCutOff(['bob', products])).toBe(expected);
});
