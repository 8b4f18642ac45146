import type { Measurement, Session } from './benchmark';
import { ratio } from './figures';
import { type Subject, measure } from './measure';
import type { Answers, AskedQuestion } from './scene';
import { bareFetch, ourName, warmUp } from './subjects';

export interface Comparison {
  work: string;
  users: number;
  latencyMs: number;
  /** Default: `kept`. */
  answers?: Answers;
  runs: number;
  /** This package; measured first. */
  ours: Subject;
  /** Others, given what it asked. */
  others?: (question: AskedQuestion) => Subject[];
}

/** This package, the floor, and others, in one scene; each beside the floor. */
export async function besideTheFloor(
  session: Session,
  report: (line: string) => void,
  { work, users, latencyMs, answers = 'kept', runs, ours, others = () => [] }: Comparison,
): Promise<{ ours: Measurement; floor: Measurement; others: Measurement[] }> {
  const scene = await session.scene(users, 0, answers);
  const question = await warmUp(ours, scene);
  const floor = bareFetch(question);
  await warmUp(floor, scene);
  const besides = others(question);
  for (const other of besides) await warmUp(other, scene);
  await scene.setLatency(latencyMs);
  const named = answers === 'kept' ? work : `${work}, answers made when asked`;
  const options = { work: named, scene, runs, report };
  const measured = await measure(session, ours, options);
  const bare = await measure(session, floor, options);
  report(`  ${ourName} takes ${ratio(measured.workMs, bare.workMs)} of the time of the bare fetch`);
  const rest: Measurement[] = [];
  for (const other of besides) {
    const one = await measure(session, other, options);
    rest.push(one);
    report(`  ${other.name} takes ${ratio(one.workMs, bare.workMs)} of the time of the bare fetch`);
  }
  return { ours: measured, floor: bare, others: rest };
}

/** Promises that the work takes at most so many times as long as the floor. */
export function holdBesideTheFloor(
  session: Session,
  what: string,
  { ours, floor, limit }: { ours: Measurement; floor: Measurement; limit: number },
): void {
  session.hold({
    name: `${what}: time beside the bare fetch`,
    seen: ours.workMs / floor.workMs,
    limit,
    good: 'atMost',
    unit: 'times',
  });
}
