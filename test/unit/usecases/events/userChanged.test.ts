import { createGraphClient } from '../../../../graph/http/client';
import type { TransportRequest, TransportResponse } from '../../../../graph/http/transport';
import { USER_CHANGES } from '../../../../licensing/events/userChanges';
import {
  type KnownDirectory,
  pollUserChanged,
  sampleUserChanged,
} from '../../../../usecases/events/userChanged';
import { contextOn } from '../../../support/contextOnTinyTenant';
import { failureOf, graphError, origin } from '../../../support/scriptedGraph';
import type { TinyTenant } from '../../../support/tinyTenant';

const adele = '00000000-0000-4000-8000-000000000001';
const megan = '00000000-0000-4000-8000-000000000002';
const sku = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const request = { changes: USER_CHANGES };

interface User {
  id: string;
  displayName: string;
  userPrincipalName: string;
  accountEnabled: boolean;
  assignedLicenses: Array<{ skuId: string }>;
}
const user = (id: string, displayName: string, more: Partial<User> = {}): User => ({
  ...{ id, displayName, userPrincipalName: `${displayName.toLowerCase()}@contoso.com` },
  ...{ accountEnabled: true, assignedLicenses: [], ...more },
});

/** A directory whose two answers, the delta query and the user itself, a test may set apart. */
function directory(...users: User[]) {
  const state = {
    users: new Map(users.map((one) => [one.id, one])),
    deleted: [] as User[],
    /** Rows of the next round. */
    told: [] as object[],
    /** Whether the token of the round before is forgotten. */
    forgets: false,
    asked: [] as string[],
  };
  const round = (rows: object[]) => ({
    value: rows,
    '@odata.deltaLink': `${origin}/v1.0/users/delta?$deltatoken=${state.asked.length}`,
  });
  const answer = (path: string): Pick<TransportResponse, 'status' | 'body'> => {
    state.asked.push(path);
    if (path.startsWith('/users/delta?$deltatoken'))
      return state.forgets
        ? graphError(410, 'syncStateNotFound')
        : { status: 200, body: round(state.told.splice(0)) };
    if (path.startsWith('/users/delta')) return { status: 200, body: round([...state.users.values()]) };
    if (path.startsWith('/directory/deletedItems')) return { status: 200, body: { value: state.deleted } };
    if (path.startsWith('/subscribedSkus')) return { status: 200, body: { value: [] } };
    if (path.startsWith('/users?')) return { status: 200, body: { value: [...state.users.values()] } };
    const found = state.users.get(/^\/users\/([^?]+)/.exec(path)?.[1] ?? '');
    return found ? { status: 200, body: found } : graphError(404, 'Request_ResourceNotFound');
  };
  const transport = async ({ url, body }: TransportRequest): Promise<TransportResponse> => {
    await Promise.resolve();
    const path = url.slice(`${origin}/v1.0`.length);
    if (path !== '/$batch') return { headers: {}, ...answer(path) };
    const { requests } = body as { requests: Array<{ id: string; url: string }> };
    const responses = requests.map((step) => ({ id: step.id, headers: {}, ...answer(step.url) }));
    return { status: 200, headers: {}, body: { responses } };
  };
  const graph = createGraphClient({ origin, transport, sleep: async () => undefined });
  return { state, context: contextOn({ graph } as TinyTenant) };
}

async function known(scene: ReturnType<typeof directory>): Promise<KnownDirectory> {
  return (await pollUserChanged(scene.context, request, null)).facts;
}

const happened = (rows: object[]) =>
  rows.map((row) => {
    const { change, userId, message } = row as { change: string; userId: string; message: string };
    return { change, userId, message };
  });

