import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Emulator } from '../../emulator';
import { createGraphClient } from '../../graph/http/client';
import { asConnectionError } from '../../graph/http/connectionError';
import type { Transport, TransportRequest, TransportResponse } from '../../graph/http/transport';
import { acquireToken } from '../../graph/token/acquireToken';
import { readTokenClaims } from '../../graph/token/claims';
import { readTokenAudience } from '../../graph/token/credential';
import type { TokenHttp } from '../../graph/token/msalNetwork';
import { signerOf } from '../../graph/token/recordSignature';
import type { GraphConnection } from '../../nodes/n8n/graphClient';
import type { Clock } from './clock';

/** Rows on a page: Graph may give fewer than it is asked for, and lists of a small tenant get several pages so. */
const rowsOnAPage = 20;

export interface ChaosConnection {
  connection: GraphConnection;
  /** Tokens that were had; none of them may show anywhere. */
  tokens: string[];
  /** Origins that a token was sent to. */
  trusted: Set<string>;
  /** Requests sent. */
  sent: () => number;
}

export interface ConnectionOptions {
  emulator: Emulator;
  clock: Clock;
  /** Asked before each request with the number of those that were sent. */
  isCancelled: (sent: number) => boolean;
}

/** The node's way to the emulator, with Node's own fetch in place of n8n's HTTP helper and a clock that only waits move. */
export function connectTo({ emulator, clock, isCancelled }: ConnectionOptions): ChaosConnection {
  const tokens: string[] = [];
  const trusted = new Set<string>();
  const fields = { ...emulator.credential };
  let sent = 0;
  let token: Promise<string> | null = null;
  const timing = { now: clock.now, sleep: clock.sleep, random: () => 0.5 };

  const tokenHttp: TokenHttp = async ({ method, url, headers, body }) => {
    const response = await fetch(url, { method, headers, body });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: parsed(await response.text()),
    };
  };
  const mint = async () => {
    const { accessToken } = await acquireToken(fields, tokenHttp, timing);
    tokens.push(accessToken);
    return accessToken;
  };
  const send = async (request: TransportRequest, bearer: string | null): Promise<TransportResponse> => {
    sent++;
    const url = request.url.replace(/([?&])\$top=\d+/, `$1$top=${rowsOnAPage}`);
    if (bearer !== null) trusted.add(new URL(url).origin);
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: {
          ...request.headers,
          ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        redirect: 'manual',
      });
      const headers = Object.fromEntries(response.headers);
      if (request.responseType === 'stream')
        return { status: response.status, headers, body: streamOf(response) };
      return { status: response.status, headers, body: parsed(await response.text()) };
    } catch (error) {
      throw asConnectionError(error) ?? error;
    }
  };
  // As n8n does: one token for the run, a new one after a 401 or 403, and the request once more.
  const transport: Transport = async (request) => {
    if (request.authentication === 'none') return send(request, null);
    token ??= mint();
    const first = await send(request, await token);
    if (first.status !== 401 && first.status !== 403) return first;
    token = mint();
    return send(request, await token);
  };
  const graph = createGraphClient({
    origin: emulator.graphUrl,
    transport,
    ...timing,
    isCancelled: () => isCancelled(sent),
  });
  const { tenantId, clientId } = emulator.credential;
  const connection: GraphConnection = {
    graph,
    tenantId,
    audience: readTokenAudience(fields),
    sign: signerOf(fields, { tenantId, clientId }),
    async readGrantedAccess() {
      token = mint();
      const claims = readTokenClaims(await token);
      return { tenantId, clientId, cloud: 'custom', roles: claims?.roles ?? [] };
    },
  };
  return { connection, tokens, trusted, sent: () => sent };
}

function streamOf(response: Response): Readable {
  if (response.body === null) return Readable.from([]);
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
}

/** As n8n's HTTP helper does: what is not JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
