import { type Emulator, startEmulator } from '../../../../emulator';
import { type GraphErrorBody, type Page, Session, defined } from '../../../support/emulatorSession';

describe('the rest of the directory', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 60 });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  it('GET /subscribedSkus: all SKUs with seats and plans, unpaged', async () => {
    const { body } = await session.get<Page>('/v1.0/subscribedSkus');
    const { organization } = emulator.tenant;
    expect(body.value).toEqual(
      emulator.tenant.skus().map((sku) => ({
        ...sku,
        accountId: organization.id,
        accountName: 'Contoso',
        id: `${organization.id}_${sku.skuId}`,
        consumedUnits: emulator.tenant.consumedUnits(sku.skuId),
      })),
    );
    expect(body.value.length).toBeGreaterThanOrEqual(15);
    expect(body).not.toHaveProperty(['@odata.nextLink']);
  });

  it('GET /subscribedSkus takes $select and refuses $filter by name', async () => {
    const selected = await session.get<Page>('/v1.0/subscribedSkus?$select=skuId,consumedUnits');
    expect(Object.keys(defined(selected.body.value[0])).sort()).toEqual(['consumedUnits', 'id', 'skuId']);
    const filtered = await session.get<GraphErrorBody>(
      "/v1.0/subscribedSkus?$filter=skuPartNumber eq 'SPE_E5'",
    );
    expect([filtered.status, filtered.body.error.message]).toEqual([
      501,
      expect.stringContaining('$filter of GET /subscribedSkus'),
    ]);
  });

  it('GET /directory/subscriptions: subscriptionIds of the SKUs lead to them', async () => {
    const { body } = await session.get<Page<{ id: string; skuId: string }>>('/v1.0/directory/subscriptions');
    const listed = new Map(body.value.map((subscription) => [subscription.id, subscription.skuId]));
    for (const sku of emulator.tenant.skus())
      for (const id of sku.subscriptionIds) expect(listed.get(id)).toBe(sku.skuId);
    expect(body.value[0]).toHaveProperty('nextLifecycleDateTime');
  });

  it('GET /organization: the tenant', async () => {
    const { body } = await session.get<Page>('/v1.0/organization?$select=id,displayName');
    expect(body.value).toEqual([{ id: emulator.credential.tenantId, displayName: 'Contoso' }]);
  });

  it.each([
    ['GET', '/v1.0/bogus', 400, 'BadRequest', "Resource not found for the segment 'bogus'."],
    ['GET', '/v1.0/me', 400, 'BadRequest', expect.stringContaining('delegated authentication flow')],
    [
      'POST',
      '/v1.0/me/sendMail',
      400,
      'BadRequest',
      expect.stringContaining('delegated authentication flow'),
    ],
    ['GET', '/v1.0/sites', 501, 'NotEmulated', expect.stringContaining('GET /v1.0/sites')],
    ['POST', '/v1.0/subscribedSkus', 405, 'Request_BadRequest', expect.stringContaining('POST')],
    ['GET', '/v1.0/users/a%ZZ', 400, 'BadRequest', expect.stringContaining("'a%ZZ'")],
  ])('%s %s is refused in words', async (method, path, status, code, message) => {
    const reply =
      method === 'GET'
        ? await session.get<GraphErrorBody>(path)
        : await session.post<GraphErrorBody>(path, {});
    expect({ status: reply.status, code: reply.body.error.code, message: reply.body.error.message }).toEqual({
      status,
      code,
      message,
    });
  });

  it('answers each round trip after the latency', async () => {
    const slow = await startEmulator({ users: 1, latency: 200 });
    try {
      const caller = await Session.open(slow);
      const began = performance.now();
      await caller.get('/v1.0/organization');
      expect(performance.now() - began).toBeGreaterThan(190);
    } finally {
      await slow.stop();
    }
  });
});
