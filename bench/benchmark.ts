import type { Answers, Scene } from './scene';

/** One thing that is measured. */
export interface Benchmark {
  name: string;
  /** What is done, in a sentence. */
  title: string;
  /** Measures; hands out each figure as soon as it is known, and records in the session what belongs into the table. */
  run(report: (line: string) => void, session: Session): Promise<void>;
}

/** What one run of `npm run bench` is told, and what it keeps. */
export interface Session {
  /** How often each cheap measurement is made; dear ones are made less often, and say so. */
  readonly runs: number;
  /** Small sizes, to see that everything works; no figures. */
  readonly quick: boolean;
  /** The emulator with so many users, in a process of its own; the same one each time, with this latency from now on. */
  /** Default of `answers`: `kept`. */
  scene(users: number, latencyMs: number, answers?: Answers): Promise<Scene>;
  /** What was added before for this piece of work; undefined where it was not measured. */
  find(key: Pick<Measurement, 'work' | 'subject' | 'users' | 'latencyMs'>): Measurement | undefined;
  /** A row of the table. */
  add(measurement: Measurement): void;
  /** A line of the list of targets. */
  hold(target: Target): void;
  /** Something to be done at the end, however it comes. */
  atTheEnd(step: () => void | Promise<void>): void;
}

/** One way of doing one piece of work in one scene: medians over its runs. */
export interface Measurement {
  /** The piece of work: `roster`, `candidates` ... */
  work: string;
  /** Who does it: `this package`, `bare fetch` ... */
  subject: string;
  /** What it runs in: `Node.js`, `n8n-core` or `n8n`. */
  engine: string;
  /** Users of the tenant. */
  users: number;
  /** Milliseconds that each answer of Graph takes. */
  latencyMs: number;
  runs: number;
  /** Milliseconds from the start of the process to its end. */
  processMs: number;
  /** Milliseconds of the work alone, in a process that is ready. */
  workMs: number;
  /** Largest resident memory of the process. */
  peakBytes: number;
  /** Resident memory of the process before the work; null where it is not known. */
  restBytes: number | null;
  requests: number;
  /** Bytes that the emulator sent, headers included. */
  bytes: number;
  /** Rows or items that came out. */
  rows: number;
}

/** A promise, and what was seen. */
export interface Target {
  /** What is promised, with its scene: `Roster of 100,000 users at 150 ms, beside the bare fetch`. */
  name: string;
  seen: number;
  limit: number;
  /** Whether more or less than the limit is good. */
  good: 'atMost' | 'atLeast';
  /** Behind the figures: `times`, `MB`; empty for a count. */
  unit: string;
}

export function isMet({ seen, limit, good }: Target): boolean {
  return good === 'atMost' ? seen <= limit : seen >= limit;
}

/** Milliseconds that the work takes, and what it gives. */
export async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - started, result };
}
