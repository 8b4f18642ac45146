import { parse } from 'csv-parse/sync';
import { rowsCsv } from '../../../../../licensing/report/rows/rowsCsv';
import { awkwardNames, rowOf } from '../../../../support/reportScene';

const read = (chunks: Iterable<string>) =>
  parse<Record<string, string>>([...chunks].join(''), { bom: true, columns: true });

describe('the CSV file of the rows', () => {
  it('begins with the mark by which Excel reads UTF-8, and has one line a row', () => {
    const text = [...rowsCsv([rowOf()])].join('');
    expect(text.codePointAt(0)).toBe(0xfeff);
    expect(read([text])).toEqual([
      {
        User: 'adele@contoso.com',
        Name: 'Adele Vance',
        'E-mail': 'adele@contoso.com',
        Department: 'Sales',
        'Account status': 'active',
        'Account type': 'person',
        License: 'Microsoft 365 E3',
        'Part number': 'SPE_E3',
        'Assigned via': 'direct',
        Group: '',
        'Assigned on': '2025-01-01',
        Action: 'remove',
        Reason: 'Inactive',
        'All reasons': 'No use of Microsoft 365 E3 for 170 days.',
        'Why this action': 'Not used for 170 days.',
        Confidence: 'high',
        'Last activity': '2026-06-01',
        'Days inactive': '170',
        'Frees a seat': 'yes',
        'Monthly cost': '36',
        'Monthly saving': '36',
        Currency: 'EUR',
        'Saving from': '',
      },
    ]);
    expect(text).toContain(',36,36,"EUR",');
  });

  it('has all rows, in chunks that do not grow with them', () => {
    const rows = Array.from({ length: 2500 }, (_, index) => rowOf({ userId: `user${index}@contoso.com` }));
    const chunks = [...rowsCsv(rows)];
    expect(chunks).toHaveLength(4);
    expect(read(chunks).map(({ User }) => User)).toEqual(rows.map(({ userId }) => userId));
  });

  it('has no name that a spreadsheet would calculate', () => {
    const rows = awkwardNames.map((displayName) => rowOf({ displayName, department: displayName }));
    for (const { Name, Department } of read(rowsCsv(rows)))
      expect([Name, Department].filter((cell) => /^[=+\-@\t\r]/.test(cell ?? ''))).toEqual([]);
  });
});
