import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { daysBetween } from '../../../licensing/usage/days';
import type { ReportPeriod, ReportWindow } from '../../../graph/reports/usageReports';

const periods = ['D7', 'D30', 'D90', 'D180'] as const satisfies readonly ReportPeriod[];

/** How far back Microsoft keeps the report of a single date. */
const DAYS_KEPT = 30;

/** `period` and `date`: what the usage reports look back on. */
export const reportWindowParameters: INodeProperties[] = [
  {
    displayName: 'Period',
    name: 'period',
    type: 'options',
    options: [
      { name: '7 Days', value: 'D7' },
      { name: '30 Days', value: 'D30' },
      { name: '90 Days', value: 'D90' },
      { name: '180 Days', value: 'D180' },
    ],
    default: 'D180',
    description: 'How far the reports look back',
    displayOptions: { show: { date: [''] } },
  },
  {
    displayName: 'Date',
    name: 'date',
    type: 'dateTime',
    default: '',
    description:
      'A single day instead of a period. Microsoft keeps the last 30 days, and the newest reports are two to three days old.',
  },
];

/**
 * The date where one is given, otherwise the period. `now`: full UTC.
 * @throws {NodeOperationError} for an unknown period, an unreadable date, and a date that no report can have
 */
export function readReportWindow(node: IExecuteFunctions, itemIndex: number, now: string): ReportWindow {
  const date = readDate(node, itemIndex, now);
  if (date !== null) return { date };
  const given: unknown = node.getNodeParameter('period', itemIndex, 'D180');
  const period = periods.find((known) => known === given);
  if (period) return { period };
  throw new NodeOperationError(node.getNode(), `"${String(given)}" is not a period of the usage reports.`, {
    description: 'Use D7, D30, D90 or D180, or give a date.',
    itemIndex,
  });
}

function readDate(node: IExecuteFunctions, itemIndex: number, now: string): string | null {
  const given: unknown = node.getNodeParameter('date', itemIndex, '');
  const text = textOf(given);
  if (text === '') return null;
  const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0] ?? '';
  if (!DateTime.fromISO(date, { zone: 'utc' }).isValid) {
    throw new NodeOperationError(node.getNode(), `"${text}" is not a date.`, {
      description: 'Write the date of the report as year-month-day, for example 2026-11-20.',
      itemIndex,
    });
  }
  const age = daysBetween(date, now.slice(0, 10));
  if (age >= 0 && age <= DAYS_KEPT) return date;
  const reason = age < 0 ? 'is still to come' : `is ${age} days back`;
  throw new NodeOperationError(
    node.getNode(),
    `There is no report of ${date}: the date ${reason}, and Microsoft keeps reports of single days for ${DAYS_KEPT} days.`,
    {
      description: `Choose a date of the last ${DAYS_KEPT} days, or clear Date and use a period; D180 looks back the furthest.`,
      itemIndex,
    },
  );
}

/** Expressions may give a Date, or luxon's DateTime, which n8n's own dates are: both have JSON of the usual form. */
function textOf(given: unknown): string {
  if (given === null || given === undefined) return '';
  return (typeof given === 'string' ? given : JSON.stringify(given).replaceAll('"', '')).trim();
}
