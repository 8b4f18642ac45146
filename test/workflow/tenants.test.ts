import { startEmulator, type EmulatedTenant, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type RunOptions, type StoredCredential } from './n8n';
import { customer } from './providerScene';

const mostTenants = 50;
const refusing = 17;
const throttled = 31;
const names = Array.from({ length: mostTenants }, (_, place) => `Customer${place}`);
const unknownTenant = '11111111-2222-4333-8444-555555555555';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([
    loadN8n(),
    startEmulator({
      tenant: customer(names[0] ?? ''),
      tenants: names.slice(1).map((name, place) => ({
        name,
        tenant: customer(name),
        consent: place + 1 === refusing ? ('notInstalled' as const) : true,
      })),
    }),
  ]);
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
});

const tenantAt = (place: number): EmulatedTenant => {
  const tenant = emulator.tenants[place];
  if (!tenant) throw new Error(`There is no tenant ${place}.`);
  return tenant;
};
const idAt = (place: number) => tenantAt(place).credential.tenantId;
const domainAt = (place: number) => tenantAt(place).tenant.defaultDomain;
const usersAt = (place: number) =>
  tenantAt(place)
    .tenant.users(0, 10)
    .users.map(({ id }) => id);
const tokenRequests = () => emulator.requests.matching('POST', /oauth2\/v2\.0\/token/);
/** A credential that no other test has, so that no token of it is kept. */
const freshCredential = (() => {
  let number = 0;
  return () => {
    const clientSecret = `secret-${(number += 1)}~of-this-run`;
    emulator.apps.update(emulator.credential.clientId, { secrets: [{ value: clientSecret }] });
    return { ...emulator.credential, clientSecret };
  };
})();

/** The credential as an earlier run has left it. */
const using = (credential: StoredCredential | null, changes: object = {}) => {
  if (!credential) throw new Error('The earlier run had no credential.');
  return { credentials: { ...credential, data: { ...credential.data, ...changes } } };
};

interface Row extends Record<string, unknown> {
  tenantId: string;
  id?: string;
  error?: { message: string; code: string | null; description: string | null };
}

const run = (tenantIds: readonly unknown[], parameters: object = {}, more: Partial<RunOptions> = {}) => {
  const { options = {}, ...rest } = parameters as { options?: object };
  return n8n.run({
    nodes: [
      licensesNode({
        ...{ resource: 'user', operation: 'getAll', returnAll: true },
        ...rest,
        options: { ...options, tenantId: '={{ $json.tenant }}' },
      }),
    ],
    input: tenantIds.map((tenant) => ({ tenant }) as { tenant: string }),
    ...more,
    credentials: more.credentials ?? freshCredential(),
  });
};

describe('fifty tenants in one run, one of them without the app and one throttled', () => {
  it('answers 49, each with its own users, and names the one that refuses and where it consents', async () => {
    emulator.faults.inject({
      ...{ kind: 'status', status: 429, retryAfter: 1, path: /\/users/ },
      ...{ tenant: idAt(throttled), times: 2 },
    });
    // Customers are named now by ID, now by domain.
    const named = names.map((_, place) => (place % 2 === 0 ? idAt(place) : domainAt(place)));
    const { error, items, json, credential } = await run(named, {}, { continueOnFail: true });
    expect(error).toBeNull();
    expect(items().map(({ pairedItem }) => pairedItem)).toEqual(
      named.flatMap((_, place) =>
        place === refusing ? [{ item: place }] : [{ item: place }, { item: place }],
      ),
    );
    const rows = json<Row>();
    const answered = named.map((tenantId) => rows.filter((row) => row.tenantId === tenantId && !row.error));
    expect(answered.filter((found) => found.length > 0)).toHaveLength(49);
    answered.forEach((found, place) => {
      expect(found.map(({ id }) => id)).toEqual(place === refusing ? [] : usersAt(place));
    });
    const failures = rows.filter((row) => row.error);
    expect(failures).toMatchObject([{ tenantId: named[refusing], error: { code: 'AADSTS7000229' } }]);
    const { tenantId, clientId } = tenantAt(refusing).credential;
    expect(failures[0]?.error?.message).toContain(
      `https://login.microsoftonline.com/${named[refusing]}/v2.0/adminconsent?client_id=${clientId}&scope=https://graph.microsoft.com/.default`,
    );
    expect(failures[0]?.error?.message).toMatch(/Global Administrator or Privileged Role Administrator/);
    const throttledReads = emulator.requests
      .matching('GET', /^\/v1\.0\/users/)
      .filter((request) => request.tenantId === idAt(throttled));
    expect(throttledReads.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(emulator.requests.all().filter((request) => request.tenantId === tenantId)).toHaveLength(1);
    // One login for each tenant; what n8n stores is the token of the credential's own.
    expect(tokenRequests()).toHaveLength(mostTenants);
    expect(tenantOfToken(credential)).toBe(idAt(0));
  });
});

function tenantOfToken(credential: StoredCredential | null): unknown {
  const [, payload = ''] = (credential?.data.accessToken as string).split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid?: unknown }).tid;
}

