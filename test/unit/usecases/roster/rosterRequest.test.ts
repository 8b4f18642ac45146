import { splitFilters, type RosterFilters } from '../../../../usecases/roster/rosterRequest';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const everybody: RosterFilters = {
  accountStatus: 'any',
  userType: 'any',
  licensed: 'any',
  skuIds: [],
  odataFilter: '',
};

const split = (filters: Partial<RosterFilters>) => splitFilters({ ...everybody, ...filters });

describe('filters of the roster', () => {
  it('are left to Graph where it can decide them', () => {
    expect(
      split({
        accountStatus: 'blocked',
        userType: 'guest',
        licensed: 'licensed',
        odataFilter: "city eq 'Ulm'",
      }),
    ).toEqual({
      filter:
        "accountEnabled eq false and userType eq 'Guest' and assignedLicenses/$count ne 0 and (city eq 'Ulm')",
      advanced: true,
      isPartial: false,
    });
    expect(split({})).toEqual({ filter: undefined, advanced: false, isPartial: false });
  });

  it('decide here who is a member, so that accounts without a user type are not lost', () => {
    expect(split({ userType: 'member', accountStatus: 'active' })).toEqual({
      filter: 'accountEnabled eq true',
      advanced: false,
      isPartial: true,
    });
  });

  it('decide here on more SKUs than a filter of Graph may name', () => {
    const many = Array.from({ length: 11 }, (_, index) => e3.replace(/.$/, (index % 10).toString()));
    expect(split({ skuIds: many.slice(0, 10) }).isPartial).toBe(false);
    expect(split({ skuIds: many })).toMatchObject({ filter: undefined, isPartial: true });
  });
});
