import { createProductCatalog } from '../../../../licensing/products/catalog';
import { builtInProductTable } from '../../../../licensing/products/productTable';
import { toRosterItem } from '../../../../licensing/roster/rosterItem';
import type { GraphUser } from '../../../../licensing/roster/user';

const catalog = createProductCatalog({ table: builtInProductTable() });

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

const read = (user: GraphUser) => toRosterItem(user, catalog, new Map());

describe('toRosterItem', () => {
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
      licenseNames: '',
      assignedLicenses: [],
    });
  });

  it('has null for a property that the directory does not have', () => {
    const bare = read({ id: adele.id, userPrincipalName: adele.userPrincipalName });
    expect(Object.keys(bare)).toEqual(Object.keys(read(adele)));
    expect(bare).toMatchObject({ displayName: null, email: null, userType: null, usageLocation: null });
  });

  it('has the status and the licenses of the account', () => {
    const item = read({
      ...adele,
      deletedDateTime: '2026-07-01T00:00:00Z',
      licenseAssignmentStates: [{ skuId: 'sku-1', assignedByGroup: 'group-1', state: 'Active' }],
    });
    expect(item).toMatchObject({
      status: 'deleted',
      deactivatedDate: '2026-07-01T00:00:00Z',
      assignedLicenses: [{ skuId: 'sku-1', assignedVia: 'group', groupId: 'group-1' }],
    });
  });

  it('names each license once, however often it is assigned', () => {
    const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
    const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5';
    const licenseAssignmentStates = [
      { skuId: e3 },
      { skuId: e3, assignedByGroup: 'group-1' },
      { skuId: visio },
    ];
    expect(read({ ...adele, licenseAssignmentStates }).licenseNames).toBe('Microsoft 365 E3, Visio Plan 2');
  });

  it.each(['Žofie Nováková', '山田 太郎', 'محمد العربي', 'Δημήτρης', '👩‍🚀 Ada', 'O\'Brien, "Pat" \\ <b>'])(
    'keeps the name %s as it is',
    (displayName) => {
      expect(read({ ...adele, displayName }).displayName).toBe(displayName);
    },
  );
});
