import { createProductCatalog } from '../../../../licensing/products/catalog';
import { builtInProductTable } from '../../../../licensing/products/productTable';
import { toRosterItem } from '../../../../licensing/roster/rosterItem';
import { toManager } from '../../../../licensing/roster/user';
import { toSignInDates } from '../../../../licensing/roster/user';
import { type GraphUser } from '../../../../licensing/roster/user';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const unknown = '11111111-2222-3333-4444-555555555555';
const group = '9f2a4c1e-0000-4000-8000-000000000001';
const plan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const catalog = createProductCatalog({ table: builtInProductTable() });
const partNumbers = new Map([
  [e3, 'SPE_E3'],
  [unknown, 'BRAND_NEW'],
]);

const adele: GraphUser = {
  id: '1aecaf40-dc3a-461f-88a8-d06994e12898',
  userPrincipalName: 'AdeleV@contoso.com',
  displayName: 'Adele Vance',
  mail: 'adele.vance@contoso.com',
  givenName: 'Adele',
  surname: 'Vance',
  accountEnabled: true,
  userType: 'Member',
  createdDateTime: '2024-01-15T08:00:00Z',
  department: 'Retail',
  jobTitle: 'Retail Manager',
  companyName: 'Contoso',
  country: 'United States',
  usageLocation: 'US',
};

const read = (user: GraphUser) => toRosterItem(user, catalog, partNumbers);

describe('a roster item', () => {
  it('has every column', () => {
    expect(read(adele)).toEqual({
      userId: 'AdeleV@contoso.com',
      id: '1aecaf40-dc3a-461f-88a8-d06994e12898',
      displayName: 'Adele Vance',
      email: 'adele.vance@contoso.com',
      firstName: 'Adele',
      lastName: 'Vance',
      status: 'active',
      userType: 'Member',
      activeDate: '2024-01-15T08:00:00Z',
      deactivatedDate: null,
      department: 'Retail',
      jobTitle: 'Retail Manager',
      companyName: 'Contoso',
      country: 'United States',
      usageLocation: 'US',
      assignedLicenses: [],
    });
  });

  it('has null, never a gap, for what the directory does not know', () => {
    const bare = read({ id: adele.id, userPrincipalName: adele.userPrincipalName });
    expect(Object.keys(bare)).toEqual(Object.keys(read(adele)));
    expect(bare).toMatchObject({ displayName: null, email: null, userType: null, usageLocation: null });
  });

  it.each([
    [{ accountEnabled: true }, 'active'],
    [{ accountEnabled: false }, 'blocked'],
    [{ accountEnabled: true, deletedDateTime: '2026-07-01T00:00:00Z' }, 'deleted'],
    [{ accountEnabled: false, deletedDateTime: '2026-07-01T00:00:00Z' }, 'deleted'],
  ])('with %j is %s', (change, status) => {
    expect(read({ ...adele, ...change }).status).toBe(status);
  });

  it.each(['Žofie Nováková', '山田 太郎', 'محمد العربي', 'Δημήτρης', '👩‍🚀 Ada', 'O\'Brien, "Pat" \\ <b>'])(
    'keeps the name %s as it is',
    (displayName) => {
      expect(read({ ...adele, displayName }).displayName).toBe(displayName);
    },
  );

  it.each([{ id: undefined }, { userPrincipalName: undefined }])('is refused for a user with %j', (gap) => {
    expect(() => read({ ...adele, ...gap })).toThrow('without an id or a user principal name');
  });
});

describe('assigned licenses', () => {
  it('have one row for each way that a license came', () => {
    const { assignedLicenses } = read({
      ...adele,
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
    expect(assignedLicenses).toEqual([
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

  it('say of a license that Graph names without its assignment that the way is unknown', () => {
    const { assignedLicenses } = read({
      ...adele,
      assignedLicenses: [{ skuId: e3, disabledPlans: [plan] }, { skuId: unknown.toUpperCase() }],
      licenseAssignmentStates: [{ skuId: unknown, assignedByGroup: null, state: 'Active' }],
    });
    expect(assignedLicenses).toMatchObject([
      { skuId: unknown, assignedVia: 'direct', state: 'Active' },
      { skuId: e3, assignedVia: null, groupId: null, state: null, disabledPlans: [plan], assignedDate: null },
    ]);
  });

  it('show the part number of a license that has no name, and why an assignment failed', () => {
    const { assignedLicenses } = read({
      ...adele,
      licenseAssignmentStates: [
        { skuId: unknown, assignedByGroup: group, state: 'Error', error: 'CountViolation' },
      ],
    });
    expect(assignedLicenses).toMatchObject([
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

describe('the manager', () => {
  it('is shown as users are', () => {
    expect(
      toManager({
        ...adele,
        manager: { id: 'm', userPrincipalName: 'mgr@contoso.com', displayName: 'Megan' } as GraphUser,
      }),
    ).toEqual({
      userId: 'mgr@contoso.com',
      id: 'm',
      displayName: 'Megan',
      email: null,
    });
  });

  it('may be a contact without a principal name, or nobody', () => {
    expect(toManager({ ...adele, manager: { id: 'm' } })).toMatchObject({ userId: null, id: 'm' });
    expect(toManager(adele)).toBeNull();
  });
});

describe('sign-in dates', () => {
  it('take the year 1 for never', () => {
    expect(
      toSignInDates({
        lastSignInDateTime: '2026-07-01T00:00:00Z',
        lastNonInteractiveSignInDateTime: '0001-01-01T00:00:00Z',
      }),
    ).toEqual({
      lastSuccessfulSignInDateTime: null,
      lastSignInDateTime: '2026-07-01T00:00:00Z',
      lastNonInteractiveSignInDateTime: null,
    });
    expect(toSignInDates({ lastNonInteractiveSignInDateTime: '0001-01-01T00:00:00Z' })).toBeNull();
    expect(toSignInDates(undefined)).toBeNull();
  });
});
