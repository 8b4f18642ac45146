import type { GraphClient } from '../http/client';
import { incompleteError } from '../http/graphError';
import { queryValue } from '../http/odata';
import { readInBatches } from '../http/readInBatches';
import type { PermissionTask } from '../permissions';

/**
 * How many users there are of each filter, in the order given; 80 filters in a round trip. They are advanced queries, which
 * an index answers that may be behind the directory: "Advanced query capabilities on Microsoft Entra ID objects".
 * @throws GraphError where Graph refuses them, or gives no number
 */
export async function countUsers(
  graph: GraphClient,
  filters: readonly string[],
  task: PermissionTask,
): Promise<number[]> {
  const paths = new Map(
    filters.map((filter) => [filter, `/users?$select=id&$top=1&$count=true&$filter=${queryValue(filter)}`]),
  );
  const answers = await readInBatches(graph, paths, task, { ConsistencyLevel: 'eventual' });
  return filters.map((filter) => {
    const answer = answers.get(filter);
    if (answer?.error) throw answer.error;
    const count = (answer?.body as { '@odata.count'?: unknown } | undefined)?.['@odata.count'];
    if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
    throw incompleteError({
      code: 'CountMissing',
      task,
      message: 'Microsoft Graph did not say how many users there are.',
    });
  });
}
