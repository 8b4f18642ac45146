import fc from 'fast-check';
import type { ServerResponse } from 'node:http';
import { GraphError, isGraphError } from '../../../../graph/http/graphError';
import { inTenant, openTenants, type ItemTenant } from '../../../../nodes/n8n/runTenants';
import { UseCaseError } from '../../../../usecases/failureDetails';
import { answerJson, listen, n8nNode, type SeenRequest } from '../../../support/n8nNode';
import { accessToken, clientId } from '../../../support/tokenFixtures';

const task = 'user:getAll';
const ids = [0, 1, 2, 3].map((digit) => `0a1b2c3d-1111-4222-8333-44445555666${digit}`);
type Listening = Awaited<ReturnType<typeof listen>>;

let server: Listening;
let issued: string[];
/** How a request to Graph is answered. */
let onGraph: (request: SeenRequest, response: ServerResponse) => void;
let secrets = 0;

beforeEach(async () => {
  issued = [];
  onGraph = (_request, response) => answerJson(response, 200, { value: [] });
  server = await listen((request, response) => {
    const tenantId = /^\/([^/]+)\/oauth2\//.exec(request.url)?.[1];
    if (tenantId === undefined) {
      onGraph(request, response);
      return;
    }
    const token = accessToken({ tid: tenantId, roles: ['User.Read.All'], number: issued.length });
    issued.push(token);
    answerJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: token });
  });
});
afterEach(() => server.close());

/** With a secret of its own, for which no token is kept. */
const credential = () => ({
  ...{ authentication: 'clientSecret', tenantId: ids[0] ?? '', clientId, cloud: 'custom' },
  ...{ clientSecret: `secret-${(secrets += 1)}`, loginUrl: server.url, graphUrl: server.url },
  ...{ accessToken: '', issuedFor: '' },
});
const tenantOf = ({ authorization }: Pick<SeenRequest, 'authorization'>): unknown => {
  const [, payload = ''] = (authorization ?? '').split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid: unknown }).tid;
};
const ask = async (tenant: ItemTenant, name: string) => tenant.graph.get(`/of/${name}`, { task });
const graphRequests = () => server.seen.filter(({ url }) => url.includes('/of/'));

