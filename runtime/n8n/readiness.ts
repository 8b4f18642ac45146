import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 120_000;

/**
 * Waits until an n8n answers at `/healthz/readiness`, which says that its database is migrated (and of a worker that it
 * takes jobs). Throws where it ends before that, or is not ready within two minutes.
 */
export async function untilReady(url: string, ended: Promise<void>): Promise<void> {
  const gone = ended.then(() => {
    throw new Error('n8n ended before it was ready.');
  });
  // Later it is the caller's business that n8n ends.
  gone.catch(() => undefined);
  for (const startedAt = Date.now(); Date.now() - startedAt < patienceMs;) {
    const answer = await Promise.race([fetch(`${url}/healthz/readiness`).catch(() => null), gone]);
    if (answer?.ok) return;
    await Promise.race([sleep(250), gone]);
  }
  throw new Error(`n8n was not ready after ${patienceMs / 1000} s.`);
}
