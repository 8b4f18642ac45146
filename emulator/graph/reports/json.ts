import type { GraphAnswer, GraphContext } from '../handler';
import { pageSize } from '../odata/pageSize';
import { nextLink, readSkipToken } from '../odata/skipToken';
import { conceal } from './concealment';
import type { Report, ReportScope } from './report';
import { reportedUsers } from './reportedUsers';

/** One page of the report as JSON: 200 users unless $top says otherwise. Throws GraphError. */
export function jsonPage(context: GraphContext, report: Report, scope: ReportScope): GraphAnswer {
  const { tenant, query, root, path } = context;
  const size = pageSize(query.get('$top'), 200);
  const identity = path.toLowerCase();
  const token = query.get('$skiptoken');
  let cursor = token === undefined ? 0 : readSkipToken(context, token, identity).cursor;
  const value: Array<Record<string, unknown>> = [];
  let more = false;
  if (!tenant.reportBehaviour.noRows) {
    for (const { reported, next } of reportedUsers(tenant, cursor)) {
      const entity = report.entity(reported, scope);
      if (entity !== null) {
        more = value.length === size;
        if (more) break;
        value.push(shownMembers(conceal(report.name, entity, tenant), context));
      }
      cursor = next;
    }
  }
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#${report.type}`,
      ...(more ? { '@odata.nextLink': nextLink(context, query.raw, { cursor, query: identity }) } : {}),
      value,
    },
  };
}

/** Without what this cloud, or this tenant's report, does not have. */
function shownMembers(
  entity: Record<string, unknown>,
  { options, tenant }: GraphContext,
): Record<string, unknown> {
  const isShown = (name: string) =>
    !(options.cloud === 'china' && /^(has)?(yammer|teams)[A-Z]/i.test(name)) &&
    !(tenant.reportBehaviour.noRecipientType === true && name === 'recipientType');
  return Object.fromEntries(Object.entries(entity).filter(([name]) => isShown(name)));
}
