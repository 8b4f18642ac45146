import { type Measurement, type Target, isMet } from '../benchmark';
import { count, megabytes, ratio, seconds } from '../figures';
import type { BenchResult } from '../benchResult';
import { figure } from '../session';

/** What docs/performance.md says of a result: every figure of it comes from there. */
export function generatedPart({ date, machine, commit, measurements, targets }: BenchResult): string {
  const memory = `${Math.round(machine.memoryBytes / 2 ** 30)} GB of memory`;
  return [
    `Seen on ${date}: ${machine.cpu}, ${machine.cores} cores, ${memory}, ${machine.system}; Node.js ${machine.node.slice(1)}, n8n-core ${machine.n8nCore}, n8n ${machine.n8n}; ${figure(machine.loadBefore)} processes running on average in the minute before; commit ${commit}.`,
    '### Promises',
    targetTable(targets),
    ...works(measurements).flatMap((work) => [
      `### ${work.charAt(0).toUpperCase()}${work.slice(1)}`,
      measurementTable(measurements.filter((one) => one.work === work)),
    ]),
  ].join('\n\n');
}

function works(measurements: readonly Measurement[]): string[] {
  return [...new Set(measurements.map(({ work }) => work))];
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ['', 'what', 'seen', 'promised'],
    targets.map((target) => {
      const { name, seen, limit, good, unit } = target;
      const promised = `${good === 'atMost' ? 'at most' : 'at least'} ${figure(limit)} ${unit}`;
      return [isMet(target) ? 'met' : '**not met**', name, `${figure(seen)} ${unit}`.trim(), promised.trim()];
    }),
  );
}

/** One piece of work; each subject beside the bare fetch of its scene or, in a real n8n, beside this package. */
export function measurementTable(measurements: readonly Measurement[]): string {
  return table(
    [
      'users',
      'latency',
      'who',
      'in',
      'time',
      'beside',
      'whole process',
      'peak memory',
      'at rest',
      'requests',
      'sent',
      'rows',
      'runs',
    ],
    measurements.map((one) => [
      count(one.users),
      `${one.latencyMs} ms`,
      one.subject,
      one.engine,
      seconds(one.workMs),
      besideText(one, measurements),
      seconds(one.processMs),
      megabytes(one.peakBytes),
      one.restBytes === null ? '' : megabytes(one.restBytes),
      count(one.requests),
      megabytes(one.bytes),
      count(one.rows),
      String(one.runs),
    ]),
  );
}

function besideText(one: Measurement, all: readonly Measurement[]): string {
  const inScene = all.filter(({ users, latencyMs }) => users === one.users && latencyMs === one.latencyMs);
  const reference =
    inScene.find(({ subject }) => subject === 'bare fetch') ??
    inScene.find(({ subject }) => subject === 'this package');
  return reference === undefined || inScene.length === 1 ? '' : ratio(one.workMs, reference.workMs);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
