import type { User } from '@microsoft/microsoft-graph-types';
import { largestBatch, type BatchRequest, type BatchResponse } from '../http/batch';
import type { GraphClient } from '../http/client';
import { isGraphError, type GraphError } from '../http/graphError';
import { queryValue, userPath } from '../http/odata';
import { responseError } from '../http/responseError';
import { decideRetry } from '../http/retryPolicy';
import { delay } from '../http/timing';
import type { PermissionTask } from '../permissions';

/** Batches under way at one time: enough to hide the latency, too few to be throttled. */
const parallelBatches = 4;

/**
 * The current users by the given keys, read in batches of 20 ("Get a user"); a user that Graph refuses gives the error.
 * Throttled requests are sent again after their wait. `task`: what the app may not do, where it may not.
 * @throws GraphError where Graph cannot be reached, or the run is cancelled
 */
export async function getUsersInBatches(
  graph: GraphClient,
  idsOrPrincipalNames: readonly string[],
  select: readonly string[],
  task: PermissionTask = 'user:get',
): Promise<Map<string, User | GraphError>> {
  const keys = [...new Set(idsOrPrincipalNames)];
  const chunks: string[][] = [];
  for (let start = 0; start < keys.length; start += largestBatch) {
    chunks.push(keys.slice(start, start + largestBatch));
  }
  const users = new Map<string, User | GraphError>();
  let next = 0;
  const readNextChunks = async () => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) {
      for (const [key, user] of await readChunk(graph, chunk, select, task)) users.set(key, user);
    }
  };
  await Promise.all(Array.from({ length: parallelBatches }, readNextChunks));
  return users;
}

async function readChunk(
  graph: GraphClient,
  keys: readonly string[],
  select: readonly string[],
  task: PermissionTask,
): Promise<Map<string, User | GraphError>> {
  const users = new Map<string, User | GraphError>();
  const pending = readRequests(keys, select, users);
  for (let tries = 1; pending.size > 0; tries += 1) {
    const responses = await graph.batch([...pending.values()], { task, retryOnLostResponse: true });
    let waitMs = 0;
    for (const [key, request] of pending) {
      const response = responses.get(request.id);
      if (!response) continue;
      const retryMs = retryAfterMs(graph, response, tries);
      if (retryMs === null) {
        users.set(
          key,
          response.error === null
            ? (response.body as User)
            : errorWithUser(response, response.error, { task, user: key }, graph),
        );
        pending.delete(key);
      } else {
        waitMs = Math.max(waitMs, retryMs);
      }
    }
    if (pending.size > 0) await delay(waitMs, graph.timing);
  }
  return users;
}

/** The requests by key; a key that no URL can hold goes to `users` with its error instead. */
function readRequests(
  keys: readonly string[],
  select: readonly string[],
  users: Map<string, User | GraphError>,
): Map<string, BatchRequest> {
  const requests = new Map<string, BatchRequest>();
  keys.forEach((key, index) => {
    try {
      const url = `${userPath(key)}?$select=${queryValue(select.join(','))}`;
      requests.set(key, { id: String(index + 1), method: 'GET', url });
    } catch (error) {
      if (!isGraphError(error)) throw error;
      users.set(key, error.withUser(key));
    }
  });
  return requests;
}

/** Rebuilds the error with the user, which a batch response does not name. */
function errorWithUser(
  response: BatchResponse,
  error: GraphError,
  about: { task: PermissionTask; user: string },
  { timing }: GraphClient,
): GraphError {
  if (error.kind === 'incomplete') return error.withUser(about.user);
  return responseError(response, about, timing.now());
}

/** Null where the request is not sent again. */
function retryAfterMs(graph: GraphClient, { error }: BatchResponse, tries: number): number | null {
  if (error === null) return null;
  const verdict = decideRetry({ failed: error, tries, repeatable: true, random: graph.timing.random });
  return verdict.retry ? verdict.waitMs : null;
}
