import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type EmulatedTenant, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type Run, type RunOptions } from './n8n';
import { customer, e3, visio } from './providerScene';

const names = ['Contoso', 'Fabrikam', 'Northwind', 'Undecided'] as const;
type Name = (typeof names)[number];

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
beforeEach(async () => {
  emulator = await startEmulator({
    tenant: customer('Contoso'),
    tenants: names.slice(1).map((name) => ({ name, tenant: customer(name), consent: name !== 'Undecided' })),
  });
});
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

const tenantOf = (name: Name): EmulatedTenant => {
  const found = emulator.tenants[names.indexOf(name)];
  if (!found) throw new Error(`There is no tenant ${name}.`);
  return found;
};
const idOf = (name: Name) => tenantOf(name).credential.tenantId;
const domainOf = (name: Name) => `${name.toLowerCase()}.com`;
const holds = (name: Name, person: string) => {
  const { tenant } = tenantOf(name);
  const user = tenant.currentUser(tenant.findUser(`${person}@${domainOf(name)}`)?.id ?? '');
  return user?.licenseAssignments.map(({ skuId }) => skuId) ?? [];
};
const item = (name: Name, person: string): IDataObject => ({
  tenant: domainOf(name),
  user: `${person}@${domainOf(name)}`,
});
const node = (operation: string, parameters: object = {}, options: object = {}) =>
  licensesNode({
    ...{ resource: 'licenseAssignment', operation, skus: [e3] },
    user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
    ...parameters,
    options: { tenantId: '={{ $json.tenant }}', ...options },
  });
const run = (
  nodes: Array<ReturnType<typeof node>>,
  input: IDataObject[],
  more: Partial<RunOptions> = {},
): Promise<Run> => n8n.run({ nodes, input, credentials: { ...emulator.credential }, ...more });
const writes = () =>
  emulator.requests
    .all()
    .flatMap(({ tenantId, items = [] }) => items.map(({ path }) => ({ tenantId, path })))
    .filter(({ path }) => path.endsWith('/assignLicense'));
const refuseIn = (name: Name) =>
  emulator.faults.inject({
    ...{ kind: 'status', status: 403, path: /subscribedSkus/, tenant: idOf(name), times: Infinity },
    ...{ code: 'Authorization_RequestDenied' },
  });

