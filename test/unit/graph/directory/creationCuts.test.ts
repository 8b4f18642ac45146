import { findCreationCuts } from '../../../../graph/directory/creationCuts';

const now = Date.parse('2026-11-25T12:00:00Z');
const second = 1000;
const day = 24 * 60 * 60 * second;

/** Cuts of users created at these times (milliseconds since 1970), the size of each part, and how often was counted. */
async function cut(created: readonly number[], withoutTime = 0, parts = 8) {
  const rounds: number[] = [];
  const cuts = await findCreationCuts({
    async countSince(times) {
      rounds.push(times.length);
      return Promise.resolve(times.map((time) => created.filter((one) => one >= time).length));
    },
    users: created.length + withoutTime,
    parts,
    now,
  });
  const edges = [-Infinity, ...(cuts ?? []), Infinity];
  const sizes = edges
    .slice(1)
    .map((end, index) => created.filter((one) => one >= (edges[index] ?? 0) && one < end).length);
  return { cuts, sizes, rounds };
}

const evenly = Array.from({ length: 4_000 }, (_, number) => now - number * 12 * 60 * 60 * second);

describe('cuts by time of creation', () => {
  it('make parts of about one size, whole seconds, in order', async () => {
    const { cuts, sizes } = await cut(evenly);
    expect(cuts).toHaveLength(7);
    expect(cuts?.every((time) => time % second === 0)).toBe(true);
    expect(cuts).toEqual([...(cuts ?? [])].sort((one, other) => one - other));
    for (const size of sizes) expect(Math.abs(size - 500)).toBeLessThanOrEqual(2 * 0.15 * 500);
  });

  it('are found in a few rounds, of 40 counts at most', async () => {
    // Two thirds came in one week, as where a company moves to the cloud.
    const moved = Array.from({ length: 2_000 }, (_, number) => now - 900 * day + number * 300 * second);
    const { sizes, rounds } = await cut([...moved, ...evenly.slice(0, 1_000)]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1.3 * 375);
    expect(rounds.length).toBeLessThanOrEqual(6);
    expect(Math.max(...rounds)).toBeLessThanOrEqual(40);
  });

  it('do not exist where most came in one second, or at no time that is known', async () => {
    const once = Array.from({ length: 1_000 }, () => now - day);
    expect((await cut([...once, ...evenly.slice(0, 500)])).cuts).toBeNull();
    expect((await cut(evenly.slice(0, 1_000), 500)).cuts).toBeNull();
  });

  it('go around a heap that is not the most of them', async () => {
    const heap = Array.from({ length: 400 }, () => now - 100 * day);
    const { cuts, sizes } = await cut([...heap, ...evenly.slice(0, 600)]);
    expect(cuts).not.toBeNull();
    expect(Math.max(...sizes)).toBeLessThanOrEqual(600);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000);
  });

  it('fail where counting fails', async () => {
    const failing = findCreationCuts({
      countSince: async () => Promise.reject(new Error('not counted')),
      ...{ users: 10, parts: 8, now },
    });
    await expect(failing).rejects.toThrow('not counted');
  });
});
