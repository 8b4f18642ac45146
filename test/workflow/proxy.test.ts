import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';

let n8n: N8n;
let emulator: Emulator;
let proxy: Server;
const proxied: string[] = [];

/** A forward proxy for plain http, as companies put one in front of everything. */
function forwardProxy(): Server {
  return createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '');
    proxied.push(`${incoming.method} ${pathname}`);
    const { method, headers } = incoming;
    const onward = request(incoming.url ?? '', { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
}

beforeAll(async () => {
  proxy = forwardProxy();
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const environment = { HTTP_PROXY: `http://127.0.0.1:${port}`, http_proxy: '', NO_PROXY: '', no_proxy: '' };
  [n8n, emulator] = await Promise.all([loadN8n({ env: environment }), startEmulator({ users: 5 })]);
});
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

test("tokens, Graph and report downloads go through n8n's proxy, and nothing past it", async () => {
  for (const resource of ['user', 'activity']) {
    const run = await n8n.run({
      nodes: [licensesNode({ resource, operation: 'getAll', returnAll: true })],
      credentials: { ...emulator.credential },
    });
    expect(run.error).toBeNull();
  }
  expect(proxied).toHaveLength(emulator.requests.all().length);
  expect(proxied).toEqual(
    expect.arrayContaining([
      `POST /${emulator.credential.tenantId}/oauth2/v2.0/token`,
      'GET /v1.0/users',
      expect.stringMatching(/^GET .*download/),
    ]),
  );
});
