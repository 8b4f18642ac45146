import type { GraphUser } from '../../../../licensing/roster/user';
import { matchesRosterFilter, type RosterFilter } from '../../../../licensing/roster/rosterFilter';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const everybody: RosterFilter = { accountStatus: 'any', userType: 'any', licensed: 'any', skuIds: [] };
const users: Record<string, GraphUser> = {
  member: { accountEnabled: true, userType: 'Member', assignedLicenses: [{ skuId: e3.toUpperCase() }] },
  blocked: { accountEnabled: false, userType: 'Member', assignedLicenses: [{ skuId: 'other' }] },
  guest: { accountEnabled: true, userType: 'Guest', assignedLicenses: [] },
  typeless: { accountEnabled: true, userType: null, assignedLicenses: [{ skuId: 'other' }, { skuId: e3 }] },
  deleted: { accountEnabled: true, userType: 'Guest', deletedDateTime: '2026-07-01T00:00:00Z' },
};

describe('the roster filter', () => {
  it.each<[Partial<RosterFilter>, string[]]>([
    [{}, ['member', 'blocked', 'guest', 'typeless', 'deleted']],
    [{ accountStatus: 'active' }, ['member', 'guest', 'typeless']],
    [{ accountStatus: 'blocked' }, ['blocked']],
    [{ accountStatus: 'deleted' }, ['deleted']],
    [{ userType: 'guest' }, ['guest', 'deleted']],
    [{ userType: 'member' }, ['member', 'blocked', 'typeless']],
    [{ licensed: 'licensed' }, ['member', 'blocked', 'typeless']],
    [{ licensed: 'unlicensed' }, ['guest', 'deleted']],
    [{ skuIds: [e3] }, ['member', 'typeless']],
    [{ skuIds: [e3, 'OTHER'] }, ['member', 'blocked', 'typeless']],
    [{ skuIds: [e3], licensed: 'unlicensed' }, []],
    [{ accountStatus: 'active', userType: 'member', skuIds: ['other'] }, ['typeless']],
  ])('%j lets through %j', (filter, names) => {
    const through = Object.entries(users).filter(([, user]) =>
      matchesRosterFilter(user, { ...everybody, ...filter }),
    );
    expect(through.map(([name]) => name)).toEqual(names);
  });

  it('goes by the assignments, but for those in error, where Graph left the licenses out', () => {
    const holds = (state: string) =>
      matchesRosterFilter(
        { licenseAssignmentStates: [{ skuId: e3, state }] },
        { ...everybody, licensed: 'licensed', skuIds: [e3] },
      );
    expect([holds('Active'), holds('Error')]).toEqual([true, false]);
  });
});
