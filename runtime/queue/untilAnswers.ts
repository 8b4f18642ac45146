import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 30_000;

/** Waits until a service answers. Throws where its process ends before that, or after 30 seconds. */
export async function untilAnswers(
  service: string,
  child: ChildProcess,
  answers: () => Promise<boolean>,
): Promise<void> {
  const startedAt = Date.now();
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`${service} ended with exit code ${child.exitCode}.`);
    if (Date.now() - startedAt > patienceMs) throw new Error(`${service} was not ready after 30 s.`);
    await sleep(100);
  }
}
