import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { SecretCredential } from '../emulator';

export interface EmulatorProcess {
  credential: SecretCredential;
  stop(): Promise<void>;
}

/** The emulator in a process of its own, so that its work is not counted as ours. `args` as `npm run emulator` takes them. */
export async function startEmulatorProcess(args: readonly string[]): Promise<EmulatorProcess> {
  const root = resolve(__dirname, '..');
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', '--json', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const firstLine = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [line] = await Promise.race([
    firstLine,
    ended.then(([code]) => {
      throw new Error(`The emulator ended before it was ready (exit code ${String(code)}).`);
    }),
  ]);
  const { credential } = JSON.parse(line) as { credential: SecretCredential };
  return {
    credential,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
