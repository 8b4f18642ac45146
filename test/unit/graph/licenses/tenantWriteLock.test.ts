import { systemWaiting } from '../../../../graph/http/timing';
import { inTurn } from '../../../../graph/licenses/tenantWriteLock';

const waiting = {
  ...systemWaiting,
  sleep: async () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('inTurn', () => {
  it('lets one run write in a tenant at a time, whatever the case of its id', async () => {
    const log: string[] = [];
    const write = (name: string) => async () => {
      log.push(`${name} begins`);
      await later();
      log.push(`${name} ends`);
    };
    await Promise.all([inTurn('Contoso', waiting, write('one')), inTurn('contoso ', waiting, write('two'))]);
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('does not hold up other tenants', async () => {
    let both = 0;
    const write = async () => {
      both++;
      await later();
      expect(both).toBe(2);
    };
    await Promise.all([inTurn('contoso', waiting, write), inTurn('fabrikam', waiting, write)]);
  });

  it('is free again after a failure', async () => {
    await expect(inTurn('contoso', waiting, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(inTurn('contoso', waiting, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });

  it('gives up waiting when the run is cancelled', async () => {
    const first = inTurn('contoso', waiting, later);
    const cancelled = { ...waiting, isCancelled: () => true };
    await expect(inTurn('contoso', cancelled, later)).rejects.toMatchObject({ kind: 'cancelled' });
    await first;
  });
});
