import { createProductCatalog } from '../../../../licensing/products/catalog';
import { builtInProductTable } from '../../../../licensing/products/productTable';
import { assignmentsOf, toAssignedLicenses } from '../../../../licensing/roster/assignedLicense';
import type { GraphUser } from '../../../../licensing/roster/user';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const brandNew = '11111111-2222-3333-4444-555555555555';
const group = '9f2a4c1e-0000-4000-8000-000000000001';
const plan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const catalog = createProductCatalog({ table: builtInProductTable() });
const partNumbers = new Map([
  [e3, 'SPE_E3'],
  [brandNew, 'BRAND_NEW'],
]);

const read = (user: GraphUser) => toAssignedLicenses(user, catalog, partNumbers);

describe('toAssignedLicenses', () => {
  it('gives one row per assignment: directly and by a group are two', () => {
    const licenses = read({
      licenseAssignmentStates: [
        {
          skuId: e3,
          assignedByGroup: null,
          state: 'Active',
          error: 'None',
          disabledPlans: [plan],
          lastUpdatedDateTime: '2025-02-01T00:00:00Z',
        },
        {
          skuId: e3,
          assignedByGroup: group,
          state: 'Active',
          error: 'None',
          disabledPlans: [],
          lastUpdatedDateTime: '2025-03-01T00:00:00Z',
        },
      ],
    });
    const sku = {
      skuId: e3,
      skuPartNumber: 'SPE_E3',
      name: 'Microsoft 365 E3',
      family: 'Microsoft 365',
      state: 'Active',
      error: null,
    };
    expect(licenses).toEqual([
      {
        ...sku,
        assignedVia: 'direct',
        groupId: null,
        disabledPlans: [plan],
        assignedDate: '2025-02-01T00:00:00Z',
      },
      {
        ...sku,
        assignedVia: 'group',
        groupId: group,
        disabledPlans: [],
        assignedDate: '2025-03-01T00:00:00Z',
      },
    ]);
  });

  it('keeps a license that Graph lists without an assignment state; its way is unknown', () => {
    const licenses = read({
      assignedLicenses: [{ skuId: e3, disabledPlans: [plan] }, { skuId: brandNew.toUpperCase() }],
      licenseAssignmentStates: [{ skuId: brandNew, assignedByGroup: null, state: 'Active' }],
    });
    expect(licenses).toMatchObject([
      { skuId: brandNew, assignedVia: 'direct', state: 'Active' },
      { skuId: e3, assignedVia: null, groupId: null, state: null, disabledPlans: [plan], assignedDate: null },
    ]);
  });

  it('names a license without a product name by its part number, and shows why an assignment failed', () => {
    const licenses = read({
      licenseAssignmentStates: [
        { skuId: brandNew, assignedByGroup: group, state: 'Error', error: 'CountViolation' },
      ],
    });
    expect(licenses).toMatchObject([
      {
        name: 'BRAND_NEW',
        family: 'Other',
        state: 'Error',
        error: 'CountViolation',
        disabledPlans: [],
        assignedDate: null,
      },
    ]);
  });
});

describe('assignmentsOf', () => {
  it('does not list a license twice, whatever the case of its id', () => {
    expect(
      assignmentsOf({
        assignedLicenses: [{ skuId: e3.toUpperCase() }],
        licenseAssignmentStates: [{ skuId: e3, assignedByGroup: null, state: 'Active' }],
      }),
    ).toEqual([{ skuId: e3, assignedByGroup: null, state: 'Active', assignedVia: 'direct' }]);
  });

  it('is empty for a user without licenses', () => {
    expect(assignmentsOf({})).toEqual([]);
  });
});
