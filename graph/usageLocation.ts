import type { GraphClient } from './http/client';
import { userPath } from './http/odata';

/**
 * Sets where a user uses licences, by the country's two letters (ISO 3166-1): "Update user".
 * @throws GraphError
 */
export async function setUsageLocation(graph: GraphClient, userId: string, country: string): Promise<void> {
  const options = { task: 'user:usageLocation', user: userId, retryOnLostAnswer: true } as const;
  await graph.patch(userPath(userId), { usageLocation: country }, options);
}
