import type { Organization } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';

/** The name of the tenant's organization; null where it has none. Source: "List organizations". */
export async function readOrganizationName(graph: GraphClient): Promise<string | null> {
  const { value } = await graph.get<{ value?: Organization[] }>('/organization', {
    task: 'tenant:organization',
    query: { $select: 'id,displayName' },
  });
  return value?.[0]?.displayName ?? null;
}
