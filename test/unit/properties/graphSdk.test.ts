import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import type { User } from '@microsoft/microsoft-graph-types';
import { type Emulator, startEmulator } from '../../../emulator';
import { tokenOf, defined } from '../../support/emulatorSession';
import { Gateway } from '../../support/graphSdkGateway';

describe("Microsoft's Graph SDK for JavaScript, unchanged and without its retries, against the emulator", () => {
  let emulator: Emulator;
  let client: Client;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 120, seed: 11 });
    const token = await tokenOf(emulator);
    const authentication = new AuthenticationHandler({ getAccessToken: () => Promise.resolve(token) });
    authentication.setNext(new Gateway(emulator.graphUrl));
    client = Client.initWithMiddleware({ middleware: authentication });
  });
  afterAll(() => emulator.stop());

  it('walks all pages with PageIterator, each user once', async () => {
    const first = await client.api('/users').select('id,userPrincipalName').top(25).get();
    const ids: string[] = [];
    await new PageIterator(client, first, (user: User) => {
      ids.push(defined(user.id));
      return true;
    }).iterate();
    expect(ids).toHaveLength(120);
    expect(new Set(ids).size).toBe(120);
    expect(emulator.requests.matching('GET', /^\/v1\.0\/users\?/)).toHaveLength(5);
  });

  it('follows a delta query from round to round, over empty pages', async () => {
    Object.assign(emulator.tenant.deltaBehaviour, { pageSize: 50, emptyPages: true });
    const round = async (link: string) => {
      const rows: Array<User & { '@removed'?: { reason: string } }> = [];
      const iterator = new PageIterator(client, await client.api(link).get(), (user: User) => {
        rows.push(user);
        return true;
      });
      await iterator.iterate();
      return { rows, deltaLink: defined(iterator.getDeltaLink()) };
    };
    const start = await round('/users/delta?$select=displayName,accountEnabled');
    expect(new Set(start.rows.map(({ id }) => id)).size).toBe(120);
    expect((await round(start.deltaLink)).rows).toEqual([]);

    const leaver = emulator.tenant.addUser({ userPrincipalName: 'leaver' });
    emulator.tenant.deleteUser(leaver.id);
    const newcomer = emulator.tenant.addUser({ userPrincipalName: 'newcomer' });
    expect((await round(start.deltaLink)).rows).toEqual([
      { id: leaver.id, '@removed': { reason: 'changed' } },
      { id: newcomer.id, displayName: 'newcomer', accountEnabled: true },
    ]);
    emulator.tenant.deleteUser(newcomer.id);
  });

  it('reads the answers of a batch by their ids', async () => {
    const [user] = emulator.tenant.users(0, 1).users;
    // The SDK takes off the host only.
    const root = 'https://graph.microsoft.com';
    const content = new BatchRequestContent([
      { id: 'skus', request: new Request(`${root}/subscribedSkus?$select=skuId`) },
      { id: 'one', request: new Request(`${root}/users/${defined(user).id}?$select=displayName`) },
      { id: 'nobody', request: new Request(`${root}/users/nobody@contoso.com`) },
    ]);
    const answers = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
    expect(answers.getResponseById('skus').status).toBe(200);
    expect(((await answers.getResponseById('one').json()) as User).displayName).toBe(
      defined(user).displayName,
    );
    expect(answers.getResponseById('nobody').status).toBe(404);
  });

  it('sends an advanced query with its header and gets the count', async () => {
    const page = (await client
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .filter('assignedLicenses/$count ne 0')
      .count(true)
      .top(5)
      .get()) as Record<string, unknown>;
    const licensed = [...emulator.tenant.scanUsers()].filter(
      ({ user }) => emulator.tenant.assignedLicenses(user).length > 0,
    );
    expect(page['@odata.count']).toBe(licensed.length);
  });

  it("raises the SDK's GraphError with code, status and request id", async () => {
    const error = await client
      .api('/users/nobody@contoso.com')
      .get()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
    expect((error as GraphError).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
