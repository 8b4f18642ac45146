import { setTimeout as systemSleep } from 'node:timers/promises';
import { cancelledError } from './graphError';

/** Time and chance, handed in so that tests need neither. */
export interface Timing {
  /** Milliseconds since 1970. Default: the system's clock. */
  now: () => number;
  /** From 0 up to 1. Default: `Math.random`. */
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

/** n8n's own sleep cannot be interrupted; a stopped run is noticed after one slice at the latest. */
const sliceMs = 250;

/**
 * Waits the whole time, in short slices.
 * @throws GraphError of kind `cancelled`, within a second of the run being stopped.
 */
export async function delay(milliseconds: number, timing: Timing): Promise<void> {
  for (let left = milliseconds; left > 0; left -= sliceMs) {
    if (timing.isCancelled()) throw cancelledError();
    await timing.sleep(Math.min(left, sliceMs));
  }
  if (timing.isCancelled()) throw cancelledError();
}
