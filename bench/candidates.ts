import { besideTheFloor, holdBesideTheFloor } from './beside';
import type { Benchmark } from './benchmark';
import { count } from './figures';
import { inSequence, inSequenceName, limitBesideAWorkingServer, mainSize, runsFor, sizes } from './roster';
import { licensesNode } from './subjects';

/** Users with unused licenses; every share of them is an answer here, and no sign that the data is wrong. */
const anyShare = { maxCandidatePercent: 100 };

/** By the two activity reports alone. */
export const candidatesParameters = {
  resource: 'reclamation',
  operation: 'findCandidates',
  evidence: ['services'],
  options: anyShare,
};
/** By all that the form looks at without further choices. */
const allEvidence = { resource: 'reclamation', operation: 'findCandidates', options: anyShare };

/** At most so many times the floor, by milliseconds of latency; null without a promise. */
const limits: Record<number, number | null> = { 0: null, 150: 0.5 };

const works = [
  { work: 'candidates', title: 'Candidates', parameters: candidatesParameters, atSizes: sizes },
  {
    work: 'candidates, all evidence',
    title: 'Candidates by all evidence',
    parameters: allEvidence,
    atSizes: (session: Parameters<typeof mainSize>[0]) => [mainSize(session)],
  },
];

export const candidates: Benchmark = {
  name: 'candidates',
  title:
    'Users whose licenses can be taken back, beside the bare fetch of the same pages and the same reports',
  async run(report, session) {
    for (const { work, title, parameters, atSizes } of works) {
      for (const users of atSizes(session)) {
        for (const [latency, limit] of Object.entries(limits)) {
          const latencyMs = Number(latency);
          const { ours, floor, others } = await besideTheFloor(session, report, {
            ...{ work, users, latencyMs },
            runs: runsFor(session, users, latencyMs),
            ours: licensesNode({ parameters }),
            others: () =>
              latencyMs > 0 && users === mainSize(session)
                ? [licensesNode({ parameters: inSequence(parameters) }, inSequenceName)]
                : [],
          });
          if (users !== mainSize(session) || limit === null) continue;
          holdBesideTheFloor(
            session,
            `${title} among ${count(users)} users, ${latencyMs} ms to each answer`,
            { ours, floor, limit },
          );
          const sequence = others.find(({ subject }) => subject === inSequenceName);
          if (sequence === undefined) continue;
          holdBesideTheFloor(
            session,
            `${title} among ${count(users)} users, ${latencyMs} ms to each answer, Read in Parallel off`,
            { ours: sequence, floor, limit: 1.1 },
          );
        }
      }
      const users = mainSize(session);
      const { ours, floor } = await besideTheFloor(session, report, {
        ...{ work, users, latencyMs: 0, answers: 'made', runs: session.runs },
        ours: licensesNode({ parameters }),
      });
      holdBesideTheFloor(session, `${title} among ${count(users)} users, answers made when asked`, {
        ours,
        floor,
        limit: limitBesideAWorkingServer,
      });
    }
  },
};
