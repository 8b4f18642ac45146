import { generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Timing } from '../../graph/http/timing';
import type { TokenHttp, TokenHttpRequest, TokenHttpResponse } from '../../graph/token/msalNetwork';

export const tenantId = '0a1b2c3d-1111-4222-8333-444455556666';
export const clientId = '9f8e7d6c-aaaa-4bbb-8ccc-ddddeeeeffff';
/** Recognisable, so that a test finds it wherever it leaks. */
export const plantedSecret = 'PlantedSecret~8Q~never-to-be-shown+/=';

export const secretCredential = {
  authentication: 'clientSecret',
  tenantId,
  clientId,
  clientSecret: plantedSecret,
  cloud: 'global',
};

/** A JWT with these claims. */
export function accessToken(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
}

export const goodToken = accessToken({ tid: tenantId, roles: ['User.Read.All'], exp: 4_102_444_800 });

export const tokenResponse = (token = goodToken) => ({
  token_type: 'Bearer',
  expires_in: 3599,
  ext_expires_in: 3599,
  access_token: token,
});

/** An error response in the identity platform's wording since 2024. */
export function entraError(httpStatus: number, error: string, aadsts: number, text: string, separator = ' ') {
  const ids = {
    trace_id: '654ce9b2-a626-4e0b-8598-0cac69970200',
    correlation_id: '5be327fc-93cb-4bef-ab4e-0373f11a8017',
  };
  const timestamp = '2026-11-20 09:03:41Z';
  const description = [
    `AADSTS${aadsts}: ${text}`,
    `Trace ID: ${ids.trace_id}`,
    `Correlation ID: ${ids.correlation_id}`,
    `Timestamp: ${timestamp}`,
  ];
  return {
    status: httpStatus,
    body: {
      error,
      error_description: description.join(separator),
      error_codes: [aadsts],
      timestamp,
      ...ids,
      error_uri: `https://login.microsoftonline.com/error?code=${aadsts}`,
    },
  };
}

/** A clock of which no wait takes time; for logins that are tried again. */
export const atOnce: Partial<Timing> = { sleep: async () => undefined, random: () => 0 };

/** An identity platform that sends one response to every request, and keeps the requests. */
export function scriptedIdentity(response: Partial<TokenHttpResponse> | Error = {}) {
  const requests: TokenHttpRequest[] = [];
  const http: TokenHttp = async (request) => {
    requests.push(request);
    if (response instanceof Error) throw response;
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: tokenResponse(),
      ...response,
    };
  };
  return { http, requests, form: (index = 0) => new URLSearchParams(requests[index]?.body) };
}

export async function selfSigned(validFrom: Date, validTo: Date, keySize = 2048) {
  const made = await generate([{ name: 'commonName', value: 'licenses' }], {
    keySize,
    algorithm: 'sha256',
    notBeforeDate: validFrom,
    notAfterDate: validTo,
  });
  return { certificate: made.cert, privateKey: made.private };
}

export function ellipticKey(): string {
  return generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
}

/** Every text of an error that could be shown or logged. */
export function everythingSaidBy(error: unknown): string {
  const { message, stack } = error as Error;
  return [
    message,
    stack,
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    String((error as Error).cause),
  ].join('\n');
}