describe('a wrong tenant in the middle of the list', () => {
  const wrong: Array<[string, unknown, RegExp]> = [
    ['nothing', '', /^The Tenant ID is empty for this item/],
    ['null', null, /^The Tenant ID is empty for this item/],
    ['a number', 7, /^The Tenant ID is 7, but it must be a GUID or a domain/],
    ['a name', 'Contoso Ltd', /^The Tenant ID is "Contoso Ltd", but it must be/],
    ['common', 'common', /^The Tenant ID is "common", which stands for no one tenant/],
    ['organizations', 'Organizations', /which stands for no one tenant/],
    ['consumers', 'consumers', /which stands for no one tenant/],
    [
      'a tenant that there is not',
      unknownTenant,
      /^The tenant 11111111-.* was not found in the cloud Custom/,
    ],
  ];

  it.each(wrong)('fails its item only, with Continue On Fail: %s', async (_name, value, sentence) => {
    const { error, json } = await run([idAt(1), value, idAt(2)], {}, { continueOnFail: true });
    expect(error).toBeNull();
    const rows = json<Row>();
    expect(rows.map(({ id }) => id ?? 'error')).toEqual([...usersAt(1), 'error', ...usersAt(2)]);
    expect(rows.find((row) => row.error)?.error?.message).toMatch(sentence);
  });

  it.each(wrong)(
    'stops the run with the item and the tenant, without it: %s',
    async (_name, value, sentence) => {
      const { error } = await run([idAt(1), value, idAt(2)]);
      expect(error?.message).toMatch(sentence);
      expect(error?.context).toMatchObject({ itemIndex: 1 });
      expect(emulator.requests.all().filter(({ tenantId }) => tenantId === idAt(2))).toEqual([]);
    },
  );

  it('names the tenant of a failure that Graph has not named', async () => {
    emulator.faults.inject({
      ...{ kind: 'status', status: 403, path: /\/users/, tenant: idAt(2), times: Infinity },
      ...{ code: 'Authorization_RequestDenied' },
    });
    const { error } = await run([idAt(1), idAt(2)]);
    expect(error?.message).toMatch(new RegExp(`^Tenant ${idAt(2)}: The app may not do this`));
    expect(error?.description).toContain(`/${idAt(2)}/v2.0/adminconsent?client_id=`);
  });

  it('goes to the error output, with its tenant', async () => {
    const { rawRunData } = await n8n.run({
      nodes: [
        {
          ...licensesNode({
            ...{ resource: 'license', operation: 'getAll', returnAll: true },
            options: { tenantId: '={{ $json.tenant }}' },
          }),
          onError: 'continueErrorOutput',
        },
      ],
      input: [{ tenant: idAt(1) }, { tenant: idAt(refusing) }],
      credentials: freshCredential(),
    });
    const [answered, failed] = rawRunData['Microsoft 365 Licenses']?.[0]?.data?.main ?? [];
    expect(answered?.map(({ json }) => json.tenantId)).toEqual([idAt(1), idAt(1)]);
    expect(failed).toMatchObject([
      {
        json: { error: { code: 'AADSTS7000229' }, details: { tenantId: idAt(refusing) } },
        pairedItem: { item: 1 },
      },
    ]);
  });
});

describe('a token', () => {
  it('is kept for its tenant, and not requested again by the next run', async () => {
    const first = await run([idAt(1), idAt(2), idAt(1)]);
    expect(first.error).toBeNull();
    expect(tokenRequests()).toHaveLength(2);
    const second = await run([idAt(2), idAt(1)], {}, using(first.credential));
    expect(second.json<Row>().map(({ id }) => id)).toEqual([...usersAt(2), ...usersAt(1)]);
    expect(tokenRequests()).toHaveLength(2);
    // The credential's own tenant was not asked for anything, so n8n has stored nothing.
    expect(second.credential?.data.accessToken ?? '').toBe('');
  });

  it('from before a consent is replaced', async () => {
    const { credential } = tenantAt(3);
    const all = [...(tenantAt(3).apps.find(credential.clientId)?.permissions ?? [])];
    tenantAt(3).apps.update(credential.clientId, { permissions: ['Reports.Read.All'] });
    const first = await run([idAt(3)]);
    expect(first.error?.message).toMatch(/may not do this/);
    tenantAt(3).apps.update(credential.clientId, { permissions: all });
    const second = await run([idAt(3)], {}, using(first.credential));
    expect(second.json<Row>().map(({ id }) => id)).toEqual(usersAt(3));
  });

  it('of another secret is not used after the secret was changed', async () => {
    const { credential } = await run([idAt(4)]);
    const { error } = await run([idAt(4)], {}, using(credential, { clientSecret: 'wrong~secret' }));
    expect(error?.message).toMatch(/^Tenant .*: The Client Secret of the credential is wrong/);
  });
});

