import {
  graphPath,
  guidLiteral,
  isGuid,
  queryValue,
  stringLiteral,
  userPath,
} from '../../../../graph/http/odata';

describe('a value in a path', () => {
  test.each([
    ['11111111-2222-3333-4444-555555555555', '/users/11111111-2222-3333-4444-555555555555'],
    ['adele@contoso.com', '/users/adele%40contoso.com'],
    [
      'partner_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      '/users/partner_fabrikam.com%23EXT%23%40contoso.onmicrosoft.com',
    ],
    ["o'brien@contoso.com", '/users/o%27brien%40contoso.com'],
    ['a/b?c#d%e', '/users/a%2Fb%3Fc%23d%25e'],
    ['  adele@contoso.com ', '/users/adele%40contoso.com'],
    ['Ünïcode@contoso.com', '/users/%C3%9Cn%C3%AFcode%40contoso.com'],
    ["$dollar'@contoso.com", "/users('%24dollar%27%27%40contoso.com')"],
    ["$dollar/7'", "/users('%24dollar%2F7%27%27')"],
  ])('%p becomes %p', (user, path) => {
    expect(userPath(user)).toBe(path);
  });

  test.each([
    '11111111-2222-3333-4444-555555555555',
    'a/b?c#d%e',
    "o'brien@contoso.com",
    '../../groups',
    'x?$select=id',
    '\uD800',
  ])('stays one segment of a URL: %p', (value) => {
    const { pathname, search, hash } = new URL(
      `https://graph.microsoft.com/v1.0${graphPath`/users/${value}/manager`}`,
    );
    expect(pathname.split('/')).toHaveLength(5);
    expect(pathname.endsWith('/manager')).toBe(true);
    expect([search, hash]).toEqual(['', '']);
  });

  test.each(['', '  ', '.', '..'])('%p, which a URL would swallow, is refused', (value) => {
    expect(() => userPath(value)).toThrow(expect.objectContaining({ code: 'InvalidIdentifier' }));
  });
});

test('a string literal doubles its quotes', () => {
  expect(stringLiteral("O'Brien")).toBe("'O''Brien'");
  expect(stringLiteral("') or true or ('")).toBe("''') or true or ('''");
});

test('a GUID goes into a filter bare, and nothing else does', () => {
  expect(guidLiteral(' C7DF2760-2C81-4EF7-B578-5B5392B571DF ')).toBe('c7df2760-2c81-4ef7-b578-5b5392b571df');
  expect(() => guidLiteral('1 or true')).toThrow(expect.objectContaining({ code: 'InvalidIdentifier' }));
  expect(isGuid('{c7df2760-2c81-4ef7-b578-5b5392b571df}')).toBe(false);
});

test('a query value keeps OData readable and cannot start another option', () => {
  expect(queryValue('manager($select=id,displayName)')).toBe('manager($select=id,displayName)');
  expect(new URLSearchParams(`$filter=${queryValue("a eq 'x&$top=1#+%'")}`).get('$filter')).toBe(
    "a eq 'x&$top=1#+%'",
  );
});
