import { changeTenants, type TenantItems, type TenantRun } from '../../../../usecases/changes/changeTenants';
import type { ChangeReport } from '../../../../usecases/changes/changeReport';
import type { UseCaseContext } from '../../../../usecases/context';
import { ItemFailure, UseCaseError } from '../../../../usecases/failureDetails';
import { failureOf } from '../../../support/scriptedGraph';

const removedRow = { skuId: 'sku' } as ChangeReport['removed'][number];
const report = (userId: string, outcome: ChangeReport['outcome']): ChangeReport =>
  ({
    ...{ userId, outcome, dryRun: false, added: [], kept: [], remarks: [], before: [], after: [] },
    ...{ removed: outcome === 'reclaimed' ? [removedRow] : [], restore: null, error: null },
  }) as unknown as ChangeReport;

type Change = (tenant: string, run: TenantRun) => ChangeReport[];

/** Items `a1`, `b2` ...: the tenant and the place. */
function changing(items: string[], change: Change, more: Partial<Parameters<typeof changeTenants>[0]> = {}) {
  const hints: string[] = [];
  const tenants = [...new Set(items.map((item) => item.charAt(0)))].map((name): TenantItems => ({
    context: { tenantId: name } as UseCaseContext,
    itemIndexes: [...items.keys()].filter((index) => items[index]?.startsWith(name)),
    explain: (error) => new UseCaseError(`${name}: ${error.message}`, ''),
  }));
  const done = changeTenants({
    itemCount: items.length,
    completedOutcome: 'reclaimed',
    stopAtFirstFailure: true,
    earlier: [],
    tenants,
    failures: new Map(),
    now: () => '2026-11-20T08:00:00Z',
    hint: (message) => void hints.push(message),
    change: ({ context }, run) => Promise.resolve(change(context.tenantId, run)),
    ...more,
  });
  return { done, hints };
}

const all =
  (outcome: ChangeReport['outcome']): Change =>
  (tenant, { itemCount }) =>
    Array.from({ length: itemCount }, (_, place) => report(`${tenant}${place}`, outcome));

describe('changes in several tenants', () => {
  it('are one run in each, in the order in which they are named, with the reports in the order of the items', async () => {
    const asked: string[] = [];
    const { done } = changing(['b', 'a', 'b', 'c', 'a'], (tenant, run) => {
      asked.push(`${tenant}${run.itemCount}`);
      return all('reclaimed')(tenant, run);
    });
    expect((await done).map(({ userId }) => userId)).toEqual(['b0', 'a0', 'b1', 'c0', 'a1']);
    expect(asked).toEqual(['b2', 'a2', 'c1']);
  });

  it('know at a further try what became of their own items', async () => {
    const earlier = ['b0', 'a0', 'b1'].map((userId) => report(userId, 'failed'));
    const seen: Record<string, Array<string | null>> = {};
    await changing(
      ['b', 'a', 'b'],
      (tenant, run) => {
        seen[tenant] = run.earlier.map(({ userId }) => userId);
        return all('reclaimed')(tenant, run);
      },
      { earlier },
    ).done;
    expect(seen).toEqual({ b: ['b0', 'b1'], a: ['a0'] });
  });

  const stopping =
    (...stopped: string[]): Change =>
    (tenant, run) => {
      if (!stopped.includes(tenant)) return all('reclaimed')(tenant, run);
      run.onStop?.(new ItemFailure(run.itemCount - 1, new Error('refused')));
      return all('failed')(tenant, run);
    };

  it('end with their reports where one tenant stops and another was changed', async () => {
    const { done, hints } = changing(['a', 'b', 'a'], stopping('a'));
    expect((await done).map(({ outcome }) => outcome)).toEqual(['failed', 'reclaimed', 'failed']);
    expect(hints).toEqual([expect.stringMatching(/^1 of 3 items was reclaimed; 2 failed/)]);
  });

  it('end with the first failure, in the words of its tenant, where nothing was changed', async () => {
    const { done, hints } = changing(['b', 'a', 'b'], stopping('a', 'b'));
    const failure = await failureOf(done);
    expect(failure).toBeInstanceOf(ItemFailure);
    expect(failure).toMatchObject({ itemIndex: 1, message: 'a: refused' });
    expect(hints).toEqual([]);
  });

  it('end with their reports all the same where the run goes on at failures, or where an earlier try has changed something', async () => {
    const going = changing(['a', 'b'], stopping('a', 'b'), { stopAtFirstFailure: false });
    expect((await going.done).map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
    const failures = new Map([[1, new Error('no tenant')]]);
    const again = changing(['a'], stopping('a'), {
      ...{ itemCount: 2, failures },
      earlier: [report('a0', 'failed'), report('x', 'reclaimed')],
    });
    expect((await again.done).map(({ userId }) => userId)).toEqual(['a0', 'x']);
  });

  it('fail the items that name no tenant, and no others', async () => {
    const failures = new Map([[1, new UseCaseError('The Tenant ID is empty for this item.', 'Look.')]]);
    const { done } = changing(['a'], all('reclaimed'), { itemCount: 2, failures });
    expect(await done).toMatchObject([
      { outcome: 'reclaimed' },
      {
        outcome: 'failed',
        error: { message: 'The Tenant ID is empty for this item.', description: 'Look.' },
      },
    ]);
    const none = changing([], all('reclaimed'), { itemCount: 2, failures });
    expect(await failureOf(none.done)).toMatchObject({ itemIndex: 1 });
  });
});

describe('changes in one tenant', () => {
  it('end with what stops them as it is: it may be about no item', async () => {
    const { done } = changing(['a', 'a'], (tenant, run) => {
      run.onStop?.(new Error('too many users'));
      return all('failed')(tenant, run);
    });
    const failure = await failureOf(done);
    expect(failure).not.toBeInstanceOf(ItemFailure);
    expect(failure).toMatchObject({ message: 'a: too many users' });
  });
});
