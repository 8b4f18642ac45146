import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Lints every text in the place of that existing file and returns how often the rule reported something. */
export function lintTexts(rule: string, texts: Record<string, string>): Record<string, number> {
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(__dirname, 'lintTexts.mjs'), rule], {
    cwd: resolve(__dirname, '../../../..'),
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const answers = JSON.parse(stdout) as Record<string, string[]>;
  return Object.fromEntries(Object.entries(answers).map(([file, messages]) => [file, messages.length]));
}
