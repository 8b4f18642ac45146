import { isSameState, stateKey, toUserState } from '../../../../licensing/events/userState';

const [one, other] = ['05e9a617-0261-4cee-bb44-138d3ef5d965', '06ebc4ee-1bb5-47dd-8120-11324bc54e06'];

test('the state is what matters of a user, in one form', () => {
  const user = {
    accountEnabled: false,
    assignedLicenses: [{ skuId: other.toUpperCase() }, { skuId: one }, { skuId: other }],
  };
  expect(toUserState(user)).toEqual({ status: 'blocked', skuIds: [one, other] });
  expect(toUserState({ accountEnabled: true })).toEqual({ status: 'active', skuIds: [] });
  expect(toUserState({ deletedDateTime: '2026-11-20T08:00:00Z' }).status).toBe('deleted');
});

test('two states are the same, or they are not', () => {
  const active = { status: 'active', skuIds: [one] } as const;
  expect(isSameState(active, { ...active })).toBe(true);
  expect(isSameState(active, { ...active, skuIds: [] })).toBe(false);
  expect(isSameState(active, { ...active, status: 'blocked' })).toBe(false);
  expect(isSameState(active, null)).toBe(false);
  expect(isSameState(null, null)).toBe(true);
  expect(stateKey(active)).not.toBe(stateKey({ ...active, skuIds: [other] }));
});
