import { isHeld } from '../../tenant/licenseView';
import type { TenantGroup } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';
import { advancedQueryRequired, notEmulated } from '../errors';
import type { GraphContext } from '../handler';

type GroupFilter = (group: TenantGroup, tenant: Tenant) => boolean;

interface FilterForm {
  pattern: RegExp;
  advanced: boolean;
  compile: (value: string) => GroupFilter;
}

const text = "'((?:[^']|'')*)'";

/** The filters on groups that licensing needs. */
const forms: readonly FilterForm[] = [
  {
    pattern: /^assignedLicenses\/\$count\s+ne\s+(0)$/i,
    advanced: true,
    compile: () => (group) => group.assignedLicenses.length > 0,
  },
  {
    pattern: /^assignedLicenses\/\$count\s+eq\s+(0)$/i,
    advanced: true,
    compile: () => (group) => group.assignedLicenses.length === 0,
  },
  {
    pattern: /^assignedLicenses\/any\(\s*\w+\s*:\s*\w+\/skuId\s+eq\s+([0-9a-f-]{36})\s*\)$/i,
    advanced: false,
    compile: (value) => (group) => group.assignedLicenses.some(({ skuId }) => skuId === value.toLowerCase()),
  },
  {
    pattern: /^hasMembersWithLicenseErrors\s+eq\s+(true|false)$/i,
    advanced: false,
    compile: (value) => (group, tenant) => hasErrors(group, tenant) === (value.toLowerCase() === 'true'),
  },
  {
    pattern: /^isAssignableToRole\s+eq\s+(true|false)$/i,
    advanced: false,
    compile: (value) => (group) => (group.isAssignableToRole ?? false) === (value.toLowerCase() === 'true'),
  },
  {
    pattern: new RegExp(`^id\\s+eq\\s+${text}$`, 'i'),
    advanced: false,
    compile: (value) => (group) => group.id === value,
  },
  {
    pattern: new RegExp(`^displayName\\s+eq\\s+${text}$`, 'i'),
    advanced: false,
    compile: (value) => (group) => group.displayName.toLowerCase() === value.toLowerCase(),
  },
  {
    pattern: new RegExp(`^startsWith\\(\\s*displayName\\s*,\\s*${text}\\s*\\)$`, 'i'),
    advanced: false,
    compile: (value) => (group) => group.displayName.toLowerCase().startsWith(value.toLowerCase()),
  },
];

/** Reads $filter of a group listing. Throws GraphError for advanced forms without their header, and for others. */
export function groupFilter({ query, headers }: GraphContext): GroupFilter {
  const filter = query.get('$filter')?.trim();
  if (filter === undefined) return () => true;
  const eventual = headers.consistencylevel?.toLowerCase() === 'eventual' && query.get('$count') === 'true';
  for (const { pattern, advanced, compile } of forms) {
    const value = pattern.exec(filter)?.[1];
    if (value === undefined) continue;
    if (advanced && !eventual) throw advancedQueryRequired("Operator '$count'");
    return compile(value.replaceAll("''", "'"));
  }
  throw notEmulated(`The filter ${filter} on groups`);
}

function hasErrors(group: TenantGroup, tenant: Tenant): boolean {
  return group.memberIds.some((id) =>
    tenant
      .currentUser(id)
      ?.licenseAssignments.some((one) => one.assignedByGroup === group.id && !isHeld(one)),
  );
}
