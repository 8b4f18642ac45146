import type { AdminReportSettings } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';

/**
 * Whether reports conceal the names of users; null where the setting is absent. Only the global cloud has it.
 * Source: "Get adminReportSettings" (`displayConcealedNames`: true conceals).
 */
export async function readConcealsNames(graph: GraphClient): Promise<boolean | null> {
  const settings = await graph.get<AdminReportSettings>('/admin/reportSettings', {
    task: 'tenant:reportSettings',
  });
  return settings.displayConcealedNames ?? null;
}
