import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { GraphError } from '../../../../graph/http/graphError';
import type { ItemTenant } from '../../../../nodes/n8n/runTenants';
import { TenantHints } from '../../../../nodes/n8n/tenantHints';
import { runPerItem, type OperationContext } from '../../../../nodes/Microsoft365Licenses/operation';

function contextOf(itemCount: number, continueOnFail: boolean): OperationContext {
  const node = { continueOnFail: () => continueOnFail, getNode: () => ({ name: 'Licenses' }) };
  return {
    node: node as unknown as IExecuteFunctions,
    // Nothing here reaches Graph.
    tenants: { of: () => Promise.resolve({ named: null } as ItemTenant) },
    tenantHints: new TenantHints(),
    items: Array.from({ length: itemCount }, () => ({ json: {} })),
  };
}

const refused = new GraphError({
  kind: 'refused',
  message: 'Not found.',
  code: 'Request_ResourceNotFound',
  httpStatus: 404,
});
const secondFails = (_: unknown, itemIndex: number) =>
  itemIndex === 1 ? Promise.reject(refused) : Promise.resolve([{ itemIndex }, { itemIndex }]);

describe('running once per item', () => {
  it('keeps the order and pairs every answer', async () => {
    const output = await runPerItem(contextOf(2, false), (_, itemIndex) => Promise.resolve([{ itemIndex }]));
    expect(output).toEqual([
      { json: { itemIndex: 0 }, pairedItem: { item: 0 } },
      { json: { itemIndex: 1 }, pairedItem: { item: 1 } },
    ]);
  });

  it('stops at the first failure and names its item', async () => {
    const asked: number[] = [];
    const running = runPerItem(contextOf(3, false), (useCase, itemIndex) => {
      asked.push(itemIndex);
      return secondFails(useCase, itemIndex);
    });
    await expect(running).rejects.toMatchObject({
      message: 'Not found.',
      httpCode: '404',
      context: { itemIndex: 1 },
    });
    expect(asked).toEqual([0, 1]);
  });

  it('with Continue On Fail puts the failure in its place and goes on', async () => {
    const output = await runPerItem(contextOf(3, true), secondFails, () => 'adele@contoso.com');
    expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
      { item: 0 },
      { item: 0 },
      { item: 1 },
      { item: 2 },
      { item: 2 },
    ]);
    expect(output[2]?.json).toMatchObject({
      error: { message: 'Not found.', httpStatus: 404, user: 'adele@contoso.com' },
    });
  });

  it('takes more rows than a call can have arguments', async () => {
    const rows = Array.from({ length: 200_000 }, () => ({}));
    expect(await runPerItem(contextOf(1, false), () => Promise.resolve(rows))).toHaveLength(200_000);
  });

  it('keeps errors of our own as they are', async () => {
    const error = new NodeOperationError({ name: 'Licenses' } as never, 'Wrong limit.');
    await expect(runPerItem(contextOf(1, false), () => Promise.reject(error))).rejects.toBe(error);
  });
});