it('an app with a certificate signs in to each tenant as well', async () => {
  const { json, error } = await run(
    [idAt(9), domainAt(10)],
    {},
    { credentials: { ...emulator.certificateCredential } },
  );
  expect(error).toBeNull();
  expect(json<Row>().map(({ id }) => id)).toEqual([...usersAt(9), ...usersAt(10)]);
});

describe('the tenant of an item', () => {
  const operations: Array<[string, string, object]> = [
    ['user', 'get', { user: { __rl: true, mode: 'id', value: '=idle@{{ $json.domain }}' } }],
    ['user', 'getAll', { returnAll: true }],
    ['activity', 'getAll', { returnAll: true }],
    ['license', 'getAll', { returnAll: true }],
    ['licenseAssignment', 'getAll', { returnAll: true }],
    ['reclamation', 'findCandidates', { options: { maxCandidatePercent: 100, minReportCoveragePercent: 0 } }],
    ['report', 'create', { options: { maxCandidatePercent: 100, minReportCoveragePercent: 0 } }],
    ['tenant', 'checkAccess', {}],
  ];

  it.each(operations)('opens every row of %s: %s', async (resource, operation, parameters) => {
    const { options = {}, ...rest } = parameters as { options?: object };
    const places = [5, 0, 6];
    const { error, items } = await n8n.run({
      nodes: [
        licensesNode({
          resource,
          operation,
          ...rest,
          options: { ...options, tenantId: '={{ $json.domain }}' },
        }),
      ],
      input: places.map((place) => ({ domain: domainAt(place) })),
      credentials: freshCredential(),
    });
    expect(error).toBeNull();
    for (const [item, place] of places.entries()) {
      const rows = items().filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
      expect(rows.length).toBeGreaterThan(0);
      for (const { json } of rows) {
        expect(Object.keys(json)[0]).toBe('tenantId');
        expect(json.tenantId).toBe(domainAt(place));
        const { userId = `nobody@${domainAt(place)}` } = json as { userId?: string };
        expect(userId).toContain(`@${domainAt(place)}`);
      }
    }
  });

  it('is no field where no item names one', async () => {
    const { json } = await n8n.run({
      nodes: [licensesNode({ resource: 'user', operation: 'getAll', returnAll: true })],
      credentials: freshCredential(),
    });
    expect(json<Row>().map((row) => 'tenantId' in row)).toEqual([false, false]);
  });

  it('may come from the credential, by an expression there', async () => {
    const { error, json, credential } = await n8n.run({
      nodes: [licensesNode({ resource: 'user', operation: 'getAll', returnAll: true })],
      input: [7, 8, 7].map((place) => ({ tenant: idAt(place) })),
      credentials: { ...freshCredential(), tenantId: '={{ $json.tenant }}' },
    });
    expect(error).toBeNull();
    expect(json<Row>().map(({ tenantId, id }) => [tenantId, id])).toEqual(
      [7, 8, 7].flatMap((place) => usersAt(place).map((id) => [idAt(place), id])),
    );
    expect(tenantOfToken(credential)).toBe(idAt(7));
    expect(tokenRequests()).toHaveLength(2);
  });
});

it('what hints say of many tenants is said once, with their names', async () => {
  for (const place of [1, 2, 3, 4])
    emulator.faults.inject({
      ...{ kind: 'status', status: 403, path: /subscribedSkus/, tenant: idAt(place), times: Infinity },
      ...{ code: 'Authorization_RequestDenied' },
    });
  const { hints } = await run([1, 2, 3, 4, 5].map(idAt));
  expect(hints().map(({ message }) => message)).toEqual([
    expect.stringMatching(
      new RegExp(`^Tenants ${idAt(1)}, ${idAt(2)} and 2 more: The app may not read the licenses`),
    ),
  ]);
});
