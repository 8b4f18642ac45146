import fc from 'fast-check';
import { streamUsersSideBySide, type InSequence } from '../../../graph/directory/usersSideBySide';
import {
  type CreatedUser,
  DirectoryByCreation,
  type DirectoryFaults,
} from '../../support/directoryByCreation';

jest.setTimeout(60_000);

/** Above so few users the tests read side by side. */
const fewest = 20;

const time = fc
  .oneof(
    fc.integer({ min: Date.parse('2012-01-01'), max: Date.parse('2026-11-25T11:59:59Z') }),
    // Many in one second, and in those around it.
    fc.integer({ min: 0, max: 2 }).map((seconds) => Date.parse('2024-05-01T08:00:00Z') + seconds * 1000),
  )
  .map((milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`);

const directory: fc.Arbitrary<CreatedUser[]> = fc
  .array(fc.option(time, { freq: 6 }), { maxLength: 150, size: 'max' })
  .map((times) => times.map((createdDateTime, index) => ({ id: `user-${index}`, createdDateTime })));

async function read(users: CreatedUser[], faults: DirectoryFaults = {}) {
  const scene = new DirectoryByCreation(users, faults);
  const reasons: Array<InSequence & { givenBefore: number }> = [];
  const ids: string[] = [];
  const onSequence = (why: InSequence) => reasons.push({ ...why, givenBefore: ids.length });
  const pages = streamUsersSideBySide(scene.graph, { select: ['id'] }, onSequence, fewest);
  for await (const page of pages) for (const { id = '' } of page) ids.push(id);
  return { ids, reasons };
}

const everyIdOnce = (users: readonly CreatedUser[]) => users.map(({ id }) => id).sort();

describe('reading users side by side', () => {
  it('gives everybody once, whenever they were created', async () => {
    await fc.assert(
      fc.asyncProperty(directory, async (users) => {
        const { ids, reasons } = await read(users);
        expect([...ids].sort()).toEqual(everyIdOnce(users));
        expect(reasons.filter(({ reason }) => reason !== 'oneMoment')).toEqual([]);
      }),
    );
  });

  it('gives everybody once where parts are short or repeat rows, and reads again only where somebody is missing', async () => {
    const lost = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(directory, lost, fc.nat({ max: 2 }), async (users, losses, repeated) => {
        const faults = { lost: (list: number) => losses[list - 1] ?? 0, repeated };
        const { ids, reasons } = await read(users, faults);
        expect([...ids].sort()).toEqual(everyIdOnce(users));
        const disagreements = reasons.filter(({ reason }) => reason === 'disagrees');
        expect(disagreements.filter(({ givenBefore }) => givenBefore >= users.length)).toEqual([]);
      }),
    );
  });

  it('gives everybody once whatever the counts say', async () => {
    const lie = fc.oneof(
      fc.integer({ min: -200, max: 200 }).map((off) => (count: number) => Math.max(0, count + off)),
      fc
        .double({ min: 0, max: 50, noNaN: true })
        .map((factor) => (count: number) => Math.round(count * factor)),
      fc.constant(() => -1),
      fc.constant(() => Number.NaN),
    );
    await fc.assert(
      fc.asyncProperty(directory, lie, async (users, miscount) => {
        const { ids } = await read(users, { miscount });
        expect([...ids].sort()).toEqual(everyIdOnce(users));
      }),
    );
  });

  it('gives everybody once whichever request is refused, but those of the sequence', async () => {
    await fc.assert(
      fc.asyncProperty(directory, fc.nat({ max: 200 }), async (users, place) => {
        let filtered = 0;
        const refused = (address: string) => address.includes('$filter') && (filtered += 1) > place;
        const { ids } = await read(users, { refused });
        expect([...ids].sort()).toEqual(everyIdOnce(users));
      }),
    );
  });

  it('gives everybody once who is there from beginning to end, and nobody twice, while others come and go', async () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 149 }), fc.boolean()), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(directory, changes, async (users, plan) => {
        const living = [...users];
        const gone = new Set<string>();
        const before = (request: number) => {
          for (const [at, place, comes] of plan) {
            if (at !== request) continue;
            if (comes) {
              living.push({ id: `new-${request}-${place}`, createdDateTime: '2026-11-25T12:00:01Z' });
            } else if (living.length > 0) {
              const [user] = living.splice(place % living.length, 1);
              if (user) gone.add(user.id);
            }
          }
        };
        const { ids } = await read(living, { before });
        expect(new Set(ids).size).toBe(ids.length);
        const given = new Set(ids);
        expect(users.filter(({ id }) => !gone.has(id) && !given.has(id))).toEqual([]);
      }),
    );
  });
});
