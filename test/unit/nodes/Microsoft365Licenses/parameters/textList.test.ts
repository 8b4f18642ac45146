import { readServices } from '../../../../../nodes/Microsoft365Licenses/parameters/services';
import { readUserList } from '../../../../../nodes/Microsoft365Licenses/parameters/user';

describe('several users as a parameter', () => {
  it.each([
    ['a@x.com, b@x.com', ['a@x.com', 'b@x.com']],
    ['a@x.com\r\nb@x.com\n\n', ['a@x.com', 'b@x.com']],
    ['a@x.com; b@x.com,', ['a@x.com', 'b@x.com']],
    [
      ['a@x.com', ' b@x.com '],
      ['a@x.com', 'b@x.com'],
    ],
    ['A@x.com, a@X.com', ['A@x.com']],
    ['žofie@x.com, 太郎@x.com', ['žofie@x.com', '太郎@x.com']],
    ['', []],
    [undefined, []],
    [[], []],
  ])('%j is %j', (value, users) => {
    expect(readUserList(value, 'Users')).toEqual(users);
  });

  it.each([[7], [{ user: 'a' }], [['a', null]]])('cannot be %j', (value) => {
    expect(() => readUserList(value, 'Exclude Users')).toThrow(
      'Exclude Users must be text separated by commas or lines',
    );
  });
});

describe('services as a parameter', () => {
  it('are all seven where none is named', () => {
    expect(readServices([])).toHaveLength(7);
    expect(readServices(undefined)).toHaveLength(7);
  });

  it('are found by name, whatever the case', () => {
    expect(readServices('Teams, onedrive')).toEqual(['teams', 'oneDrive']);
  });

  it('that do not exist are refused, with those that do', () => {
    expect(() => readServices(['team'])).toThrow(
      '"team" in Services is not a service. The services are exchange, oneDrive, outlook, sharePoint, skypeForBusiness, teams, yammer.',
    );
  });
});
