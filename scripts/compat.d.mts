import type { N8nLine } from './n8nLines.mjs';

export interface RingResult {
  passed: number;
  failed: number;
  skipped: number;
}

export interface JestResult extends RingResult {
  /** Full names of the tests that were left out. */
  notRun: string[];
}

export function runOnLines(
  jest: (named: string, options: string[], env: Record<string, string>) => Promise<JestResult>,
): Promise<RingResult>;

export function runOnLine(
  line: Pick<N8nLine, 'lacks'>,
  name: string,
  jest: (options: string[]) => Promise<JestResult>,
): Promise<RingResult>;

export function allBut(names: string[]): string;
