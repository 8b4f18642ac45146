import { userChanges } from '../../../../licensing/events/userChanges';
import type { UserState } from '../../../../licensing/events/userState';

const active = (...skuIds: string[]): UserState => ({ status: 'active', skuIds });
const blocked = (...skuIds: string[]): UserState => ({ status: 'blocked', skuIds });
const deleted = (...skuIds: string[]): UserState => ({ status: 'deleted', skuIds });
const plain = (kind: string) => ({ kind, added: [], removed: [] });
const licenses = (added: string[], removed: string[]) => ({ kind: 'licensesChanged', added, removed });

test.each<[string, UserState | null, UserState, object[]]>([
  ['nothing', active('a'), active('a'), []],
  ['a new user', null, active(), [plain('created')]],
  ['a new user with a license', null, blocked('a'), [plain('created'), licenses(['a'], [])]],
  ['a block', active('a'), blocked('a'), [plain('blocked')]],
  ['the end of a block, and a license', blocked(), active('a'), [plain('unblocked'), licenses(['a'], [])]],
  ['an exchange of licenses', active('a', 'b'), active('b', 'c'), [licenses(['c'], ['a'])]],
  ['a deletion, which does not take licenses one by one', blocked('a'), deleted('a'), [plain('deleted')]],
  ['a deletion that was told before', deleted('a'), deleted('a'), []],
  ['a user who came and went', null, deleted(), []],
  ['a return with the same licenses', deleted('a'), active('a'), [plain('restored')]],
  ['a return with fewer', deleted('a'), blocked(), [plain('restored'), licenses([], ['a'])]],
])('%s', (_what, before, now, expected) => {
  expect(userChanges(before, now)).toEqual(expected);
});
