import { COMPACT_ROWS, inOutput } from '../../../../../nodes/Microsoft365Licenses/parameters/output';

const adele = { name: 'Adele', manager: { name: 'Megan' }, licenses: [{ name: 'E3' }], cost: null };
const alex = { name: 'Alex', manager: null, licenses: [], cost: 36 };

describe('the output of a Get Many', () => {
  it('has all fields as they are', () => {
    expect(inOutput([adele, alex], 'full', ['name'])).toEqual([adele, alex]);
  });

  it.each(['flat', 'columns'] as const)(
    'has the same columns in each row of %s, and nothing nested',
    (output) => {
      expect(inOutput([adele, alex], output, [])).toEqual([
        { name: 'Adele', cost: null },
        { name: 'Alex', cost: 36 },
      ]);
    },
  );

  const long = 'No use in the 180 days that the reports cover; it was assigned 400 days ago.';
  const user = { userId: `${'adele.vance'.repeat(9)}@contoso.com`, why: long, id: 'guid', skuId: null };

  it('has neither ids nor whole texts in a flat row, but the whole name that other operations take', () => {
    expect(inOutput([user], 'flat', [])).toEqual([
      { userId: user.userId, why: expect.stringMatching(/^No use.*…$/) },
    ]);
  });

  it('has ids and whole texts in all columns', () => {
    expect(inOutput([user], 'columns', [])).toEqual([user]);
  });

  it('has the first names of a list in a flat row, each once', () => {
    const names = ['E3', 'E3', 'Visio'];
    const row = { licenses: names, names: '' };
    expect(inOutput([row], 'flat', [], { names: ({ licenses }) => licenses })).toEqual([
      { names: 'E3, Visio' },
    ]);
  });

  it('has the compact fields in their order, null where a row has none', () => {
    expect(inOutput([{ cost: 1, name: 'Adele' }, { name: 'Alex' }], 'compact', ['name', 'cost'])).toEqual([
      { name: 'Adele', cost: 1 },
      { name: 'Alex', cost: null },
    ]);
  });

  it('says of a compact output how many rows it leaves out', () => {
    const rows = Array.from({ length: COMPACT_ROWS + 57 }, (_, index) => ({ index }));
    const shown = inOutput(rows, 'compact', ['index']);
    expect(shown).toHaveLength(COMPACT_ROWS + 1);
    expect(shown.at(-1)).toEqual({ notShown: 57, message: expect.stringContaining('57 more rows') });
    expect(inOutput(rows.slice(0, COMPACT_ROWS), 'compact', ['index'])).toHaveLength(COMPACT_ROWS);
  });
});
