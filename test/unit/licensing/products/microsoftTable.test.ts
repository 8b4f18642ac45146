import { parseMicrosoftTable } from '../../../../licensing/products/microsoftTable';

const header =
  'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names';
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const exchange = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
const teams = '57ff2da0-773e-42df-b2af-ffb7a2317929';

describe("Microsoft's table of product names", () => {
  it('gives each SKU and each service plan once', () => {
    const table = parseMicrosoftTable(
      [
        header,
        `Microsoft 365 E3,SPE_E3,${e3},EXCHANGE_S_ENTERPRISE,${exchange},Exchange Online (Plan 2)`,
        `Microsoft 365 E3,SPE_E3,${e3},TEAMS1,${teams},Microsoft Teams`,
      ].join('\r\n'),
    );
    expect([...table.products]).toEqual([[e3, { partNumber: 'SPE_E3', name: 'Microsoft 365 E3' }]]);
    expect([...table.plans]).toEqual([
      [exchange, 'Exchange Online (Plan 2)'],
      [teams, 'Microsoft Teams'],
    ]);
  });

  it('reads through a byte order mark, no-break spaces, quoted commas and upper-case ids', () => {
    const table = parseMicrosoftTable(
      `\ufeff${header}\n"Sales, Enterprise\u00a0Edition",SALES,${e3.toUpperCase()}\u00a0,TEAMS1,${teams} ,Teams\u00a0\n`,
    );
    expect(table.products.get(e3)).toEqual({ partNumber: 'SALES', name: 'Sales, Enterprise Edition' });
    expect(table.plans.get(teams)).toBe('Teams');
  });

  it('takes the first of two names of one id, which is the newer', () => {
    const table = parseMicrosoftTable(
      [
        header,
        `New Name,SKU,${e3},TEAMS1,${teams},Teams`,
        `Old Name,SKU,${e3},TEAMS1,${teams},Teams (old)`,
      ].join('\n'),
    );
    expect(table.products.get(e3)?.name).toBe('New Name');
    expect(table.plans.get(teams)).toBe('Teams');
  });

  it('finds its columns by name, in any order', () => {
    const table = parseMicrosoftTable(
      `GUID,New,Service_Plans_Included_Friendly_Names,Service_Plan_Id,String_Id,Product_Display_Name\n${e3},x,Teams,${teams},SPE_E3,Microsoft 365 E3\n`,
    );
    expect(table.products.get(e3)).toEqual({ partNumber: 'SPE_E3', name: 'Microsoft 365 E3' });
  });

  it.each([
    ['a web page', '<html><body>Not found</body></html>\n<p>x</p>', 'no column Product_Display_Name'],
    ['a table without ids', 'Product_Display_Name,String_Id\nMicrosoft 365 E3,SPE_E3\n', 'no column GUID'],
    ['an empty answer', '', 'no column'],
  ])('refuses %s', (_, csv, message) => {
    expect(() => parseMicrosoftTable(csv)).toThrow(message);
  });
});
