import { nameIds, remedyFor } from '../../../../licensing/changes/graphRefusals';
import { createProductCatalog } from '../../../../licensing/products/catalog';
import { readServicePlans } from '../../../../licensing/products/servicePlans';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const teams = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const foreign = '11111111-2222-3333-4444-555555555555';
const plans = readServicePlans([
  {
    skuId: e3,
    skuPartNumber: 'SPE_E3',
    servicePlans: [{ servicePlanId: teams, servicePlanName: 'TEAMS1' }],
  },
]);
const catalog = createProductCatalog({
  table: {
    products: new Map([[e3, { partNumber: 'SPE_E3', name: 'Microsoft 365 E3' }]]),
    plans: new Map([[teams, 'Microsoft Teams']]),
  },
});

describe('nameIds', () => {
  it('replaces the ids of SKUs and plans, in any case, by their names', () => {
    expect(nameIds(`License ${e3.toUpperCase()} needs plan ${teams} and ${teams}.`, plans, catalog)).toBe(
      'License Microsoft 365 E3 needs plan Microsoft Teams (TEAMS1) and Microsoft Teams (TEAMS1).',
    );
  });

  it('leaves an id alone that is none of the tenant', () => {
    expect(nameIds(`Request ${foreign} failed.`, plans, catalog)).toBe(`Request ${foreign} failed.`);
  });
});

describe('remedyFor', () => {
  it.each([
    [`Subscription with SKU ${e3} does not have any available licenses.`, 'Buy or free a seat'],
    ['License assignment cannot be done for user with invalid usage location.', 'Set the usage location'],
    [
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
      'take the user out of the group',
    ],
    [`License ${e3} does not correspond to a valid company License.`, 'The tenant does not own this license'],
    [
      `License assignment failed because service plan ${teams} depends on the service plan(s) ${foreign}`,
      'in the same item',
    ],
    [
      'License assignment failed because service plans are mutually exclusive.',
      'Use Replace, or turn one of the plans off',
    ],
  ])('of "%s" has a remedy', (refusal, remedy) => {
    expect(remedyFor(refusal)).toContain(remedy);
  });

  it('has none for another text', () => {
    expect(remedyFor('Insufficient privileges to complete the operation.')).toBeNull();
  });
});
