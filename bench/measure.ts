import type { Measurement, Session } from './benchmark';
import { count, median, megabytes, seconds } from './figures';
import type { Scene } from './scene';

/** What one run took; `restBytes` null where the process does not tell. */
export interface Run {
  processMs: number;
  workMs: number;
  peakBytes: number;
  restBytes: number | null;
  rows: number;
}

export interface Subject {
  name: string;
  engine: 'Node.js' | 'n8n-core' | 'n8n';
  /** Once, in a process of its own. */
  run(scene: Scene): Promise<Run>;
}

export interface MeasuringOptions {
  work: string;
  scene: Scene;
  runs: number;
  report: (line: string) => void;
}

/**
 * Runs the subject so often and records the medians. Throws where two runs give different numbers of rows: figures of
 * different answers cannot be compared.
 */
export async function measure(
  session: Session,
  subject: Subject,
  { work, scene, runs, report }: MeasuringOptions,
): Promise<Measurement> {
  const all: Array<Run & { requests: number; bytes: number }> = [];
  while (all.length < runs) {
    await scene.clear();
    const run = await subject.run(scene);
    all.push({ ...run, ...(await scene.traffic()) });
  }
  const middle = (of: 'processMs' | 'workMs' | 'peakBytes' | 'requests' | 'bytes') =>
    median(all.map((run) => run[of]));
  const rows = new Set(all.map((run) => run.rows));
  const [firstRows = 0] = rows;
  if (rows.size > 1) throw new Error(`${work} by ${subject.name} gave ${[...rows].join(' and ')} rows.`);
  const rests = all.flatMap(({ restBytes }) => restBytes ?? []);
  const measurement: Measurement = {
    work,
    subject: subject.name,
    engine: subject.engine,
    users: scene.users,
    latencyMs: scene.latencyMs,
    runs,
    processMs: middle('processMs'),
    workMs: middle('workMs'),
    peakBytes: middle('peakBytes'),
    restBytes: rests.length === 0 ? null : median(rests),
    requests: middle('requests'),
    bytes: middle('bytes'),
    rows: firstRows,
  };
  session.add(measurement);
  report(describe(measurement));
  return measurement;
}

function describe({ work, subject, engine, ...of }: Measurement): string {
  const rest = of.restBytes === null ? '' : ` (${megabytes(of.restBytes)} at rest)`;
  return [
    `${work}, ${count(of.users)} users, ${of.latencyMs} ms: ${subject} (${engine}): ${seconds(of.workMs)}`,
    `whole process ${seconds(of.processMs)}, peak ${megabytes(of.peakBytes)}${rest}`,
    `${count(of.requests)} requests, ${megabytes(of.bytes)}, ${count(of.rows)} rows, median of ${of.runs}`,
  ].join('; ');
}
