import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { RememberedUsers } from '../../../../licensing/events/rememberedUsers';
import type { UserState } from '../../../../licensing/events/userState';

const skus = ['05e9a617-0261-4cee-bb44-138d3ef5d965', '06ebc4ee-1bb5-47dd-8120-11324bc54e06'];
const anyState = fc.record({
  status: fc.constantFrom('active' as const, 'blocked' as const, 'deleted' as const),
  skuIds: fc.subarray(skus),
});

test('what is stored is what was known, by way of JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.uuid(), anyState), (states) => {
      const users = new RememberedUsers();
      for (const [id, state] of Object.entries(states)) users.set(id, state);
      const stored = JSON.parse(JSON.stringify(users.toStored())) as ReturnType<typeof users.toStored>;
      const again = RememberedUsers.from(stored);
      expect([...again.ids()].sort()).toEqual(Object.keys(states).sort());
      for (const [id, state] of Object.entries(states)) expect(again.get(id)).toEqual(state);
    }),
  );
});

test('a user who is forgotten is not stored', () => {
  const users = new RememberedUsers();
  const id = randomUUID();
  users.set(id, { status: 'active', skuIds: [] });
  users.set(id, null);
  expect(users.get(id)).toBeNull();
  expect(users.toStored()).toEqual({ skuIds: [], groups: [] });
});

test('a user costs 22 characters, however many licenses there are', () => {
  const users = new RememberedUsers();
  const states: UserState[] = [
    { status: 'active', skuIds: skus },
    { status: 'blocked', skuIds: [] },
  ];
  for (let count = 0; count < 30_000; count++)
    users.set(randomUUID(), states[count % 2] ?? { status: 'active', skuIds: [] });
  expect(JSON.stringify(users.toStored()).length / 30_000).toBeLessThan(22.1);
});
