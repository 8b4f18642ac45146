import { writeFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer, request as forward } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A proxy as companies have them, which answers for some hosts itself. */
export interface InterceptingProxy {
  url: string;
  /** PEM file for NODE_EXTRA_CA_CERTS: who trusts it accepts the proxy's answers for the intercepted hosts. */
  certificateFile: string;
  /** What came through, decrypted: `POST https://login.microsoftonline.com/...` without the query. */
  requests: string[];
  stop(): Promise<void>;
}

/**
 * Passes requests for `hosts` to a server on this machine, over CONNECT and TLS; every other host is refused with 502,
 * as behind a closed network.
 */
export async function startInterceptingProxy(
  hosts: string[],
  target: string,
  folder: string,
): Promise<InterceptingProxy> {
  const requests: string[] = [];
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Test proxy' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  const certificateFile = join(folder, 'proxy.pem');
  writeFileSync(certificateFile, cert);

  const answerFor = createTlsServer({ cert, key }, (incoming, response) => {
    requests.push(`${incoming.method} https://${incoming.headers.host}${incoming.url?.split('?')[0]}`);
    passOn(incoming, response, target);
  });
  const proxy = createServer((_incoming, response) => {
    response.writeHead(502).end('This proxy is for https only.');
  });
  const sockets = new Set<Socket>();
  proxy.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (!hosts.includes(incoming.url?.split(':')[0] ?? '')) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    answerFor.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    certificateFile,
    requests,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}

function passOn(incoming: IncomingMessage, response: ServerResponse, target: string): void {
  const { method, headers, url } = incoming;
  const onward = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
