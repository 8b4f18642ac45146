import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { asConnectionError, connectionProblem } from '../http/connectionError';
import type { Cloud } from './clouds';
import { TokenError } from './tokenError';

export interface TokenHttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface TokenHttpResponse {
  status: number;
  headers: Record<string, string>;
  /** Parsed where it is JSON. */
  body: unknown;
}

/** n8n's HTTP helper: resolves for every status, follows no redirect, rejects when no answer came. */
export type TokenHttp = (request: TokenHttpRequest) => Promise<TokenHttpResponse>;

/** What came back; MSAL's own errors keep only a part of it. */
export interface TokenExchangeRecord {
  response: TokenHttpResponse | null;
  failure: unknown;
}

/**
 * MSAL's network, over n8n's HTTP helper, so that n8n's proxy settings and the credential's allowed domains apply. MSAL
 * asks an authority it knows; the request goes to the login address of the chosen cloud.
 */
export function tokenNetwork(http: TokenHttp, cloud: Cloud, record: TokenExchangeRecord): INetworkModule {
  const send = async <T>(method: 'GET' | 'POST', url: string, options: NetworkRequestOptions = {}) => {
    const { headers = {}, body } = options;
    const target = atLoginUrl(url, cloud);
    try {
      const response = await http({ method, url: target, headers, body });
      record.response = response;
      if (typeof response.body !== 'object' || response.body === null)
        throw notATokenAnswer(target, response.status);
      return response as NetworkResponse<T>;
    } catch (error) {
      const connection = asConnectionError(error);
      record.failure = connection === null ? error : unreachable(target, connection.code);
      throw record.failure;
    }
  };
  return {
    sendGetRequestAsync: async (url, options) => send('GET', url, options),
    sendPostRequestAsync: async (url, options) => send('POST', url, options),
  };
}

function atLoginUrl(url: string, { authority, loginUrl }: Cloud): string {
  return url.startsWith(`${authority}/`) ? loginUrl + url.slice(authority.length) : url;
}

function unreachable(url: string, code: string): TokenError {
  const { host } = new URL(url);
  return new TokenError(
    `The identity platform (${host}) could not be reached: ${connectionProblem(code)}. Check the cloud and the Login URL of the credential, and that the machine running n8n can reach this host, also through its proxy and firewall.`,
    { kind: 'unreachable', code },
  );
}

function notATokenAnswer(url: string, status: number): TokenError {
  const { host } = new URL(url);
  return new TokenError(
    `What answered at ${host} is not the Microsoft identity platform (HTTP ${status}, no JSON). Check the Login URL of the credential and the proxy between n8n and this host.`,
    { kind: status >= 500 ? 'unreachable' : 'refused', code: `HTTP ${status}` },
  );
}
