import { tooManyRequests } from '../errors';
import type { GraphContext } from '../handler';

const window = 600_000;
const limits = { csv: 14, json: 100 } as const;
const csvOfAllApps = 40;

/**
 * The reports' own limit, per report: 14 CSV or 100 JSON requests per app, and 40 CSV requests of all apps, in ten
 * minutes. Throws GraphError 429 with the seconds until the next is free.
 */
export function admitReport(context: GraphContext, report: string, format: 'csv' | 'json'): void {
  if (!context.options.reports.throttling) return;
  const calls = context.memory('reports.calls', () => new Map<string, number[]>());
  const now = context.now().getTime();
  const scopes: Array<[key: string, limit: number]> = [
    [`${format}:${report}:${context.app.clientId}`, limits[format]],
  ];
  if (format === 'csv') scopes.push([`${format}:${report}`, csvOfAllApps]);
  for (const [key, limit] of scopes) {
    const recent = (calls.get(key) ?? []).filter((time) => time > now - window);
    calls.set(key, recent);
    const oldest = recent[recent.length - limit];
    if (oldest !== undefined) {
      throw tooManyRequests({ 'Retry-After': String(Math.ceil((oldest + window - now) / 1000)) });
    }
  }
  for (const [key] of scopes) calls.get(key)?.push(now);
}
