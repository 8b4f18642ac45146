import type { Benchmark } from './benchmark';
import { candidatesParameters } from './candidates';
import { count, growthExponent } from './figures';
import { measure } from './measure';
import { rosterParameters } from './roster';
import { licensesNode, ourName, warmUp } from './subjects';

const works = { roster: rosterParameters, candidates: candidatesParameters };

/** How time grows with the tenant: the exponent of a power of its users, by what is measured at four sizes. */
export const growth: Benchmark = {
  name: 'growth',
  title: 'How time grows with the number of users',
  async run(report, session) {
    const sizes = session.quick ? [500, 1_000, 2_000] : [10_000, 30_000, 100_000, 300_000];
    for (const [work, parameters] of Object.entries(works)) {
      const points: Array<{ x: number; y: number }> = [];
      for (const users of sizes) {
        const known = session.find({ work, subject: ourName, users, latencyMs: 0 });
        const scene = await session.scene(users, 0);
        const subject = licensesNode({ parameters });
        if (!known) await warmUp(subject, scene);
        const { workMs } =
          known ?? (await measure(session, subject, { work, scene, runs: session.runs, report }));
        points.push({ x: users, y: workMs });
      }
      session.hold({
        name: `Growth of the time of ${work}, ${count(sizes[0] ?? 0)} to ${count(sizes.at(-1) ?? 0)} users: exponent`,
        seen: growthExponent(points),
        limit: 1.05,
        good: 'atMost',
        unit: '',
      });
    }
  },
};
