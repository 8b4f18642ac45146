import type { NodeExecutionHint } from 'n8n-workflow';
import { TenantHints } from '../../../../nodes/n8n/tenantHints';

function shownOf(hints: TenantHints): Array<[string | undefined, string]> {
  const shown: NodeExecutionHint[] = [];
  hints.show({ addExecutionHints: (...added: NodeExecutionHint[]) => void shown.push(...added) });
  return shown.map(({ type, message }) => [type, message]);
}

describe('hints of a run over several tenants', () => {
  it('name the tenant, at most three of them, and each once', () => {
    const hints = new TenantHints();
    hints.add('a.com', 'Reports of Monday.');
    hints.add('a.com', 'Reports of Monday.');
    for (const tenant of ['a.com', 'b.com']) hints.add(tenant, 'No P1.', 'warning');
    for (const tenant of ['a.com', 'b.com', 'c.com', 'd.com']) hints.add(tenant, 'No prices.');
    expect(shownOf(hints)).toEqual([
      ['info', 'Tenant a.com: Reports of Monday.'],
      ['warning', 'Tenants a.com and b.com: No P1.'],
      ['info', 'Tenants a.com, b.com and 2 more: No prices.'],
    ]);
  });

  it('are none where nothing was said', () => {
    expect(shownOf(new TenantHints())).toEqual([]);
  });
});
