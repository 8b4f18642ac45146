import { badRequest, reportPermissionMissing, segmentNotFound } from '../errors';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';

/** Only the global cloud has this resource. */
function requireGlobalCloud({ options }: GraphContext): void {
  if (options.cloud !== 'global') throw segmentNotFound('reportSettings');
}

function getSettings(context: GraphContext): GraphAnswer {
  requireGlobalCloud(context);
  const { tenant, root } = context;
  const { displayConcealedNames } = tenant.reportSettings;
  return {
    status: 200,
    body: { '@odata.context': `${root}/$metadata#admin/reportSettings/$entity`, displayConcealedNames },
  };
}

function changeSettings(context: GraphContext): GraphAnswer {
  requireGlobalCloud(context);
  const { body, tenant } = context;
  const wanted =
    typeof body === 'object' && body !== null && 'displayConcealedNames' in body
      ? body.displayConcealedNames
      : undefined;
  if (typeof wanted !== 'boolean')
    throw badRequest("The property 'displayConcealedNames' must be true or false.");
  tenant.reportSettings.displayConcealedNames = wanted;
  return { status: 204 };
}

/** Microsoft's pages: "Get adminReportSettings", "Update adminReportSettings". True conceals. */
export const reportSettingsRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/admin/reportSettings',
    permissions: ['ReportSettings.Read.All', 'ReportSettings.ReadWrite.All'],
    permissionMissing: reportPermissionMissing,
    queryOptions: [],
    handle: getSettings,
  },
  {
    method: 'PATCH',
    pattern: '/admin/reportSettings',
    permissions: ['ReportSettings.ReadWrite.All'],
    permissionMissing: reportPermissionMissing,
    queryOptions: [],
    handle: changeSettings,
  },
];
