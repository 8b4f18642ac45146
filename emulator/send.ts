import { Readable } from 'node:stream';
import type { ServerResponse } from 'node:http';
import { type Answer, type Disturbance, bodyBytes } from './answer';

/** Writes an answer to the connection, with the disturbance that it carries. */
export async function send(
  response: ServerResponse,
  answer: Answer,
  date: Date,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const { disturbance } = answer;
  if (disturbance?.kind === 'cut') {
    response.destroy();
    return;
  }
  const headers = { Date: date.toUTCString(), ...answer.headers };
  if (answer.body instanceof Readable && disturbance === undefined) {
    response.writeHead(answer.status, headers);
    await pipe(answer.body, response);
    return;
  }
  const body = await bodyBytes(answer.body);
  await sendBytes(response, answer.status, headers, body, disturbance, wait);
}

async function sendBytes(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
  disturbance: Exclude<Disturbance, { kind: 'cut' }> | undefined,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const saysLess = disturbance?.kind === 'shorten' || disturbance?.kind === 'understate';
  const announced = saysLess ? Math.floor(body.length * disturbance.share) : body.length;
  const empty = body.length === 0 && (status === 204 || status === 304);
  const unannounced = disturbance?.kind === 'unannounced' || disturbance?.kind === 'drip';
  response.writeHead(
    status,
    empty || unannounced ? headers : { ...headers, 'Content-Length': String(announced) },
  );
  switch (disturbance?.kind) {
    case undefined:
    case 'unannounced':
    case 'understate':
      response.end(body);
      return;
    case 'shorten':
      response.end(body.subarray(0, announced));
      return;
    case 'truncate':
      response.write(body.subarray(0, Math.floor(body.length * disturbance.share)), () => response.destroy());
      return;
    case 'slowBody': {
      const pieces = 10;
      const size = Math.ceil(body.length / pieces);
      for (let piece = 0; piece < pieces && !response.destroyed; piece += 1) {
        response.write(body.subarray(piece * size, (piece + 1) * size));
        await wait(disturbance.milliseconds / pieces);
      }
      response.end();
      return;
    }
    case 'drip':
      for (let place = 0; !isGone(response); place += 1) {
        response.write(place < body.length ? body.subarray(place, place + 1) : ' ');
        await wait(disturbance.milliseconds);
      }
  }
}

/** Whether the client has hung up, or the emulator has stopped. */
function isGone({ destroyed, socket }: ServerResponse): boolean {
  return destroyed || socket === null || socket.destroyed;
}

/** Resolves when all is sent, and also when the client goes away: that is no fault of the emulator. */
function pipe(body: Readable, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.on('close', () => {
      body.destroy();
      resolve();
    });
    body.on('error', () => response.destroy());
    body.pipe(response);
  });
}
