import { besideTheFloor, holdBesideTheFloor } from './beside';
import type { Benchmark, Session } from './benchmark';
import { count } from './figures';
import { licensesNode, pageIterator } from './subjects';

/** All users with their licenses, as User: Get Many gives them without further choices. */
export const rosterParameters = { resource: 'user', operation: 'getAll', returnAll: true };

export const sizes = (session: Session) => (session.quick ? [1_000, 2_000] : [10_000, 100_000, 300_000]);
/** The size that the targets are about. */
export const mainSize = (session: Session) => (session.quick ? 2_000 : 100_000);
/** Dear scenes are measured once: a minute and more each. */
export const runsFor = (session: Session, users: number, latencyMs: number) =>
  users > 100_000 && latencyMs > 0 ? 1 : session.runs;

/** The same question, one page after the other. */
export const inSequence = (parameters: Readonly<Record<string, unknown>>) => ({
  ...parameters,
  options: { ...(parameters.options as object | undefined), readInParallel: false },
});
export const inSequenceName = 'this package, Read in Parallel off';

/** At most so many times the floor, by milliseconds of latency; null without a promise. */
const limits: Record<number, number | null> = { 0: null, 150: 0.4 };
/** The same where the server works at each answer and nothing else takes time. */
export const limitBesideAWorkingServer = 1.5;

export const roster: Benchmark = {
  name: 'roster',
  title: 'All users with their licenses, beside the bare fetch and the Graph SDK of the same pages',
  async run(report, session) {
    for (const users of sizes(session)) {
      for (const [latency, limit] of Object.entries(limits)) {
        const latencyMs = Number(latency);
        const { ours, floor, others } = await besideTheFloor(session, report, {
          work: 'roster',
          users,
          latencyMs,
          runs: runsFor(session, users, latencyMs),
          ours: licensesNode({ parameters: rosterParameters }),
          others: (question) => [
            pageIterator(question),
            ...(latencyMs > 0 && users === mainSize(session)
              ? [licensesNode({ parameters: inSequence(rosterParameters) }, inSequenceName)]
              : []),
          ],
        });
        if (users !== mainSize(session) || limit === null) continue;
        holdBesideTheFloor(session, `Roster of ${count(users)} users, ${latencyMs} ms to each answer`, {
          ours,
          floor,
          limit,
        });
        const sequence = others.find(({ subject }) => subject === inSequenceName);
        if (sequence === undefined) continue;
        holdBesideTheFloor(
          session,
          `Roster of ${count(users)} users, ${latencyMs} ms to each answer, Read in Parallel off`,
          { ours: sequence, floor, limit: 1.05 },
        );
      }
    }
    const users = mainSize(session);
    const { ours, floor } = await besideTheFloor(session, report, {
      ...{ work: 'roster', users, latencyMs: 0, answers: 'made', runs: session.runs },
      ours: licensesNode({ parameters: rosterParameters }),
    });
    holdBesideTheFloor(session, `Roster of ${count(users)} users, answers made when asked`, {
      ours,
      floor,
      limit: limitBesideAWorkingServer,
    });
  },
};
