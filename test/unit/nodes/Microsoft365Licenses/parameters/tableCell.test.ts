import { cellList, cellText } from '../../../../../nodes/Microsoft365Licenses/parameters/tableCell';

describe('a text in a cell of the table', () => {
  it('stays as it is where it fits', () => {
    expect(cellText('department', 'Sales and Marketing')).toBe('Sales and Marketing');
    expect(cellText('userType', '')).toBe('');
  });

  it('is cut behind a word, with an ellipsis', () => {
    const text = 'No use in the 180 days that the reports cover; it was assigned 400 days ago.';
    const cut = cellText('reasonText', text);
    expect(cut).toMatch(/^No use in the 180 days.*…$/);
    expect(text.startsWith(cut.slice(0, -1))).toBe(true);
  });

  it('may be longer below a longer header', () => {
    const text = 'Project manager of the northern and the southern region of the country';
    expect(cellText('jobTitleOfTheUser', text).length).toBeGreaterThan(cellText('job', text).length);
  });

  it.each([
    ['one word', 'W'.repeat(400)],
    ['a script without blanks', '山田太郎'.repeat(50)],
    ['hyphens', 'x-'.repeat(300)],
    ['many lines', 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen'],
  ])('is cut where it is %s, too', (_, text) => {
    const cut = cellText('why', text);
    expect(cut.endsWith('…')).toBe(true);
    expect(cut.length).toBeLessThan(text.length / 2);
  });
});

describe('a list of names in a cell of the table', () => {
  const names = ['Microsoft 365 E3', 'Visio Plan 2', 'Project Plan 3', 'Power BI Pro', 'Teams Premium'];

  it('has all of them where they fit', () => {
    expect(cellList('licenseNames', names.slice(0, 2))).toBe('Microsoft 365 E3, Visio Plan 2');
    expect(cellList('licenseNames', [])).toBe('');
  });

  it('has the first ones, and says how many more there are', () => {
    const list = cellList('licenseNames', names);
    const shown = names.filter((name) => list.includes(name));
    expect(shown).toEqual(names.slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(0);
    expect(list.endsWith(` and ${names.length - shown.length} more`)).toBe(true);
  });

  it('cuts the first name where not even that fits, and still counts the others', () => {
    const long = 'Dynamics 365 Customer Engagement Plan Enterprise Edition (Qualified Offer)';
    expect(cellList('licenseNames', [long, 'Visio Plan 2', 'Project Plan 3'])).toMatch(
      /^Dynamics 365.*… and 2 more$/,
    );
  });
});
