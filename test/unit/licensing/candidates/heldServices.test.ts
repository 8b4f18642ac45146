import { heldServices } from '../../../../licensing/candidates/heldServices';
import { LicenseServices } from '../../../../licensing/usage/licenseServices';
import { MEASURED_SERVICES } from '../../../../licensing/usage/services';
import { allSkus } from '../../../support/allSkus';

const e3 = allSkus.find(({ skuPartNumber }) => skuPartNumber === 'SPE_E3');
const licenseServices = new LicenseServices(
  allSkus.map((sku) => ({ ...sku, servicePlans: [...sku.servicePlans] })),
);

const held = (state: string, services = [...MEASURED_SERVICES]) =>
  heldServices(
    { licenseAssignmentStates: [{ skuId: e3?.skuId, state, assignedByGroup: null }] },
    { licenseServices, services },
  );

describe('heldServices', () => {
  it('names the services of working licenses, of those that count', () => {
    expect(held('Active')).toEqual(expect.arrayContaining(['exchange', 'teams']));
    expect(held('Active', ['teams'])).toEqual(['teams']);
  });

  it('is null for a user without a working license, which is not the same as one that nothing measures', () => {
    expect(held('Error')).toBeNull();
    expect(held('Disabled')).toBeNull();
    expect(heldServices({}, { licenseServices, services: MEASURED_SERVICES })).toBeNull();
    expect(held('Active', [])).toEqual([]);
  });
});
