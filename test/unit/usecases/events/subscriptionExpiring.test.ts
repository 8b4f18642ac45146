import {
  pollSubscriptionExpiring,
  sampleSubscriptionExpiring,
} from '../../../../usecases/events/subscriptionExpiring';
import { contextOn } from '../../../support/contextOnTinyTenant';
import { graphByPath } from '../../../support/graphByPath';
import { failureOf, graphError } from '../../../support/scriptedGraph';
import type { TinyTenant } from '../../../support/tinyTenant';

/** The clock of the scripted Graph stands at the first of January 1970. */
const subscription = (id: string, nextLifecycleDateTime: string | null, skuId = 'a') => ({
  ...{ id, skuId, skuPartNumber: skuId.toUpperCase(), status: 'Enabled', totalLicenses: 9 },
  nextLifecycleDateTime,
});
const tenantWith = (...subscriptions: object[]) =>
  contextOn({
    graph: graphByPath({
      '/subscribedSkus': [{ skuId: 'a', skuPartNumber: 'A', consumedUnits: 7 }],
      '/directory/subscriptions': subscriptions,
    }),
  } as TinyTenant);
const request = { daysBefore: 30, skus: [] };

describe('a subscription whose date is near', () => {
  it('is told of once for each date, the nearest first', async () => {
    const later = subscription('later', '1970-01-20T00:00:00Z');
    const soon = subscription('soon', '1970-01-03T00:00:00Z');
    const far = subscription('far', '1970-03-01T00:00:00Z');
    const first = await pollSubscriptionExpiring(tenantWith(later, soon, far), request, null);
    expect(first.rows).toMatchObject([
      { subscriptionId: 'soon', daysLeft: 2, assigned: 7, isSample: false },
      { subscriptionId: 'later', daysLeft: 19 },
    ]);
    // Missing from one list, it is no news when it is back.
    const without = await pollSubscriptionExpiring(tenantWith(later), request, first.facts);
    expect(without.rows).toEqual([]);
    expect((await pollSubscriptionExpiring(tenantWith(later, soon), request, without.facts)).rows).toEqual(
      [],
    );
    const renewed = subscription('soon', '1970-01-30T00:00:00Z');
    const { rows } = await pollSubscriptionExpiring(tenantWith(later, renewed), request, without.facts);
    expect(rows).toMatchObject([{ subscriptionId: 'soon', daysLeft: 29 }]);
  });

  it('needs a date, which has not passed', async () => {
    const { rows } = await pollSubscriptionExpiring(
      tenantWith(subscription('none', null), subscription('past', '1969-12-30T00:00:00Z')),
      request,
      null,
    );
    expect(rows).toEqual([]);
  });

  it('is no event where the app may not read subscriptions: the poll fails', async () => {
    const graph = graphByPath({
      '/subscribedSkus': [],
      '/directory/subscriptions': graphError(403, 'Authorization_RequestDenied'),
    });
    const failure = await failureOf(
      pollSubscriptionExpiring(contextOn({ graph } as TinyTenant), request, null),
    );
    expect(failure).toMatchObject({ httpStatus: 403 });
  });
});

describe('the sample', () => {
  it('is the subscription whose date comes first, however far', async () => {
    const rows = await sampleSubscriptionExpiring(
      tenantWith(subscription('far', '1971-01-01T00:00:00Z')),
      request,
    );
    expect(rows).toMatchObject([{ subscriptionId: 'far', isSample: true }]);
  });

  it('is made up where the tenant has none, and says so', async () => {
    const [row] = await sampleSubscriptionExpiring(tenantWith(), request);
    expect(row?.message).toMatch(/^Made-up sample: /);
  });
});
