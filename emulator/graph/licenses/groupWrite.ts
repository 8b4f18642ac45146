import { resourceNotFound } from '../errors';
import { writeGroup } from '../groups/group';
import type { GraphAnswer, GraphContext } from '../handler';
import { readLicenseChange } from './changeBody';

/** How long after the answer the members of a group get their licenses, in real milliseconds. */
const processingDelay = 50;

/** Microsoft's page: "group: assignLicense". Accepted at once, done later. Throws GraphError and TenantError. */
export async function assignGroupLicense(context: GraphContext): Promise<GraphAnswer> {
  const { tenant, options, params, root } = context;
  const change = readLicenseChange(context.body);
  const id = params.id ?? '';
  const group = await tenant.writeLock.run(async () => {
    await context.wait(options.writeDuration);
    if (tenant.group(id) === null) throw resourceNotFound(id);
    return tenant.assignGroupLicense(id, change);
  });
  void context.wait(processingDelay).then(() => tenant.processGroup(group.id));
  return {
    status: 202,
    headers: { Location: `${root}/groups/${group.id}` },
    body: {
      '@odata.context': `${root}/$metadata#groups/$entity`,
      ...writeGroup(group, tenant),
    },
  };
}
