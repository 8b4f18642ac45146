import { COMPACT_ROWS, inOutput } from '../../../../../nodes/Microsoft365Licenses/parameters/output';

const adele = { name: 'Adele', manager: { name: 'Megan' }, licenses: [{ name: 'E3' }], cost: null };
const alex = { name: 'Alex', manager: null, licenses: [], cost: 36 };

describe('the output of a Get Many', () => {
  it('has all fields as they are', () => {
    expect(inOutput([adele, alex], 'full', ['name'])).toEqual([adele, alex]);
  });

  it('has the same columns in each flat row, and nothing nested', () => {
    expect(inOutput([adele, alex], 'flat', [])).toEqual([
      { name: 'Adele', cost: null },
      { name: 'Alex', cost: 36 },
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
