import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';
import { isConnectionError } from '../../../../graph/http/transport';
import { openCredential } from '../../../../nodes/n8n/credential';
import { withDeadline } from '../../../../nodes/n8n/deadline';
import { n8nTransport } from '../../../../nodes/n8n/transport';
import { failureOf } from '../../../support/scriptedGraph';
import { listen, n8nNode } from '../../../support/n8nNode';
import { accessToken, clientId, plantedSecret, tenantId } from '../../../support/tokenFixtures';

/** Sends a byte every 10 ms and never ends; it is never silent. */
function drip(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
}

/** What n8n's own HTTP helper makes of a server that drips, with so many milliseconds for an answer. */
async function dripping(authentication: 'bearer' | 'none', responseType: 'json' | 'stream') {
  const server = await listen((request, response) => {
    if (!request.url.includes('/oauth2/')) {
      drip(response);
      return;
    }
    const token = accessToken({ tid: tenantId, roles: ['User.Read.All'] });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: token }));
  });
  const { node } = n8nNode({
    authentication: 'clientSecret',
    tenantId,
    clientId,
    clientSecret: plantedSecret,
    cloud: 'custom',
    loginUrl: server.url,
    graphUrl: server.url,
    accessToken: '',
    issuedFor: '',
  });
  const transport = n8nTransport(node, await openCredential(node), { json: 300, stream: 300 });
  const request = { method: 'GET', url: `${server.url}/v1.0/users`, headers: {} } as const;
  return { server, sent: transport({ ...request, authentication, responseType }) };
}

describe('a body that drips', () => {
  test.each(['bearer', 'none'] as const)('ends at the deadline (%s)', async (authentication) => {
    const { server, sent } = await dripping(authentication, 'json');
    const failure = await failureOf(sent);
    expect(failure).toMatchObject({ code: 'ETIMEDOUT' });
    expect(isConnectionError(failure)).toBe(true);
    await server.close();
  });

  test('ends at the deadline where it is a stream, too', async () => {
    const { server, sent } = await dripping('none', 'stream');
    const { body } = await sent;
    expect(await failureOf(text(body as Readable))).toBeInstanceOf(Error);
    await server.close();
  });
});

describe('withDeadline', () => {
  const never = new Promise<never>(() => undefined);
  const until = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });

  test('gives the answer that comes in time, and aborts nothing afterwards', async () => {
    let seen: AbortSignal | undefined;
    const send = async (signal: AbortSignal) => {
      seen = signal;
      return { body: 'whole' };
    };
    expect(await withDeadline(20, undefined, send)).toEqual({ body: 'whole' });
    await Promise.race([never, new Promise((resolve) => setTimeout(resolve, 40))]);
    expect(seen?.aborted).toBe(false);
  });

  test('passes a cancellation on, with the error of the request', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 10);
    const failure = await failureOf(withDeadline(10_000, cancel.signal, until));
    expect((failure as Error).message).toBe('aborted');
  });

  test('aborts at once where the run has been cancelled before', async () => {
    const send = async (signal: AbortSignal) => ({ body: signal.aborted });
    expect(await withDeadline(10_000, AbortSignal.abort(), send)).toEqual({ body: true });
  });

  test('lets a stream go on after its headers, up to the deadline', async () => {
    const stream = new Readable({ read: () => undefined });
    const send = async (signal: AbortSignal) => {
      signal.addEventListener('abort', () => stream.destroy(new Error('aborted')));
      return { body: stream };
    };
    const { body } = await withDeadline(20, undefined, send);
    expect(await failureOf(text(body))).toMatchObject({ message: 'aborted' });
  });
});
