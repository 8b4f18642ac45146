import { invalidQuery, reportPermissionMissing, segmentNotFound } from '../errors';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';
import { copilotUsageUserDetail, type CopilotVersion } from './copilotUsageUserDetail';
import { csvAnswer, redirectToDownload } from './download';
import { admitReport } from './quota';
import type { Report } from './report';
import { requireReportService } from './service';

const name = 'getMicrosoft365CopilotUsageUserDetail';

/** Days of the periods that each version takes; `ALL` is every one of them. */
const periods: Record<CopilotVersion, readonly number[]> = { v1: [7, 30, 90, 180], v2: [7, 28, 90, 180] };

/** The report as the answer itself, or by a redirect where the tenant is set so. Throws GraphError. */
function serve(context: GraphContext): GraphAnswer | Promise<GraphAnswer> {
  const { options, tenant, query } = context;
  if (options.cloud !== 'global') throw segmentNotFound('copilot');
  requireReportService(context);
  const report = readReport(context.params.arguments ?? '');
  const format = query.get('$format') ?? 'text/csv';
  if (format !== 'text/csv') throw invalidQuery(`The value '${format}' is not supported by $format.`);
  admitReport(context, name, 'csv');
  const scope = { tenant, refreshDate: tenant.reportRefreshDate, days: 180, date: null };
  if (tenant.reportBehaviour.copilotRedirects) return redirectToDownload(context, report, scope);
  return csvAnswer(report, scope, options.cloud);
}

/** Reads `period='D7',version='v2'`. Version 1 where none is named. Throws GraphError. */
function readReport(text: string): Report {
  const given = new Map(
    text.split(',').map((part) => {
      const [, key, value] = /^\s*(\w+)\s*=\s*'([^']*)'\s*$/.exec(part) ?? [];
      if (key === undefined || value === undefined)
        throw invalidQuery(`The function '${name}' does not take '${text}'.`);
      return [key, value];
    }),
  );
  const { period = '', version = 'v1', ...others } = Object.fromEntries(given);
  if (Object.keys(others).length > 0) throw invalidQuery(`The function '${name}' does not take '${text}'.`);
  if (version !== 'v1' && version !== 'v2')
    throw invalidQuery(`Invalid value '${version}' for parameter 'version'. Supported values are v1 and v2.`);
  const days = periods[version].filter((one) => period === 'ALL' || period === `D${one}`);
  if (days.length === 0)
    throw invalidQuery(
      `Invalid value '${period}' for parameter 'period'. Supported values are ${periods[version].map((one) => `D${one}`).join(', ')} and ALL.`,
    );
  return copilotUsageUserDetail(version, days);
}

/** Microsoft's page: "copilotReportRoot: getMicrosoft365CopilotUsageUserDetail". CSV only, in the global cloud only. */
export const copilotRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: `/copilot/reports/${name}({arguments})`,
    permissions: ['Reports.Read.All'],
    permissionMissing: reportPermissionMissing,
    resourceUnits: 0,
    queryOptions: ['$format'],
    handle: serve,
  },
];
