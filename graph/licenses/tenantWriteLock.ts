import { delay, type Timing } from '../http/timing';

const pollMs = 250;

/** Tenants in which a run of this process is changing licenses. */
const lockedTenants = new Set<string>();

/**
 * Runs `write` when no other run of this process is changing licenses in the tenant: Graph refuses overlapping writes as
 * concurrency violations.
 * @throws GraphError of kind `cancelled` where the run is stopped while it waits, and the errors of `write`
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
