/** What a poll leaves for the next one, as it is stored with the workflow: JSON. */
export interface EventMemory {
  version: 1;
  /** What the facts are about; those of another scope are of no use. */
  scope: string;
  facts: unknown;
}

/** Tenant, event and parameters: where one of them changes, the trigger begins anew. */
export function memoryScope(tenantId: string, event: string, parameters: Record<string, unknown>): string {
  return JSON.stringify([tenantId.toLowerCase(), event, parameters]);
}

/** The facts of this scope; null where there are none, which makes the poll a first one. */
export function recall(stored: unknown, scope: string): unknown {
  if (typeof stored !== 'object' || stored === null) return null;
  const memory = stored as Partial<EventMemory>;
  return memory.version === 1 && memory.scope === scope ? (memory.facts ?? null) : null;
}
