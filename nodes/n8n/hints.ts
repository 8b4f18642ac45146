import type { NodeExecutionHint } from 'n8n-workflow';
import type { FormReader } from './formReader';

/** Where hints are shown. */
type HintPlace = Pick<FormReader, 'addExecutionHints'>;

const shown = new WeakMap<HintPlace, Set<string>>();

/** n8n folds several hints of a group into one line, so that they leave the output room on a small screen. */
const warnings: NodeExecutionHint['group'] = {
  key: 'warnings',
  summary: '{count} warnings about this output: open them before you act on it',
};

/** Shows a sentence above the node's output; the same sentence only once per run. */
export function showHint(node: HintPlace, message: string, type: 'info' | 'warning' = 'info'): void {
  const before = shown.get(node) ?? new Set<string>();
  if (before.has(message)) return;
  shown.set(node, before.add(message));
  const hint: NodeExecutionHint = { message, type, location: 'outputPane' };
  node.addExecutionHints(type === 'warning' ? { ...hint, group: warnings } : hint);
}
