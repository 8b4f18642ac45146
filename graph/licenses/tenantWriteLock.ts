import type { Timing } from '../http/timing';
import { delay } from '../http/timing';

const pollMs = 250;

/** Tenants in which this process is changing licences right now. */
const lockedTenants = new Set<string>();

/**
 * Runs `write` when no other run of this process is changing licences in the tenant: licence writes that overlap are
 * refused by Graph as concurrency violations.
 * @throws GraphError of kind `cancelled` where the run is stopped while it waits; and what `write` throws
 */
export async function withTenantWriteLock<T>(
  tenantId: string,
  timing: Timing,
  write: () => Promise<T>,
): Promise<T> {
  const key = tenantId.trim().toLowerCase();
  while (lockedTenants.has(key)) await delay(pollMs, timing);
  lockedTenants.add(key);
  try {
    return await write();
  } finally {
    lockedTenants.delete(key);
  }
}
