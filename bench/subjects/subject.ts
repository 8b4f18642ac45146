import { readFileSync } from 'node:fs';
import type { FromSubject, Job, ToSubject } from './job';

/**
 * The life of a subject in its own process: it makes itself ready, says so, works when told to, tells what it took, and
 * ends. `prepare` gives the work, which gives the number of rows.
 */
export function serveSubject(
  prepare: (job: Job) => (() => Promise<number>) | Promise<() => Promise<number>>,
): void {
  let work: (() => Promise<number>) | undefined;
  const tell = (message: FromSubject) => process.send?.(message);
  const serve = async (message: ToSubject) => {
    if (message.kind === 'job') {
      work = await prepare(message.job);
      tell({ kind: 'ready', restBytes: process.memoryUsage().rss });
      return;
    }
    const started = performance.now();
    const rows = (await work?.()) ?? 0;
    tell({ kind: 'done', rows, workMs: performance.now() - started, peakBytes: peakBytes() });
  };
  process.on('message', (message: ToSubject) => {
    serve(message).catch((error: unknown) => {
      tell({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
  });
  process.on('disconnect', () => process.exit(0));
}

/**
 * Largest resident memory so far. Linux also counts to `ru_maxrss` what the starting process had in memory, so it is
 * asked for this program's own.
 */
function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('/proc/self/status does not tell the peak memory.');
  return Number(kilobytes) * 1024;
}
