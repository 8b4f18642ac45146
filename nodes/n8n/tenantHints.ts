import { listOf } from '../../licensing/candidates/rules/wording';
import type { HintLevel } from '../../usecases/context';
import type { FormReader } from './formReader';
import { showHint } from './hints';

/** So many tenants are named in a hint. */
const mostNamed = 3;

/** Hints of a run over several tenants: what is true of many is said once, with the tenants. */
export class TenantHints {
  private readonly tenantsByHint = new Map<
    string,
    { message: string; level: HintLevel; tenants: Set<string> }
  >();

  add(tenant: string, message: string, level: HintLevel = 'info'): void {
    const key = `${level} ${message}`;
    const hint = this.tenantsByHint.get(key) ?? { message, level, tenants: new Set() };
    hint.tenants.add(tenant);
    this.tenantsByHint.set(key, hint);
  }

  show(node: Pick<FormReader, 'addExecutionHints'>): void {
    for (const { message, level, tenants } of this.tenantsByHint.values())
      showHint(node, `${namesOf([...tenants])}: ${message}`, level);
  }
}

function namesOf(tenants: readonly string[]): string {
  if (tenants.length === 1) return `Tenant ${tenants.join('')}`;
  if (tenants.length <= mostNamed) return `Tenants ${listOf(tenants)}`;
  const named = tenants.slice(0, mostNamed - 1);
  return `Tenants ${listOf([...named, `${tenants.length - named.length} more`])}`;
}
