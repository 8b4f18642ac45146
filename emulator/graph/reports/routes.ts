import { invalidQuery, reportPermissionMissing, segmentNotFound } from '../errors';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';
import { activationsUserDetail } from './activationsUserDetail';
import { activeUserDetail } from './activeUserDetail';
import { appUserDetail } from './appUserDetail';
import { copilotRoutes } from './copilotRoute';
import { redirectToDownload } from './download';
import { emailActivityUserDetail } from './emailActivityUserDetail';
import { jsonPage } from './json';
import { mailboxUsageDetail } from './mailboxUsageDetail';
import { admitReport } from './quota';
import type { Report } from './report';
import { readScope } from './scope';
import { requireReportService } from './service';
import { reportSettingsRoutes } from './settings';

const reports: readonly Report[] = [
  activeUserDetail,
  emailActivityUserDetail,
  activationsUserDetail,
  appUserDetail,
  mailboxUsageDetail,
];

/** A request for a report, in the format that it asks for. Throws GraphError. */
function serve(report: Report): (context: GraphContext) => GraphAnswer {
  return (context) => {
    // Outside the global cloud the reports are in beta only.
    if (context.version === 'v1.0' && context.options.cloud !== 'global') throw segmentNotFound(report.name);
    requireReportService(context);
    const scope = readScope(context, report);
    const format = readFormat(context, report);
    admitReport(context, report.name, format);
    return format === 'csv' ? redirectToDownload(context, report, scope) : jsonPage(context, report, scope);
  };
}

function readFormat({ query, version }: GraphContext, report: Report): 'csv' | 'json' {
  const format = query.get('$format') ?? 'text/csv';
  if (format === 'text/csv') return 'csv';
  if (format !== 'application/json' || (version === 'v1.0' && !report.jsonInV1)) {
    throw invalidQuery(`The value '${format}' is not supported by $format.`);
  }
  return 'json';
}

function routeOf(report: Report, pattern: string): GraphRoute {
  return {
    method: 'GET',
    pattern,
    permissions: ['Reports.Read.All'],
    permissionMissing: reportPermissionMissing,
    resourceUnits: 0,
    queryOptions: ['$format', '$top', '$skiptoken'],
    handle: serve(report),
  };
}

/** The usage reports and the setting that conceals names in them. Microsoft's page: "Working with Microsoft 365 usage reports". */
export const reportRoutes: readonly GraphRoute[] = [
  ...reports.map((report) => routeOf(report, `/reports/${report.name}({arguments})`)),
  routeOf(activationsUserDetail, `/reports/${activationsUserDetail.name}`),
  routeOf(activationsUserDetail, `/reports/${activationsUserDetail.name}()`),
  ...copilotRoutes,
  ...reportSettingsRoutes,
];
