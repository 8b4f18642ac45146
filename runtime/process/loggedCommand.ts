import { closeSync, openSync, readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { startGroup } from './group';
import type { Report } from './progress';

export interface LoggedCommand {
  /** What the person is waiting for: "Installing n8n". */
  doing: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Everything the command prints goes here; its end is shown when the command fails. */
  logFile: string;
  report: Report;
}

const reminderEveryMs = 20_000;
const linesShownOnFailure = 40;

/** Runs a long command quietly, with a reminder every 20 seconds. Throws with the end of its log where it fails. */
export async function runLogged({
  doing,
  command,
  args,
  cwd,
  env,
  logFile,
  report,
}: LoggedCommand): Promise<void> {
  report(doing);
  const startedAt = Date.now();
  const log = openSync(logFile, 'a');
  const reminder = setInterval(() => {
    report(`${doing}: still at it after ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, reminderEveryMs);
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      startGroup(command, args, {
        cwd,
        env,
        stdio: ['ignore', log, log],
        shell: process.platform === 'win32',
      })
        .on('error', reject)
        .on('close', (code) => {
          resolve(code ?? 1);
        });
    });
    if (exitCode !== 0) {
      const end = readFileSync(logFile, 'utf8').split('\n').slice(-linesShownOnFailure).join('\n');
      throw new Error(
        `${doing} failed with exit code ${exitCode}. The whole log is in ${logFile}; its end:\n${end}`,
      );
    }
  } finally {
    clearInterval(reminder);
    closeSync(log);
  }
}

/** An environment in which this Node is the one that scripts find first. */
export function environmentWithNode(node: string, added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...added, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}
