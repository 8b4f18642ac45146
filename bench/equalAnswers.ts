import type { Benchmark, Measurement, Session } from './benchmark';
import { candidatesParameters } from './candidates';
import { count, megabytes, ratio } from './figures';
import { measure } from './measure';
import { licensesNode, warmUp } from './subjects';

/**
 * In the sample tenant the one reason is about ten times as rare as the other, so that a tenant ten times as large gives an
 * answer of about the same size. Reports and users are read whole for both.
 */
const questions = {
  small: {
    work: 'candidates, inactive only',
    parameters: { ...candidatesParameters, reasons: ['inactive'] },
  },
  large: { work: 'candidates, guests only', parameters: { ...candidatesParameters, reasons: ['guest'] } },
};

/** Memory follows the answer and not the tenant: two tenants, one ten times the other, and an answer of about the same size. */
export const equalAnswers: Benchmark = {
  name: 'answer',
  title: 'Memory of a small tenant and of a large one, with an answer of about the same size',
  async run(report, session) {
    const small = await measureOne(session, report, session.quick ? 500 : 30_000, questions.small);
    const large = await measureOne(session, report, session.quick ? 5_000 : 300_000, questions.large);
    const rest = large.restBytes ?? 0;
    report(`  ${ratio(large.peakBytes, small.peakBytes)} times the memory`);
    session.hold({
      name: `Candidates among ${count(large.users)} users (${count(large.rows)} found) beside ${count(small.users)} users (${count(small.rows)} found): memory`,
      seen: large.peakBytes / small.peakBytes,
      limit: 1.5,
      good: 'atMost',
      unit: 'times',
    });
    session.hold({
      name: `Candidates among ${count(large.users)} users: memory above n8n's engine at rest (${megabytes(rest)})`,
      seen: (large.peakBytes - rest) / 2 ** 20,
      limit: 450,
      good: 'atMost',
      unit: 'MB',
    });
  },
};

async function measureOne(
  session: Session,
  report: (line: string) => void,
  users: number,
  { work, parameters }: (typeof questions)['small'],
): Promise<Measurement> {
  const scene = await session.scene(users, 0);
  const subject = licensesNode({ parameters });
  await warmUp(subject, scene);
  return measure(session, subject, { work, scene, runs: session.runs, report });
}
