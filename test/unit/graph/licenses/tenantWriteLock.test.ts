import { systemTiming } from '../../../../graph/http/timing';
import { withTenantWriteLock } from '../../../../graph/licenses/tenantWriteLock';

const timing = {
  ...systemTiming,
  sleep: async () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('withTenantWriteLock', () => {
  it('lets one run write in a tenant at a time, whatever the case of its id', async () => {
    const log: string[] = [];
    const write = (name: string) => async () => {
      log.push(`${name} begins`);
      await later();
      log.push(`${name} ends`);
    };
    await Promise.all([
      withTenantWriteLock('Contoso', timing, write('one')),
      withTenantWriteLock('contoso ', timing, write('two')),
    ]);
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('does not hold up other tenants', async () => {
    let both = 0;
    const write = async () => {
      both++;
      await later();
      expect(both).toBe(2);
    };
    await Promise.all([
      withTenantWriteLock('contoso', timing, write),
      withTenantWriteLock('fabrikam', timing, write),
    ]);
  });

  it('is free again after a failure', async () => {
    await expect(
      withTenantWriteLock('contoso', timing, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await expect(withTenantWriteLock('contoso', timing, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });

  it('gives up waiting when the run is cancelled', async () => {
    const first = withTenantWriteLock('contoso', timing, later);
    const cancelled = { ...timing, isCancelled: () => true };
    await expect(withTenantWriteLock('contoso', cancelled, later)).rejects.toMatchObject({
      kind: 'cancelled',
    });
    await first;
  });
});
