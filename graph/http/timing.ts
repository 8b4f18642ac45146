import { setImmediate, setTimeout as systemSleep } from 'node:timers/promises';
import { cancelledError } from './graphError';

/** The clock, chance, waits and cancellation; tests hand in their own. */
export interface Timing {
  /** Milliseconds since 1970. Default: the system's clock. */
  now: () => number;
  /** From 0 up to, but not including, 1. Default: `Math.random`. */
  random: () => number;
  /** Default: a timer. */
  sleep: (milliseconds: number) => Promise<void>;
  /** Whether the run has been stopped. Default: never. */
  isCancelled: () => boolean;
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: async (milliseconds) => systemSleep(milliseconds),
  isCancelled: () => false,
};

/** Lets everything go on that waits for the event loop, such as a request that has been made and not sent. */
export async function eventLoopTurn(): Promise<void> {
  await setImmediate();
}

/** n8n's own sleep cannot be interrupted, so a wait is cut into slices and cancellation is checked between them. */
const sliceMs = 250;

/** @throws GraphError of kind `cancelled`, within a second after the run was stopped. */
export async function delay(milliseconds: number, timing: Timing): Promise<void> {
  for (let left = milliseconds; left > 0; left -= sliceMs) {
    if (timing.isCancelled()) throw cancelledError();
    await timing.sleep(Math.min(left, sliceMs));
  }
  if (timing.isCancelled()) throw cancelledError();
}
