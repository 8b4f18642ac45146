import type { Organization } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';

/** Null where the organization has no name. Source: "List organizations". */
export async function readOrganizationName(graph: GraphClient): Promise<string | null> {
  const { value } = await graph.get<{ value?: Organization[] }>('/organization', {
    task: 'tenant:organization',
    query: { $select: 'id,displayName' },
  });
  return value?.[0]?.displayName ?? null;
}
