import { largestBatch, type BatchRequest, type BatchResponse } from './batch';
import type { GraphClient } from './client';
import { decideRetry } from './retryPolicy';
import { delay } from './timing';
import type { PermissionTask } from '../permissions';

/** Batches under way at one time: enough to hide the latency, too few to be throttled. */
const parallelBatches = 6;

/**
 * The answers to GET requests by key, read in batches of 20, several side by side; `paths` gives the path of each key,
 * query included, and `headers` goes with each. A request that Graph refuses for a while is sent again after its wait; what
 * stays refused has its `error`.
 * @throws GraphError where Graph cannot be reached, or the run is cancelled
 */
export async function readInBatches(
  graph: GraphClient,
  paths: ReadonlyMap<string, string>,
  task: PermissionTask,
  headers?: Record<string, string>,
): Promise<Map<string, BatchResponse>> {
  const requests = [...paths].map(([key, url], index): [string, BatchRequest] => [
    key,
    { id: String((index % largestBatch) + 1), method: 'GET', url, ...(headers && { headers }) },
  ]);
  const chunks: Array<Map<string, BatchRequest>> = [];
  for (let start = 0; start < requests.length; start += largestBatch)
    chunks.push(new Map(requests.slice(start, start + largestBatch)));
  const answers = new Map<string, BatchResponse>();
  let next = 0;
  const readNextChunks = async () => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++])
      await readChunk(graph, chunk, task, answers);
  };
  await Promise.all(Array.from({ length: parallelBatches }, readNextChunks));
  return answers;
}

async function readChunk(
  graph: GraphClient,
  pending: Map<string, BatchRequest>,
  task: PermissionTask,
  answers: Map<string, BatchResponse>,
): Promise<void> {
  for (let tries = 1; pending.size > 0; tries += 1) {
    const responses = await graph.batch([...pending.values()], { task });
    let waitMs = 0;
    for (const [key, request] of pending) {
      const response = responses.get(request.id);
      if (!response) continue;
      const retryMs = retryAfterMs(graph, response, tries);
      if (retryMs === null) {
        answers.set(key, response);
        pending.delete(key);
      } else {
        waitMs = Math.max(waitMs, retryMs);
      }
    }
    if (pending.size > 0) await delay(waitMs, graph.timing);
  }
}

/** Null where the request is not sent again. */
function retryAfterMs(graph: GraphClient, { error }: BatchResponse, tries: number): number | null {
  if (error === null) return null;
  const verdict = decideRetry({ failed: error, tries, repeatable: true, random: graph.timing.random });
  return verdict.retry ? verdict.waitMs : null;
}