describe('a change of a user', () => {
  it('is none at the first poll, which remembers everybody', async () => {
    const scene = directory(user(adele, 'Adele'));
    expect((await pollUserChanged(scene.context, request, null)).rows).toEqual([]);
  });

  it('is told of once, though Graph repeats it', async () => {
    const scene = directory(user(adele, 'Adele'));
    const before = await known(scene);
    const blocked = user(adele, 'Adele', { accountEnabled: false });
    scene.state.users.set(adele, blocked);
    scene.state.told = [blocked, blocked];
    const { rows, facts } = await pollUserChanged(scene.context, request, before);
    expect(happened(rows)).toMatchObject([{ change: 'blocked', userId: 'adele@contoso.com' }]);
    scene.state.told = [blocked];
    expect((await pollUserChanged(scene.context, request, facts)).rows).toEqual([]);
  });

  it('is none where Graph replays an old state', async () => {
    const scene = directory(user(adele, 'Adele'));
    let facts = await known(scene);
    scene.state.told = [user(adele, 'Adele', { assignedLicenses: [{ skuId: sku }] })];
    for (let poll = 0; poll < 6; poll += 1) {
      const { rows, facts: next } = await pollUserChanged(scene.context, request, facts);
      expect(rows).toEqual([]);
      facts = next;
    }
    expect(facts.undecided).toEqual({});
    const asked = scene.state.asked.length;
    await pollUserChanged(scene.context, request, facts);
    expect(scene.state.asked.length).toBe(asked + 1);
  });

  it('is told of at the poll at which the user shows it', async () => {
    const scene = directory(user(adele, 'Adele'));
    const before = await known(scene);
    const licensed = user(adele, 'Adele', { assignedLicenses: [{ skuId: sku }] });
    scene.state.told = [licensed];
    const early = await pollUserChanged(scene.context, request, before);
    expect(early.rows).toEqual([]);
    scene.state.users.set(adele, licensed);
    const { rows } = await pollUserChanged(scene.context, request, early.facts);
    expect(rows).toMatchObject([{ change: 'licensesChanged', addedLicenses: [{ skuId: sku }] }]);
  });

  it('is found without a flood where Graph has forgotten the token: who came, who went', async () => {
    const scene = directory(user(adele, 'Adele'), user(megan, 'Megan'));
    const before = await known(scene);
    scene.state.forgets = true;
    scene.state.users.delete(megan);
    scene.state.deleted = [user(megan, 'Megan')];
    const lee = '00000000-0000-4000-8000-000000000003';
    scene.state.users.set(lee, user(lee, 'Lee'));
    const { rows } = await pollUserChanged(scene.context, request, before);
    expect(
      happened(rows)
        .map(({ change, userId }) => `${userId} ${change}`)
        .sort(),
    ).toEqual(['lee@contoso.com created', 'megan@contoso.com deleted']);
  });

  it('is remembered, and no event, where it is not among the wanted ones', async () => {
    const scene = directory(user(adele, 'Adele'));
    const before = await known(scene);
    const blocked = user(adele, 'Adele', { accountEnabled: false });
    scene.state.users.set(adele, blocked);
    scene.state.told = [blocked];
    const { rows, facts } = await pollUserChanged(scene.context, { changes: ['created'] }, before);
    expect(rows).toEqual([]);
    scene.state.told = [blocked];
    expect((await pollUserChanged(scene.context, request, facts)).rows).toEqual([]);
  });

  it('stops the poll where Graph names a user without an id', async () => {
    const scene = directory(user(adele, 'Adele'));
    const before = await known(scene);
    scene.state.told = [{ displayName: 'Nobody' }];
    expect(await failureOf(pollUserChanged(scene.context, request, before))).toMatchObject({
      kind: 'incomplete',
      code: 'RowWithoutId',
    });
  });
});

describe('the sample', () => {
  it('is a user of the tenant with a license, as if it had just come', async () => {
    const holder = user(megan, 'Megan', { assignedLicenses: [{ skuId: sku }] });
    const { context } = directory(user(adele, 'Adele'), holder);
    expect(await sampleUserChanged(context, request)).toMatchObject([
      { isSample: true, change: 'licensesChanged', userId: 'megan@contoso.com' },
    ]);
  });

  it('is made up where the tenant has nobody, and says so', async () => {
    const [row] = await sampleUserChanged(directory().context, request);
    expect(row?.message).toMatch(/^Made-up sample: /);
  });
});
