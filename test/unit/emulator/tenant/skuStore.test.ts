import { skuFromCatalog, subscriptionOf } from '../../../../emulator/tenant';
import type { TenantSubscription } from '../../../../emulator/tenant/model';
import { SkuStore } from '../../../../emulator/tenant/skuStore';

describe('a SKU with subscriptions', () => {
  const statusWith = (...statuses: Array<TenantSubscription['status']>) => {
    const store = new SkuStore();
    const sku = skuFromCatalog('SPE_E3');
    const subscriptions = statuses.map((status, at) =>
      subscriptionOf(sku, at, {
        status,
        isTrial: false,
        totalLicenses: 5,
        createdDateTime: '2025-01-01T00:00:00Z',
        nextLifecycleDateTime: null,
      }),
    );
    store.add(sku, subscriptions);
    return store.get(sku.skuId)?.capabilityStatus;
  };

  it('has the best status that one of them has', () => {
    expect(statusWith('Warning', 'Enabled')).toBe('Enabled');
    expect(statusWith('Suspended', 'Warning')).toBe('Warning');
    expect(statusWith('LockedOut', 'Suspended')).toBe('Suspended');
    expect(statusWith('LockedOut')).toBe('LockedOut');
  });

  it('keeps its own where there are none', () => {
    expect(statusWith()).toBe('Enabled');
  });
});
