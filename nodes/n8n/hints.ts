import type { IExecuteFunctions } from 'n8n-workflow';

const shown = new WeakMap<IExecuteFunctions, Set<string>>();

/** Shows a sentence above the node's output; the same sentence only once per run. */
export function showHint(node: IExecuteFunctions, message: string, type: 'info' | 'warning' = 'info'): void {
  const before = shown.get(node) ?? new Set<string>();
  if (before.has(message)) return;
  shown.set(node, before.add(message));
  node.addExecutionHints({ message, type, location: 'outputPane' });
}
