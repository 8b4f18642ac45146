import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { asConnectionError } from '../../graph/http/connectionError';
import { lowerCaseNames } from '../../graph/http/headers';
import { redacted } from '../../graph/http/redaction';
import type { TransportRequest, TransportResponse } from '../../graph/http/transport';
import type { GraphCaller } from './credential';
import { credentialFailure } from './credentialFailure';
import { deadlines, withDeadline } from './deadline';

/** Longest silence. */
const timeoutMs = 120_000;

/** A new token is requested on these, and the request sent once more: 403 is what a token from before admin consent gets. */
export const mintAgainOn = [401, 403];

/** Longest time for a whole answer, in milliseconds. */
export type Deadlines = Readonly<Record<'json' | 'stream', number>>;

/** One request over n8n's HTTP helpers, from its options to an answer or a failure that says what happened. */
export class HttpExchange {
  private readonly cancel: AbortSignal | undefined;

  constructor(
    private readonly node: GraphCaller,
    /** What no failure may repeat, now. */
    private readonly secrets: () => unknown[],
    private readonly longest: Deadlines = deadlines,
  ) {
    this.cancel = 'getExecutionCancelSignal' in node ? node.getExecutionCancelSignal() : undefined;
  }

  /** @throws ConnectionError where no answer came; GraphError where no token could be had */
  async settle(
    { responseType }: TransportRequest,
    send: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<TransportResponse> {
    try {
      const sendWhole = async (signal: AbortSignal) => (await send(signal)) as IN8nHttpFullResponse;
      const answer = await withDeadline(this.longest[responseType], this.cancel, sendWhole);
      const { statusCode, headers, body } = answer;
      return this.withoutEcho({ status: statusCode, headers: lowerCaseNames(headers), body });
    } catch (error) {
      throw credentialFailure(error) ?? asConnectionError(error) ?? error;
    }
  }

  /** Sends a request as it is, without n8n's stored token. */
  async sendAsIs(request: TransportRequest): Promise<TransportResponse> {
    return this.settle(request, (signal) =>
      this.node.helpers.httpRequest({
        ...requestOptions(request),
        ignoreHttpStatusErrors: true,
        abortSignal: signal,
      }),
    );
  }

  /**
   * A failure becomes an error that people see, and a gateway may repeat in it what it was sent: the credential's own secrets
   * are taken out first. A batch succeeds as a whole and has its failures inside.
   */
  private withoutEcho(answer: TransportResponse): TransportResponse {
    const secrets = this.secrets().filter((secret) => typeof secret === 'string');
    const clean = <Failed extends object>(failed: Failed) => redacted(failed, secrets) as Failed;
    if (answer.status >= 400) return clean(answer);
    const body = answer.body as { responses?: unknown } | null | undefined;
    if (!Array.isArray(body?.responses)) return answer;
    const responses = body.responses.map((step: unknown) => (isFailed(step) ? clean(step) : step));
    return { ...answer, body: { ...body, responses } };
  }
}

export function requestOptions({
  method,
  url,
  headers,
  body,
  responseType,
}: TransportRequest): IHttpRequestOptions {
  return {
    method,
    url,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    // As text: n8n leaves out a body that is an empty object.
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(responseType === 'stream' ? { encoding: 'stream' } : {}),
    timeout: timeoutMs,
    returnFullResponse: true,
    // A redirect would carry the token to the other host.
    disableFollowRedirect: true,
  };
}

function isFailed(step: unknown): step is object {
  const { status } = (step ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400;
}

/** Ends the stream of an answer that nobody reads. */
export function discard({ body }: TransportResponse): void {
  const stream = body as { destroy?: () => void } | null | undefined;
  if (typeof stream?.destroy === 'function') stream.destroy();
}
