import { pollLicenseLow, sampleLicenseLow } from '../../../../usecases/events/licenseLow';
import { contextOn } from '../../../support/contextOnTinyTenant';
import { graphByPath } from '../../../support/graphByPath';
import { failureOf } from '../../../support/scriptedGraph';
import type { TinyTenant } from '../../../support/tinyTenant';

const sku = (skuId: string, enabled: number, consumedUnits: number, appliesTo = 'User') => ({
  ...{ skuId, skuPartNumber: skuId.toUpperCase(), appliesTo, consumedUnits, capabilityStatus: 'Enabled' },
  prepaidUnits: { enabled, warning: 0, suspended: 0, lockedOut: 0 },
});
const tenantWith = (...skus: object[]) =>
  contextOn({
    graph: graphByPath({ '/subscribedSkus': skus, '/directory/subscriptions': [] }),
  } as TinyTenant);
const request = { threshold: 5, skus: [] };

describe('a license with few seats', () => {
  it('is told of once, and again after it has recovered', async () => {
    const low = tenantWith(sku('a', 10, 5), sku('b', 10, 4));
    const first = await pollLicenseLow(low, request, null);
    expect(first.rows).toMatchObject([{ event: 'licenseLow', skuId: 'a', available: 5, isSample: false }]);
    expect(first.facts).toEqual(['a']);
    const second = await pollLicenseLow(low, request, first.facts);
    expect(second).toEqual({ rows: [], facts: ['a'] });
    const recovered = await pollLicenseLow(tenantWith(sku('a', 20, 5)), request, second.facts);
    expect(recovered).toEqual({ rows: [], facts: [] });
    expect((await pollLicenseLow(low, request, recovered.facts)).rows).toHaveLength(1);
  });

  it('is none of those that have no seats at all, or that no user can be given', async () => {
    const { rows } = await pollLicenseLow(
      tenantWith(sku('lapsed', 0, 3), sku('company', 1, 1, 'Company')),
      request,
      null,
    );
    expect(rows).toEqual([]);
  });

  it('is looked for among the chosen ones, and a wrong choice stops', async () => {
    const context = tenantWith(sku('a', 1, 1), sku('b', 1, 1));
    const { rows } = await pollLicenseLow(context, { ...request, skus: ['B'] }, null);
    expect(rows).toMatchObject([{ skuId: 'b' }]);
    expect(await failureOf(pollLicenseLow(context, { ...request, skus: ['c'] }, null))).toMatchObject({
      message: expect.stringContaining('"c"'),
    });
  });
});

describe('the sample', () => {
  it('is the license with the fewest free seats', async () => {
    const rows = await sampleLicenseLow(tenantWith(sku('a', 10, 1), sku('b', 10, 8)), request);
    expect(rows).toMatchObject([{ skuId: 'b', isSample: true }]);
  });

  it('is made up where the tenant has none, and says so', async () => {
    const [row] = await sampleLicenseLow(tenantWith(), request);
    expect(row?.message).toMatch(/^Made-up sample: /);
  });
});
