import { deletedUser } from '../../../../../licensing/changes/inputItem/deletedUser';

describe('deletedUser', () => {
  it('has the identity of the item, and holds nothing', () => {
    const item = {
      userId: 'adele@contoso.com',
      id: 'user-1',
      displayName: 'Adele',
      email: 'adele.vance@contoso.com',
      licenses: [{ skuId: 'sku-a' }],
      usageLocation: 'DE',
    };
    expect(deletedUser(item, 'parameter')).toEqual({
      userId: 'adele@contoso.com',
      id: 'user-1',
      displayName: 'Adele',
      email: 'adele.vance@contoso.com',
      usageLocation: null,
      licenses: [],
      account: null,
      isDeleted: true,
    });
  });

  it('falls back on the user that the parameter names', () => {
    expect(deletedUser({ id: 7, displayName: null }, 'adele@contoso.com')).toMatchObject({
      userId: 'adele@contoso.com',
      id: 'adele@contoso.com',
      displayName: null,
      email: null,
    });
  });
});
