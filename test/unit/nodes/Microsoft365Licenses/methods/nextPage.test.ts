import { nextPage } from '../../../../../nodes/Microsoft365Licenses/methods/nextPage';

describe('nextPage', () => {
  it.each([undefined, ''])('has no path for the first page (%s)', (token) => {
    expect(nextPage(token, '/users')).toBeNull();
  });

  it('takes the whole link that Graph gave', () => {
    const link = '/users?$top=50&$search=%22displayName:R%26D%22&$skiptoken=a%2Bb%3D&extra=1';
    expect(nextPage(link, '/users')).toBe(link);
  });

  it.each([
    '/groups?$skiptoken=1',
    '/users/adele',
    '/users/../groups?x',
    'https://evil.example/users?x',
    '/users?x#y',
  ])('refuses %s, which leads to another list', (token) => {
    expect(() => nextPage(token, '/users')).toThrow('leads to another one');
  });
});
