import { createHash } from 'node:crypto';

/** Numbers from 0 up to 1 that follow from the seed and the key alone, in any order of asking. */
export function chance(seed: number, ...key: ReadonlyArray<string | number>): number {
  const digest = createHash('sha256')
    .update([seed, ...key].join('\n'))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** One of the list, by a number from 0 up to 1. */
export function pick<T>(list: readonly T[], number: number): T {
  const chosen = list[Math.floor(number * list.length)];
  if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
  return chosen;
}
