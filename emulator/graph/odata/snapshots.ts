import { randomUUID } from 'node:crypto';
import { expiredPageToken } from '../errors';
import type { GraphContext } from '../handler';

/** Results that had to be computed whole (sorted, searched), kept so that every further page costs only itself. */
interface Snapshots {
  byId: Map<string, readonly string[]>;
}

const kept = 50;

/** Keeps the object ids of a result; the oldest results are forgotten and their page tokens expire. */
export function keepSnapshot(context: GraphContext, ids: readonly string[]): string {
  const { byId } = snapshots(context);
  const id = randomUUID();
  byId.set(id, ids);
  const [oldest] = byId.keys();
  if (byId.size > kept && oldest !== undefined) byId.delete(oldest);
  return id;
}

/** Throws GraphError 400 Directory_ExpiredPageToken where it has been forgotten. */
export function readSnapshot(context: GraphContext, id: string): readonly string[] {
  const ids = snapshots(context).byId.get(id);
  if (ids === undefined) throw expiredPageToken();
  return ids;
}

function snapshots(context: GraphContext): Snapshots {
  return context.memory<Snapshots>('odata.snapshots', () => ({ byId: new Map() }));
}