describe('a change in several tenants', () => {
  const mixed = [
    item('Fabrikam', 'idle'),
    item('Contoso', 'idle'),
    item('Northwind', 'busy'),
    item('Fabrikam', 'busy'),
  ];

  it('is reported in the order of the items, each written in its tenant and signed for it', async () => {
    const { error, items, json } = await run([node('remove')], mixed);
    expect(error).toBeNull();
    expect(items().map(({ pairedItem }) => pairedItem)).toEqual(
      [0, 1, 2, 3].map((place) => ({ item: place })),
    );
    expect(
      json().map(({ tenantId, userId, outcome, verified }) => [tenantId, userId, outcome, verified]),
    ).toEqual(mixed.map(({ tenant, user }) => [tenant, user, 'reclaimed', true]));
    expect(Object.keys(json()[0] ?? {})[0]).toBe('tenantId');
    expect(writes().map(({ tenantId }) => tenantId)).toEqual(
      [...['Fabrikam', 'Fabrikam', 'Contoso', 'Northwind']].map((name) => idOf(name as Name)),
    );
    expect([holds('Fabrikam', 'idle'), holds('Contoso', 'idle'), holds('Northwind', 'busy')]).toEqual([
      [],
      [],
      [],
    ]);
    expect([holds('Contoso', 'busy'), holds('Northwind', 'idle')]).toEqual([[e3], [e3]]);

    const restore = licensesNode({
      ...{ resource: 'reclamation', operation: 'restore' },
      options: { tenantId: '={{ $json.tenantId }}', onlySignedRecords: true },
    });
    const restored = await run([restore], json<IDataObject>());
    expect(restored.json().map(({ tenantId, outcome }) => [tenantId, outcome])).toEqual(
      mixed.map(({ tenant }) => [tenant, 'restored']),
    );
    expect(holds('Fabrikam', 'busy')).toEqual([e3]);

    // A record of one tenant is no record of another, even with its signature.
    const [first = {}] = json<IDataObject>();
    const foreign = await run([restore], [{ ...first, tenantId: domainOf('Northwind') }]);
    expect(foreign.error?.everything).toContain('`signature` is missing or is not that of this credential');
  });

  it('of a dry run says once what would be done in all of them', async () => {
    const { json, hints } = await run([node('remove', { dryRun: true })], mixed);
    expect(json().map(({ outcome }) => outcome)).toEqual(mixed.map(() => 'planned'));
    expect(hints().map(({ message }) => message)).toEqual([
      'Dry run: nothing was changed; 4 licenses would be removed from 4 users. Turn off Dry Run to do it.',
    ]);
    expect(writes()).toEqual([]);
  });

  it.each(['stop', 'continue'])(
    'leaves out the customer that refuses, and reports what was done for the others: %s',
    async (onFailure) => {
      const input = [item('Undecided', 'idle'), ...mixed, item('Undecided', 'busy')];
      const { error, json, hints } = await run([node('remove')], input, {
        continueOnFail: onFailure === 'continue',
      });
      expect(error).toBeNull();
      expect(json().map(({ outcome }) => outcome)).toEqual([
        ...['failed', 'reclaimed', 'reclaimed', 'reclaimed', 'reclaimed', 'failed'],
      ]);
      expect(json()[0]).toMatchObject({
        tenantId: domainOf('Undecided'),
        error: {
          code: 'NoApplicationPermission',
          message: expect.stringContaining(`/${domainOf('Undecided')}/v2.0/adminconsent?client_id=`),
        },
      });
      expect(hints().map(({ message }) => message)).toEqual([
        expect.stringMatching(/^4 of 6 items were reclaimed; 2 failed/),
      ]);
      expect(holds('Undecided', 'idle')).toEqual([e3]);
    },
  );

  it('ends with an error that names tenant and item where nothing was written anywhere', async () => {
    refuseIn('Fabrikam');
    const { error } = await run(
      [node('remove')],
      [item('Contoso', 'nobody'), item('Fabrikam', 'idle')].reverse(),
    );
    expect(error?.message).toMatch(/^Tenant fabrikam\.com: The app may not do this/);
    expect(error?.description).toContain('/fabrikam.com/v2.0/adminconsent?client_id=');
    expect(error?.context).toMatchObject({ itemIndex: 0 });
    expect(writes()).toEqual([]);
  });

  it('stops a customer before its first write where one of its items cannot be changed, and no other', async () => {
    const input = [item('Fabrikam', 'idle'), item('Contoso', 'idle'), item('Fabrikam', 'nobody')];
    const { error, json } = await run([node('remove')], input);
    expect(error).toBeNull();
    expect(json().map(({ outcome }) => outcome)).toEqual(['failed', 'reclaimed', 'failed']);
    expect(json()[0]).toMatchObject({
      userId: 'idle@fabrikam.com',
      error: {
        message: expect.stringMatching(/^Not tried, because another item stops the run: User "nobody/),
      },
    });
    expect(json()[2]).toMatchObject({ error: { httpStatus: 404 } });
    expect(holds('Fabrikam', 'idle')).toEqual([e3]);

    const going = await run([node('remove')], input, { continueOnFail: true });
    expect(going.json().map(({ outcome }) => outcome)).toEqual(['reclaimed', 'skipped', 'failed']);
  });

  it('counts Max Users in each tenant', async () => {
    const two = [item('Contoso', 'idle'), item('Fabrikam', 'idle')];
    const each = await run([node('remove', {}, { maxUsers: 1 })], two);
    expect(each.json().map(({ outcome }) => outcome)).toEqual(['reclaimed', 'reclaimed']);

    const tooMany = [item('Northwind', 'idle'), item('Northwind', 'busy'), item('Contoso', 'busy')];
    const { json } = await run([node('remove', {}, { maxUsers: 1 })], tooMany);
    expect(json().map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'reclaimed']);
    expect(json()[0]).toMatchObject({
      error: {
        message: expect.stringMatching(/would change the licenses of 2 users, but Max Users allows 1/),
      },
    });
    expect(holds('Northwind', 'idle')).toEqual([e3]);
  });

  it.each(['stop', 'continue'])('fails alone where an item names no tenant: %s', async (onFailure) => {
    const input = [item('Contoso', 'idle'), { ...item('Fabrikam', 'idle'), tenant: '' }];
    const { error, json } = await run([node('remove')], input, {
      continueOnFail: onFailure === 'continue',
    });
    expect(error).toBeNull();
    expect(json().map(({ outcome }) => outcome)).toEqual(['reclaimed', 'failed']);
    expect(json()[1]).toMatchObject({
      error: { message: expect.stringMatching(/^The Tenant ID is empty for this item/) },
    });
    expect(writes().map(({ tenantId }) => tenantId)).toEqual([idOf('Contoso')]);
  });
});

