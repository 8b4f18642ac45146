import { reportServiceMissing } from '../errors';
import type { GraphContext } from '../handler';

/** Throws GraphError 404 where the reporting service does not know the tenant, as it may not know a new one. */
export function requireReportService({ tenant }: GraphContext): void {
  if (tenant.reportBehaviour.noReportService === true) throw reportServiceMissing(tenant.organization.id);
}
