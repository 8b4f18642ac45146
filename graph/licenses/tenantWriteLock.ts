import type { Waiting } from '../http/timing';
import { waitUnlessCancelled } from '../http/timing';

const pollMs = 250;

/** Tenants in which this process is changing licences right now. */
const busyTenants = new Set<string>();

/**
 * Runs `write` when no other run of this process is changing licences in the tenant: licence writes that overlap are
 * refused by Graph as concurrency violations.
 * @throws GraphError of kind `cancelled` where the run is stopped while it waits; and what `write` throws
 */
export async function inTurn<T>(tenantId: string, waiting: Waiting, write: () => Promise<T>): Promise<T> {
  const key = tenantId.trim().toLowerCase();
  while (busyTenants.has(key)) await waitUnlessCancelled(pollMs, waiting);
  busyTenants.add(key);
  try {
    return await write();
  } finally {
    busyTenants.delete(key);
  }
}
