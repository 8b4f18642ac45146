import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './progress';

/**
 * Lets one process at a time do `work`. The lock is a folder, because creating one is atomic; it names its owner, so
 * that a lock left behind by a killed process is noticed.
 */
export async function onlyOne<T>(lock: string, report: Report, work: () => Promise<T>): Promise<T> {
  let told = false;
  while (!take(lock)) {
    const owner = ownerOf(lock);
    if (owner !== null && !isAlive(owner)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) report(`Waiting for another process (${owner ?? 'just starting'}) that is already doing this`);
    told = true;
    await sleep(1_000);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'owner'), String(process.pid));
  return true;
}

function ownerOf(lock: string): number | null {
  try {
    const owner = Number(readFileSync(join(lock, 'owner'), 'utf8'));
    return owner > 0 ? owner : null;
  } catch {
    // Between the creation of the folder and of the file in it, or just released.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
