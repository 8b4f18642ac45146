import type { IHttpRequestHelper, IN8nHttpFullResponse } from 'n8n-workflow';
import { withDomainRefusalExplained } from '../graph/token/tokenError';
import type { TokenHttp } from '../graph/token/msalNetwork';

/** For the whole answer. */
const deadlineMs = 60_000;

/** Sends token requests by n8n's HTTP helper, so that its proxy settings and the credential's allowed domains apply. */
export function n8nTokenHttp({ helpers }: IHttpRequestHelper, longestMs = deadlineMs): TokenHttp {
  return async ({ method, url, headers, body }) => {
    // n8n's own timeout is for a silence: a body that drips is never silent.
    const deadline = AbortSignal.timeout(longestMs);
    try {
      const response = (await helpers.httpRequest({
        method,
        url,
        headers,
        body,
        timeout: longestMs,
        abortSignal: deadline,
        returnFullResponse: true,
        // On a thrown 401, n8n would call twice and show "Unauthorized" instead of the message of TokenError.
        ignoreHttpStatusErrors: true,
        // A redirect would send the secret in the body to another host.
        disableFollowRedirect: true,
      })) as IN8nHttpFullResponse;
      return { status: response.statusCode, headers: response.headers, body: response.body };
    } catch (error) {
      if (deadline.aborted) throw Object.assign(new Error('No whole answer in time.'), { code: 'ETIMEDOUT' });
      throw withDomainRefusalExplained(error, url);
    }
  };
}
