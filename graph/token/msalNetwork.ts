import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { asConnectionError, connectionProblem } from '../http/connectionError';
import { lowerCaseNames } from '../http/headers';
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
  headers: object;
  /** Parsed where it is JSON. */
  body: unknown;
}

/** Sends one request. Resolves for every status, follows no redirect, rejects where no response came. */
export type TokenHttp = (request: TokenHttpRequest) => Promise<TokenHttpResponse>;

/** The last response or failure; MSAL's own errors keep only a part of it. */
export interface TokenRequestRecord {
  response: TokenHttpResponse | null;
  failure: unknown;
}

/**
 * MSAL's network module over `http`, so that n8n's proxy settings and the credential's allowed domains apply. MSAL
 * addresses an authority that it knows; the request goes to the login URL of the cloud instead.
 */
export function tokenNetwork(http: TokenHttp, cloud: Cloud, record: TokenRequestRecord): INetworkModule {
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const { headers = {}, body } = options;
    const target = atLoginUrl(url, cloud);
    try {
      const response = await http({ method, url: target, headers, body });
      record.response = response;
      if (typeof response.body !== 'object' || response.body === null) {
        throw noTokenResponse(target, response.status);
      }
      return { status: response.status, headers: lowerCaseNames(response.headers), body: response.body as T };
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

function noTokenResponse(url: string, status: number): TokenError {
  const { host } = new URL(url);
  return new TokenError(
    `What answered at ${host} is not the Microsoft identity platform (HTTP ${status}, no JSON). Check the Login URL of the credential and the proxy between n8n and this host.`,
    { kind: status >= 500 ? 'unreachable' : 'refused', code: `HTTP ${status}` },
  );
}
