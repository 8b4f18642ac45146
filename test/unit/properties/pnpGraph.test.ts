import { DefaultHeaders, DefaultInit, type GraphFI, graphfi } from '@pnp/graph';
import type { IGroups } from '@pnp/graph/groups/index.js';
import type { IUsers } from '@pnp/graph/users/index.js';
import { BearerToken, BrowserFetchWithRetry, DefaultParse } from '@pnp/queryable';
import '@pnp/graph/batching.js';
import '@pnp/graph/groups/index.js';
import { Members } from '@pnp/graph/members/index.js';
import '@pnp/graph/users/index.js';
import { type Emulator, startEmulator } from '../../../emulator';
import { tokenOf } from '../../support/emulatorSession';

declare module '@pnp/graph/fi.js' {
  // What the imports above add; PnPjs's own types say so of a module name that only bundlers resolve.
  interface GraphFI {
    readonly users: IUsers;
    readonly groups: IGroups;
    batched(): [GraphFI, () => Promise<void>];
  }
}

/** PnPjs, the client of the Microsoft 365 community (https://pnp.github.io/pnpjs), as its own documentation sets it up. */
describe('PnPjs, unchanged, against the emulator', () => {
  let emulator: Emulator;
  let graph: GraphFI;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 120, seed: 11 });
    graph = graphfi().using(
      DefaultInit(`${emulator.graphUrl}/v1.0`),
      DefaultHeaders(),
      BearerToken(await tokenOf(emulator)),
      BrowserFetchWithRetry(),
      DefaultParse(),
    );
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  it('walks all pages of users, each user once', async () => {
    const ids: string[] = [];
    for await (const page of graph.users.select('id', 'userPrincipalName').top(25))
      for (const { id } of page) ids.push(String(id));
    expect(ids).toHaveLength(120);
    expect(new Set(ids).size).toBe(120);
    expect(emulator.requests.matching('GET', /^\/v1\.0\/users\?/)).toHaveLength(5);
  });

  it('reads users with a filter, a search and an expanded manager', async () => {
    const [reporting] = emulator.tenant.users(0, 120).users.filter(({ managerId }) => managerId !== null);
    const name = reporting?.displayName ?? '';
    const filtered = await graph.users.filter(`displayName eq '${name}'`).expand('manager')();
    expect(filtered).toEqual([expect.objectContaining({ displayName: name })]);
    expect(filtered[0]?.manager).toMatchObject({ id: reporting?.managerId });
    const found = await graph.users.search(`"displayName:${name}"`)();
    expect(found.map(({ id }) => id)).toContain(reporting?.id);
  });

  it('reads groups and their members', async () => {
    const groups = await graph.groups.select('id', 'displayName')();
    expect(groups.map(({ id }) => id)).toEqual(emulator.tenant.groups().map(({ id }) => id));
    const [first] = emulator.tenant.groups().filter(({ memberIds }) => memberIds.length > 0);
    const members = await Members(graph.groups.getById(first?.id ?? '')).top(999)();
    expect(members.map(({ id }) => id).sort()).toEqual([...(first?.memberIds ?? [])].sort());
  });

  it('puts its reads into a batch, and takes the answers in whatever order they come', async () => {
    const users = emulator.tenant.users(0, 5).users;
    const [batched, execute] = graph.batched();
    const read = users.map(({ id }) => batched.users.getById(id).select('id', 'userPrincipalName')());
    await execute();
    expect((await Promise.all(read)).map(({ userPrincipalName }) => userPrincipalName)).toEqual(
      users.map(({ userPrincipalName }) => userPrincipalName),
    );
    expect(emulator.requests.matching('POST', /\$batch$/)).toHaveLength(1);
  });

  it('waits and tries again when it is throttled', async () => {
    emulator.faults.inject({ kind: 'status', status: 429, retryAfter: 1, path: /\/users\/[^/]+$/ });
    const [user] = emulator.tenant.users(0, 1).users;
    expect((await graph.users.getById(user?.id ?? '')()).id).toBe(user?.id);
    expect(emulator.requests.matching('GET', /\/users\//).map(({ status }) => status)).toEqual([429, 200]);
  });

  it('sees the error of Graph where a user is not there', async () => {
    await expect(graph.users.getById('nobody@contoso.com')()).rejects.toThrow('Request_ResourceNotFound');
  });
});
