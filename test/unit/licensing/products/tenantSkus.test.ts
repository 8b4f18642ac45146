import { findTenantSku, findTenantSkus, partNumbersById } from '../../../../licensing/products/tenantSkus';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const tenant = [
  { skuId: e3, skuPartNumber: 'SPE_E3' },
  { skuId: e5, skuPartNumber: 'SPE_E5' },
  { skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5', skuPartNumber: 'VISIOCLIENT' },
  { skuId: '54a152dc-90de-4996-93d2-bc47e670fc06', skuPartNumber: 'MCOPSTN5' },
  { skuId: 'd43177b5-475b-4880-92d4-d54c27b5efbd', skuPartNumber: 'MCOPSTN5' },
];
const partNumbers = (names: string[]) =>
  findTenantSkus(names, tenant).map(({ skuPartNumber }) => skuPartNumber);

describe('SKUs of the tenant', () => {
  it.each([
    [
      [e3, e5],
      ['SPE_E3', 'SPE_E5'],
    ],
    [['spe_e3', e3.toUpperCase()], ['SPE_E3']],
    [
      [' SPE_E3 ', 'VISIOCLIENT'],
      ['SPE_E3', 'VISIOCLIENT'],
    ],
    [['MCOPSTN5'], ['MCOPSTN5', 'MCOPSTN5']],
    [[], []],
  ])('%j names %j', (names, found) => {
    expect(partNumbers(names)).toEqual(found);
  });

  it.each([
    ['SPE_E33', 'Did you mean SPE_E3 or SPE_E5?'],
    ['spee3', 'Did you mean SPE_E3 or SPE_E5?'],
    ['Visio', 'Did you mean VISIOCLIENT?'],
    ['EMSPREMIUM', 'It has SPE_E3, SPE_E5, VISIOCLIENT, MCOPSTN5, MCOPSTN5; License > Get Many lists them.'],
    ['99999999-0000-0000-0000-000000000000', 'It has SPE_E3'],
  ])('the unknown "%s" is refused, with what is like it', (name, help) => {
    expect(() => findTenantSkus([e3, name], tenant)).toThrow(
      `The tenant has no license "${name}", which Licenses asks for. ${help}`,
    );
  });

  it('in a tenant without licences says so', () => {
    expect(() => findTenantSkus(['SPE_E3'], [])).toThrow('The tenant has no licenses at all.');
  });

  it('may have to be exactly one', () => {
    expect(findTenantSku(['SPE_E3'], tenant).skuId).toBe(e3);
    expect(() => findTenantSku([], tenant, 'From License')).toThrow('From License is empty');
    expect(() => findTenantSku(['MCOPSTN5'], tenant, 'From License')).toThrow(
      'From License takes one license, but it names 2',
    );
  });

  it('have their part numbers by id in lower case', () => {
    expect(
      partNumbersById([{ skuId: e3.toUpperCase(), skuPartNumber: 'SPE_E3' }, { skuId: undefined }]),
    ).toEqual(new Map([[e3, 'SPE_E3']]));
  });
});
