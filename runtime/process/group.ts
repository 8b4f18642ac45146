import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const onWindows = process.platform === 'win32';
const patienceMs = 8_000;

/** Starts a process as the head of a group of its own, so that whatever it starts can be ended with it. */
export function startGroup(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: !onWindows });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks the whole group to end, and insists after eight seconds. Resolves when nothing of it is left. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  signal(child.pid, 'SIGTERM');
  for (let waited = 0; isAlive(child.pid); waited += 100) {
    if (waited === patienceMs) signal(child.pid, 'SIGKILL');
    await sleep(100);
  }
}

/** Kills the whole group as `kill -9` does: nothing of it can finish or clean up. Resolves when it is gone. */
export async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  signal(child.pid, 'SIGKILL');
  while (isAlive(child.pid)) await sleep(10);
}

const running = new Set<ChildProcess>();

/** For the last moment: everything started here is killed at once. */
export function killAllGroups(): void {
  for (const { pid } of running) if (pid !== undefined) signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(onWindows ? pid : -pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
