import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Lints every text in the place of that file and returns how often the rule reported something. */
export function lintTexts(rule: string, texts: Record<string, string>): Record<string, number> {
  const answers = answerOf<Record<string, string[]>>('lintTexts.mjs', [rule], texts);
  return Object.fromEntries(Object.entries(answers).map(([file, messages]) => [file, messages.length]));
}

/** Runs a script of this folder with JSON on its standard input, and reads JSON from its standard output. */
export function answerOf<T>(script: string, options: readonly string[], input: unknown): T {
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(__dirname, script), ...options], {
    cwd: resolve(__dirname, '../..'),
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