describe('Retry On Fail in several tenants', () => {
  const retried = (parameters: object = {}) => ({
    ...node('remove', parameters),
    ...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
  });

  it('keeps the record of each tenant over the tries, and does only what is left', async () => {
    const { tenant } = tenantOf('Fabrikam');
    const path = new RegExp(`/users/${tenant.findUser('idle@fabrikam.com')?.id ?? ''}/assignLicense`);
    emulator.faults.inject({ kind: 'status', status: 400, path, message: 'Not now.' });
    const { error, json } = await run(
      [retried()],
      [item('Fabrikam', 'idle'), item('Contoso', 'idle'), item('Fabrikam', 'busy')],
    );
    expect(error).toBeNull();
    expect(json().map(({ tenantId, outcome }) => [tenantId, outcome])).toEqual([
      ['fabrikam.com', 'reclaimed'],
      ['contoso.com', 'reclaimed'],
      ['fabrikam.com', 'reclaimed'],
    ]);
    expect(json().map(({ restore }) => (restore as { addLicenses: unknown[] }).addLicenses)).toEqual(
      [0, 1, 2].map(() => [{ skuId: e3, disabledPlans: [] }]),
    );
    expect(writes().filter(({ tenantId }) => tenantId === idOf('Contoso'))).toHaveLength(1);
  });

  it('keeps the record of one customer where another refuses at every try', async () => {
    refuseIn('Fabrikam');
    const { error, json } = await run([retried()], [item('Fabrikam', 'idle'), item('Contoso', 'idle')]);
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      { outcome: 'failed', error: { httpStatus: 403 } },
      { outcome: 'reclaimed', removed: [{ skuId: e3 }], restore: { addLicenses: [{ skuId: e3 }] } },
    ]);
  });
});

it('assign and replace work in the tenant of the item, too', async () => {
  const input = [item('Fabrikam', 'idle'), item('Northwind', 'idle')];
  const assigned = await run([node('assign', { skus: [visio] })], input);
  expect(assigned.json().map(({ tenantId, outcome }) => [tenantId, outcome])).toEqual([
    ['fabrikam.com', 'assigned'],
    ['northwind.com', 'assigned'],
  ]);
  const locator = (value: string) => ({ __rl: true, mode: 'id', value });
  const replaced = await run(
    [node('replace', { skus: [], fromSku: locator(visio), toSku: locator(e3) })],
    [item('Northwind', 'idle')],
  );
  expect(replaced.json()[0]).toMatchObject({ tenantId: 'northwind.com', userId: 'idle@northwind.com' });
  expect(holds('Northwind', 'idle')).toEqual([e3]);
  expect(holds('Contoso', 'idle')).toEqual([e3]);
});

it('reclaim takes what Find Candidates proposed, in the tenant that it names', async () => {
  const tenantId = '={{ $json.tenant ?? $json.tenantId }}';
  const find = licensesNode(
    {
      ...{ resource: 'reclamation', operation: 'findCandidates', reasons: ['neverActive'] },
      options: { tenantId, maxCandidatePercent: 100, minReportCoveragePercent: 0 },
    },
    'Find',
  );
  const take = licensesNode({
    resource: 'reclamation',
    operation: 'reclaim',
    dryRun: false,
    options: { tenantId },
  });
  const { error, json } = await run(
    [find, take],
    [{ tenant: domainOf('Northwind') }, { tenant: domainOf('Fabrikam') }],
  );
  expect(error).toBeNull();
  expect(new Set(json().map(({ tenantId: found }) => found))).toEqual(
    new Set(['northwind.com', 'fabrikam.com']),
  );
  for (const row of json()) {
    expect(String(row.userId)).toContain(`@${String(row.tenantId)}`);
    expect(row.outcome).toBe('reclaimed');
  }
  expect(holds('Contoso', 'idle')).toEqual([e3]);
});
