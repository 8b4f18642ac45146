/** One thing that is measured. */
export interface Benchmark {
  name: string;
  /** What is done, in a sentence. */
  title: string;
  /** Measures, and hands out each figure as soon as it is known. */
  run(report: (line: string) => void): Promise<void>;
}

/** Milliseconds that the work takes, and what it gives. */
export async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - started, result };
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
export const ratio = (one: number, other: number) => (one / other).toFixed(2);
