import type { User } from '@microsoft/microsoft-graph-types';
import { responseError } from '../http/responseError';
import { largestBatch } from '../http/batch';
import type { GraphClient } from '../http/client';
import type { BatchRequest } from '../http/batch';
import type { BatchResponse } from '../http/batch';
import { isGraphError, type GraphError } from '../http/graphError';
import { queryValue, userPath } from '../http/odata';
import { decideRetry } from '../http/retryPolicy';
import { delay } from '../http/timing';

/** Batches of reads under way at one time: enough to hide the latency, too few to be throttled. */
const sideBySide = 4;

/**
 * The users as Graph has them now, by the keys asked for; a user that Graph refuses gives its error ("Get user", in
 * batches of 20). Throttled reads are waited for and read again.
 * @throws GraphError where Graph cannot be reached, or the run is cancelled
 */
export async function getUsersInBatches(
  graph: GraphClient,
  idsOrPrincipalNames: readonly string[],
  select: readonly string[],
): Promise<Map<string, User | GraphError>> {
  const keys = [...new Set(idsOrPrincipalNames)];
  const chunks: string[][] = [];
  for (let start = 0; start < keys.length; start += largestBatch)
    chunks.push(keys.slice(start, start + largestBatch));
  const found = new Map<string, User | GraphError>();
  let next = 0;
  const lane = async () => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) {
      for (const [key, user] of await readChunk(graph, chunk, select)) found.set(key, user);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  return found;
}

async function readChunk(
  graph: GraphClient,
  keys: readonly string[],
  select: readonly string[],
): Promise<Map<string, User | GraphError>> {
  const found = new Map<string, User | GraphError>();
  let open = readRequests(keys, select, found);
  for (let tries = 1; open.size > 0; tries += 1) {
    const answers = await graph.batch([...open.values()], { task: 'user:get' });
    let waitMs = 0;
    for (const [key, request] of open) {
      const answer = answers.get(request.id);
      if (!answer) continue;
      const wait = waitBeforeNextTry(graph, answer, tries);
      if (wait === null) {
        found.set(key, answer.error === null ? (answer.body as User) : failureOf(answer, key, graph));
        open.delete(key);
      } else {
        waitMs = Math.max(waitMs, wait);
      }
    }
    open = new Map(open);
    if (open.size > 0) await delay(waitMs, graph.timing);
  }
  return found;
}

/** A key that cannot even be put in an address is answered here. */
function readRequests(
  keys: readonly string[],
  select: readonly string[],
  found: Map<string, User | GraphError>,
): Map<string, BatchRequest> {
  const requests = new Map<string, BatchRequest>();
  keys.forEach((key, index) => {
    try {
      const url = `${userPath(key)}?$select=${queryValue(select.join(','))}`;
      requests.set(key, { id: String(index + 1), method: 'GET', url });
    } catch (error) {
      if (!isGraphError(error)) throw error;
      found.set(key, error.withUser(key));
    }
  });
  return requests;
}

/** Told again with the name of the user, whom the answer itself does not say. */
function failureOf(answer: BatchResponse, key: string, { timing }: GraphClient): GraphError {
  return responseError(answer, { task: 'user:get', user: key }, timing.now());
}

function waitBeforeNextTry(graph: GraphClient, { error }: BatchResponse, tries: number): number | null {
  if (error === null) return null;
  const verdict = decideRetry({ failed: error, tries, repeatable: true, random: graph.timing.random });
  return verdict.retry ? verdict.waitMs : null;
}
