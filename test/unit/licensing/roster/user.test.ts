import {
  accountStatus,
  formerPrincipalName,
  isGuest,
  toManager,
  toSignInDates,
  toUserIdentity,
  type GraphUser,
} from '../../../../licensing/roster/user';

describe('toUserIdentity', () => {
  const user = { id: 'id-1', userPrincipalName: 'AdeleV@contoso.com' };

  it('has null for a name or an address that the directory does not have', () => {
    expect(toUserIdentity(user)).toEqual({
      userId: 'AdeleV@contoso.com',
      id: 'id-1',
      displayName: null,
      email: null,
    });
  });

  it.each([{ id: undefined }, { userPrincipalName: undefined }])('refuses a user with %j', (gap) => {
    expect(() => toUserIdentity({ ...user, ...gap })).toThrow('without an id or a user principal name');
  });
});

describe('accountStatus', () => {
  it.each([
    [{ accountEnabled: true }, 'active'],
    [{}, 'active'],
    [{ accountEnabled: false }, 'blocked'],
    [{ accountEnabled: true, deletedDateTime: '2026-07-01T00:00:00Z' }, 'deleted'],
    [{ accountEnabled: false, deletedDateTime: '2026-07-01T00:00:00Z' }, 'deleted'],
  ])('of %j is %s', (user, status) => {
    expect(accountStatus(user)).toBe(status);
  });
});

describe('isGuest', () => {
  it.each([
    ['Guest', true],
    ['guest', true],
    ['Member', false],
    [null, false],
    [undefined, false],
  ])('of the user type %s is %s', (userType, guest) => {
    expect(isGuest({ userType })).toBe(guest);
  });
});

describe('formerPrincipalName', () => {
  const id = '1aecaf40-dc3a-461f-88a8-d06994e12898';
  const prefix = '1aecaf40dc3a461f88a8d06994e12898';

  it.each([
    ['without the id of the user before it', `${prefix}AdeleV@contoso.com`, 'AdeleV@contoso.com'],
    ['whatever the case of the id', `${prefix.toUpperCase()}AdeleV@contoso.com`, 'AdeleV@contoso.com'],
    ['as it is where there is no id before it', 'AdeleV@contoso.com', 'AdeleV@contoso.com'],
    [
      'as it is behind the id of another user',
      `${'0'.repeat(32)}a@contoso.com`,
      `${'0'.repeat(32)}a@contoso.com`,
    ],
  ])('is the name %s', (_, userPrincipalName, former) => {
    expect(formerPrincipalName({ id, userPrincipalName })).toBe(former);
  });
});

describe('toManager', () => {
  it('has the fields of a user', () => {
    expect(
      toManager({
        manager: { id: 'm', userPrincipalName: 'mgr@contoso.com', displayName: 'Megan' } as GraphUser,
      }),
    ).toEqual({
      userId: 'mgr@contoso.com',
      id: 'm',
      displayName: 'Megan',
      email: null,
    });
  });

  it('may be a contact without a principal name, or null', () => {
    expect(toManager({ manager: { id: 'm' } })).toMatchObject({ userId: null, id: 'm' });
    expect(toManager({})).toBeNull();
  });
});

describe('toSignInDates', () => {
  it('reads the year 1 as never', () => {
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
