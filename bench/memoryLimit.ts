import type { Benchmark } from './benchmark';
import { candidatesParameters } from './candidates';
import { count, megabytes, seconds } from './figures';
import { type RealRun, realN8n } from './n8n/realN8n';
import { licensesNodeName, licensesWorkflow } from './n8n/workflows';
import { mainSize, rosterParameters } from './roster';

const LIMIT_MB = 512;
/** Answers of a few thousand rows: n8n itself holds every row several times, and prints it. */
const works = {
  candidates: { ...candidatesParameters, reasons: ['guest'] },
  roster: { ...rosterParameters, filters: { licensed: 'unlicensed' } },
};

/** A small machine and a large tenant: the same answer as with all memory, or an error that says what happened; never a part of the answer. */
export const memoryLimit: Benchmark = {
  name: 'memory',
  title: `A real n8n with ${LIMIT_MB} MB of memory for objects (--max-old-space-size=${LIMIT_MB})`,
  async run(report, session) {
    const n8n = await realN8n(session, report);
    const users = mainSize(session);
    const scene = await session.scene(users, 0);
    for (const [work, parameters] of Object.entries(works)) {
      const workflow = licensesWorkflow(work, parameters);
      const whole = await n8n.execute(scene, workflow);
      const small = await n8n.execute(scene, workflow, `--max-old-space-size=${LIMIT_MB}`);
      const ending = endingOf(small, whole);
      const peak = small.peakBytes === null ? '' : `, peak ${megabytes(small.peakBytes)}`;
      report(`${work} of ${count(users)} users: ${ending.words} (${seconds(small.processMs)}${peak})`);
      session.hold({
        name: `${work} of ${count(users)} users with ${LIMIT_MB} MB: ${ending.words}; wrong or unclear endings`,
        seen: ending.isGood ? 0 : 1,
        limit: 0,
        good: 'atMost',
        unit: '',
      });
    }
  },
};

function endingOf(small: RealRun, whole: RealRun): { words: string; isGood: boolean } {
  const [rows, wanted] = [small, whole].map(({ items }) => items.get(licensesNodeName) ?? 0);
  if (whole.workMs === null)
    return { words: `fails with all memory, too: ${whole.lastWords.slice(-200)}`, isGood: false };
  if (small.exitCode === 0 && rows === wanted)
    return { words: `the whole answer, ${count(wanted ?? 0)} rows`, isGood: true };
  if (small.error !== null) return { words: `stopped: ${small.error}`, isGood: true };
  const memory = /heap out of memory|Invalid string length/.exec(small.lastWords)?.[0];
  return {
    words: `n8n ended without a word of the node (${memory ?? `exit code ${String(small.exitCode)}`})`,
    isGood: false,
  };
}