it('no request to a tenant carries the token of another, whatever the order, the refusals and the overlaps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean(), fc.boolean()), {
        minLength: 1,
        maxLength: 25,
      }),
      async (steps) => {
        server.seen.length = 0;
        const refusals = steps.map(([, isRefused]) => isRefused);
        onGraph = (_request, response) =>
          refusals.shift() === true
            ? answerJson(response, 401, { error: { code: 'InvalidAuthenticationToken', message: 'expired' } })
            : answerJson(response, 200, { value: [] });
        const stored = credential();
        const { node } = n8nNode(stored, { itemCount: steps.length });
        const tenants = await openTenants(node, steps.length, (index) => steps[index]?.[0] ?? null);
        const underWay: Array<Promise<unknown>> = [];
        for (const [index, [name, , overlaps]] of steps.entries()) {
          const tenant = await tenants.of(index);
          // Refused twice in a row is an error of Graph, and no matter here.
          const asked = ask(tenant, name).catch((error: unknown) => {
            if (!isGraphError(error)) throw error;
          });
          if (overlaps) underWay.push(asked);
          else await asked;
        }
        await Promise.all(underWay);
        expect(graphRequests().length).toBeGreaterThanOrEqual(steps.length);
        for (const request of graphRequests())
          expect(request.url).toContain(`/of/${String(tenantOf(request))}`);
        // What n8n stores on the credential is the token of the credential's own tenant, or none.
        const keptFor = stored.accessToken === '' ? ids[0] : tenantOf({ authorization: stored.accessToken });
        expect(keptFor).toBe(ids[0]);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

describe('the tenants of a run', () => {
  it('are the credential’s own where no item names one, and then n8n mints and stores the token', async () => {
    const { node, mints, reads } = n8nNode(credential(), { itemCount: 3 });
    const tenants = await openTenants(node, 3, () => null);
    const tenant = await tenants.of(2);
    await ask(tenant, ids[0] ?? '');
    expect([tenant.named, tenant.tenantId, mints(), reads()]).toEqual([null, ids[0], 1, 3]);
  });

  it('are one where they are spelled in two ways, and the credential’s own where it is spelled so', async () => {
    const { node, mints } = n8nNode(credential());
    const names = ['Fabrikam.com', 'fabrikam.com', (ids[0] ?? '').toUpperCase()];
    const tenants = await openTenants(node, 1, (index) => names[index] ?? null);
    const [first, second, own] = [await tenants.of(0), await tenants.of(1), await tenants.of(2)];
    expect([first.key === second.key, first.graph === second.graph]).toEqual([true, true]);
    expect([first.named, second.named]).toEqual(['Fabrikam.com', 'fabrikam.com']);
    await ask(own, ids[0] ?? '');
    expect(mints()).toBe(1);
  });

  it('differ where a field of the credential differs between items, and are then named', async () => {
    const { node } = n8nNode(credential(), {
      itemCount: 3,
      forItem: (index) => (index === 1 ? { tenantId: 'fabrikam.com' } : {}),
    });
    const tenants = await openTenants(node, 3, () => null);
    const named = [(await tenants.of(0)).named, (await tenants.of(1)).named, (await tenants.of(2)).named];
    expect(named).toEqual([ids[0], 'fabrikam.com', ids[0]]);
  });

  it('that cannot be right fail their item alone, before any request', async () => {
    const { node } = n8nNode(credential(), {
      itemCount: 2,
      forItem: (index) => (index === 1 ? { tenantId: 'not a tenant' } : {}),
    });
    const tenants = await openTenants(node, 2, () => null);
    await tenants.of(0);
    await expect(tenants.of(1)).rejects.toMatchObject({ code: 'InvalidTenantId' });
    expect(server.seen).toEqual([]);
  });

  it('are looked for in the credential at no more than 51 of many items', async () => {
    const { node, reads } = n8nNode(credential(), { itemCount: 100_000 });
    await openTenants(node, 100_000, () => null);
    expect(reads()).toBeLessThanOrEqual(51);
  });

  it('sign records each for itself', async () => {
    const { node } = n8nNode(credential());
    const tenants = await openTenants(node, 1, (index) => ids[index] ?? null);
    const signatures = await Promise.all(
      ids.map(async (_, index) => (await tenants.of(index)).sign('record')),
    );
    expect(new Set(signatures).size).toBe(ids.length);
  });

  it('say what is granted in each, by a token of just now', async () => {
    const { node } = n8nNode(credential());
    const tenants = await openTenants(node, 1, () => ids[2] ?? null);
    const tenant = await tenants.of(0);
    await ask(tenant, ids[2] ?? '');
    expect(await tenant.readGrantedAccess()).toMatchObject({ tenantId: ids[2], roles: ['User.Read.All'] });
    expect(issued).toHaveLength(2);
  });
});

describe('a failure in a tenant', () => {
  const refused = (message: string, httpStatus: number) =>
    new GraphError({
      kind: 'refused',
      code: 'X',
      message,
      description: 'Grant it.',
      httpStatus,
      requestId: 'r',
    });
  const tenant = async (named: string | null) => {
    const { node } = n8nNode(credential());
    return (await openTenants(node, 1, () => named)).of(0);
  };

  it('names it, once, and keeps what Graph said', async () => {
    const at = await tenant('fabrikam.com');
    expect(inTenant(refused('No.', 429), at)).toMatchObject({
      ...{ message: 'Tenant fabrikam.com: No.', description: 'Grant it.', code: 'X', requestId: 'r' },
    });
    expect(inTenant(refused('fabrikam.com is unknown.', 429), at)).toMatchObject({
      message: 'fabrikam.com is unknown.',
    });
    expect(inTenant(new UseCaseError('Too many.', 'Look.'), at)).toMatchObject({
      ...{ message: 'Tenant fabrikam.com: Too many.', description: 'Look.' },
    });
  });

  it('for want of a permission says where it is consented to', async () => {
    expect(inTenant(refused('No.', 403), await tenant('fabrikam.com'))).toMatchObject({
      description: expect.stringMatching(
        /^Grant it\. A Global Administrator .* https:\/\/login\.microsoftonline\.com\/fabrikam\.com\/v2\.0\/adminconsent/,
      ),
    });
  });

  it('stays as it is where no item names a tenant', async () => {
    const failure = refused('No.', 403);
    expect(inTenant(failure, await tenant(null))).toBe(failure);
  });
});
