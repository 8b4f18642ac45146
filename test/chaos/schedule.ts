import type { FaultPlan, FaultRequest } from '../../emulator/faults/fault';
import { effectNamed, effectsOn } from './effects';
import { chance, pick } from './random';

/** One fault that struck: which request, and what happened to it. Strikes alone replay a run. */
export interface Strike {
  request: string;
  effect: string;
}

/** Requests keep their names from run to run: the kind of request, whom it is for, and how often it was sent so far. */
export function nameOf({ requestClass, address, step, ordinal, ordinalOfPath }: FaultRequest): string {
  const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(address)?.[0] ?? '';
  // A batch has no address of its own that would tell one from the other.
  const number = step === null && !id ? ordinal : ordinalOfPath;
  return [requestClass, id, `#${number}`].filter((part) => part !== '').join(' ');
}

/** Faults at random, about so many in a hundred requests; the same seed gives the same faults. */
export function randomPlan(seed: number, strikes: Strike[]): FaultPlan {
  const share = 0.02 + 0.28 * chance(seed, 'share') ** 2;
  return (request) => {
    const name = nameOf(request);
    if (chance(seed, 'strikes', name) >= share) return null;
    const [effect] = pick(effectsOn(request), chance(seed, 'effect', name));
    strikes.push({ request: name, effect });
    return effectNamed(request, effect);
  };
}

/** Exactly these faults. */
export function givenPlan(given: readonly Strike[], strikes: Strike[]): FaultPlan {
  const byRequest = new Map(given.map(({ request, effect }) => [request, effect]));
  return (request) => {
    const name = nameOf(request);
    const effect = byRequest.get(name);
    if (effect === undefined) return null;
    strikes.push({ request: name, effect });
    return effectNamed(request, effect);
  };
}
