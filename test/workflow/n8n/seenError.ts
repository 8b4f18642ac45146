import { inspect } from 'node:util';
import type { SeenError } from './contract';

/** Copies an error across the process boundary without losing what n8n would show or store. */
export function seenError(error: unknown): SeenError {
  const fields = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    name: text(fields.name) ?? 'Error',
    message: text(fields.message) ?? String(error),
    description: text(fields.description),
    httpCode: text(fields.httpCode),
    context: JSON.parse(JSON.stringify(fields.context ?? {})) as Record<string, unknown>,
    everything: inspect(error, { depth: 8, maxStringLength: null }),
  };
}
