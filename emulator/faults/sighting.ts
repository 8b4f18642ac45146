import type { Incoming } from '../incoming';
import { addressOf } from '../requestLog';

/** A request as the fault book sees it: alone, with the steps of the batch that it may be, or as such a step. */
export interface Sighting {
  tenantId: string;
  method: string;
  path: string;
  address: string;
  channel: 'connection' | 'batchItem';
  /** A further page of a listing. */
  isPage: boolean;
  /** Of a batch. */
  steps: readonly Sighting[];
}

/** `steps` are the requests that a batch holds. */
export function sightingOf(
  { method, path, query }: Incoming,
  tenantId: string,
  channel: Sighting['channel'],
  steps: readonly Sighting[] = [],
): Sighting {
  const readable = decoded(path);
  return {
    tenantId,
    method,
    path: readable,
    address: addressOf({ path: readable, query: query.entries() }),
    channel,
    isPage: query.has('$skiptoken'),
    steps,
  };
}

/** What kind of request it is, whomever it is for. */
export function requestClassOf(sighting: Sighting): string {
  const { method, path, isPage, steps } = sighting;
  const name = `${method} ${withoutIds(path)}${isPage ? ' (page)' : ''}`;
  const [first] = steps;
  return first === undefined ? name : `${name} of ${requestClassOf(first)}`;
}

/** Object ids, principal names and download tickets give way to `{id}`. */
function withoutIds(path: string): string {
  return path
    .replace(/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '{id}')
    .replace(/\/[^/]*@[^/]*/g, '/{id}')
    .replace(/^(\/data\/download\/)[^/]+/, '$1{id}');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
