import { catalog } from '../../../../../emulator/tenant/catalog/catalog';
import { servicePlanIds } from '../../../../../emulator/tenant/catalog/servicePlanIds';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

describe('the catalogue', () => {
  it('has every SKU once, with an id of its own', () => {
    const ids = [...catalog.values()].map(({ skuId }) => skuId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(guid);
  });

  it('knows every service plan of every SKU, none of them twice', () => {
    for (const { plans } of catalog.values()) {
      expect(new Set(plans).size).toBe(plans.length);
      for (const plan of plans) expect(servicePlanIds[plan]).toMatch(guid);
    }
    const ids = Object.values(servicePlanIds);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['PHONESYSTEM_VIRTUALUSER', '440eaaa8-b3e0-484b-a8be-62870b9ba70a'],
    ['Microsoft_Teams_Rooms_Pro', '4cde982a-ede4-4409-9ae6-b003453c8ea6'],
    ['MCOCAP', '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff'],
    ['SPE_E3_RPA1', 'c2ac2ee4-9bb1-47e4-8541-d689c7e83371'],
  ])("has Microsoft's id of %s", (partNumber, skuId) => {
    expect(catalog.get(partNumber)?.skuId).toBe(skuId);
  });
});
