import { createProductCatalog } from '../../../../licensing/products/catalog';
import { builtInProductTable } from '../../../../licensing/products/productTable';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const unknown = '11111111-2222-3333-4444-555555555555';

describe('the product catalogue', () => {
  const catalog = createProductCatalog({ table: builtInProductTable() });

  it('names a SKU by its id, whatever its case', () => {
    expect(catalog.describe(e3.toUpperCase(), 'SPE_E3')).toEqual({
      skuId: e3.toUpperCase(),
      skuPartNumber: 'SPE_E3',
      name: 'Microsoft 365 E3',
      family: 'Microsoft 365',
    });
  });

  it('knows the part number where the tenant does not give it', () => {
    expect(catalog.describe(e3, null).skuPartNumber).toBe('SPE_E3');
  });

  it('keys on the id: two ids may share a part number', () => {
    expect(catalog.describe('54a152dc-90de-4996-93d2-bc47e670fc06', 'MCOPSTN5').name).toBe(
      'Skype for Business PSTN Domestic Calling (120 Minutes)',
    );
    expect(catalog.describe('d43177b5-475b-4880-92d4-d54c27b5efbd', 'MCOPSTN5').name).toBe(
      'Skype for Business PSTN Calling Domestic Small',
    );
  });

  it('knows the SKU whose id carries a no-break space in Microsoft’s file', () => {
    expect(catalog.describe('420c7602-7f70-4895-9394-d3d679ea36fb', null).name).toBe(
      'Microsoft Teams Shared Devices for Faculty',
    );
  });

  it('falls back to the part number, and to the id where not even that is known', () => {
    expect(catalog.describe(unknown, 'BRAND_NEW')).toEqual({
      skuId: unknown,
      skuPartNumber: 'BRAND_NEW',
      name: 'BRAND_NEW',
      family: 'Other',
    });
    expect(catalog.describe(unknown, null)).toMatchObject({ skuPartNumber: unknown, name: unknown });
  });

  it('lets own names win, by part number or id, and leaves the family as it is', () => {
    const own = createProductCatalog({
      table: builtInProductTable(),
      ownNames: [
        { sku: 'spe_e3', name: 'Office worker 🧑‍💻' },
        { sku: unknown.toUpperCase(), name: 'Neue Lizenz' },
      ],
    });
    expect(own.describe(e3, 'SPE_E3')).toMatchObject({ name: 'Office worker 🧑‍💻', family: 'Microsoft 365' });
    expect(own.describe(unknown, 'BRAND_NEW').name).toBe('Neue Lizenz');
  });

  it('names service plans, and falls back to their technical name', () => {
    expect(catalog.planName('57FF2DA0-773E-42DF-B2AF-FFB7A2317929', 'TEAMS1')).toBe('Microsoft Teams');
    expect(catalog.planName(unknown, 'NEW_PLAN')).toBe('NEW_PLAN');
  });
});
