import { invalidQuery } from '../errors';
import type { GraphContext } from '../handler';
import type { Report, ReportScope } from './report';

const periods: Readonly<Record<string, number>> = { D7: 7, D30: 30, D90: 90, D180: 180 };
const day = 86_400_000;
/** How far back single dates go. */
const dateRange = 30;

/** Reads what stands in the brackets of a report's address. Throws GraphError 400. */
export function readScope(context: GraphContext, report: Report): ReportScope {
  const { tenant, params } = context;
  const refreshDate = tenant.reportRefreshDate;
  const given = params.arguments ?? '';
  if (given.trim() === '' && !report.takesPeriod) return { tenant, refreshDate, days: 180, date: null };
  const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(given) ?? [];
  if (name === 'period' && report.takesPeriod) {
    const days = periods[/^'(.*)'$/.exec(value)?.[1] ?? ''];
    if (days === undefined)
      throw invalidQuery(
        `Invalid value ${value} for parameter 'period'. Supported values are D7, D30, D90 and D180.`,
      );
    return { tenant, refreshDate, days, date: null };
  }
  if (name === 'date' && report.takesDate)
    return { tenant, refreshDate, days: 1, date: readDate(value, context.now()) };
  throw invalidQuery(`The function '${report.name}' does not take '${given}'.`);
}

function readDate(value: string, now: Date): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time))
    throw invalidQuery(`Invalid value ${value} for parameter 'date'. The format is YYYY-MM-DD.`);
  const age = now.getTime() - time;
  if (age < 0 || age > (dateRange + 1) * day) {
    throw invalidQuery(
      `Invalid value ${value} for parameter 'date'. The report is only available for the past ${dateRange} days.`,
    );
  }
  return value;
}
