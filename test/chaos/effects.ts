import type { FaultEffect, FaultRequest } from '../../emulator/faults/fault';

/** What can go wrong with a request, by what it is. The names make schedules readable. */
export type NamedEffect = readonly [name: string, effect: FaultEffect];

const busy: readonly NamedEffect[] = [
  ['429', { kind: 'status', status: 429, retryAfter: 2 }],
  ['429 for long', { kind: 'status', status: 429, retryAfter: 4_000 }],
  ['503', { kind: 'status', status: 503 }],
  ['503, wait', { kind: 'status', status: 503, retryAfter: 3 }],
  ['500', { kind: 'status', status: 500 }],
  ['504', { kind: 'status', status: 504 }],
  ['408', { kind: 'status', status: 408 }],
];
const refused: readonly NamedEffect[] = [
  ['401', { kind: 'status', status: 401 }],
  ['403', { kind: 'status', status: 403, code: 'Authorization_RequestDenied', message: 'No.' }],
];
const lost: readonly NamedEffect[] = [
  ['cut', { kind: 'cut' }],
  ['cut after', { kind: 'cutAfter' }],
  ['truncated', { kind: 'truncate' }],
  ['bad JSON', { kind: 'badJson' }],
  ['no body', { kind: 'emptyBody' }],
];
const doneAndFailed: readonly NamedEffect[] = [
  ['done, then 500', { kind: 'statusAfter', status: 500 }],
  ['done, then 503', { kind: 'statusAfter', status: 503 }],
  ['done, then 504', { kind: 'statusAfter', status: 504 }],
];
const pages: readonly NamedEffect[] = [
  ['no value', { kind: 'missingValue' }],
  ['null row', { kind: 'nullRows' }],
  ['row twice', { kind: 'duplicateRows', rows: 2 }],
  ['empty pages without end', { kind: 'endlessPages' }],
  ['the same page without end', { kind: 'endlessPages', rows: 'repeated' }],
  ['foreign nextLink', { kind: 'foreignNextLink' }],
  ['nextLink to itself', { kind: 'repeatedNextLink' }],
];
const furtherPages: readonly NamedEffect[] = [
  ['token expired', { kind: 'expiredPageToken' }],
  ['token not found', { kind: 'expiredPageToken', code: 'DirectoryPageTokenNotFoundException' }],
  ['token not valid', { kind: 'expiredPageToken', code: 'Request_BadRequest' }],
];
const writes: readonly NamedEffect[] = [
  ...doneAndFailed,
  ['two answers, refusal first', { kind: 'doubleAnswer', status: 400, place: 'before' }],
  ['two answers, refusal last', { kind: 'doubleAnswer', status: 400, place: 'behind' }],
  ['conflict', { kind: 'concurrencyViolation' }],
  ['conflict as 400', { kind: 'concurrencyViolation', status: 400 }],
  ['reads lag', { kind: 'laggingRead', reads: 2 }],
  ['reads lag for long', { kind: 'laggingRead', milliseconds: 3_600_000 }],
  ['refused', { kind: 'status', status: 400, code: 'Request_BadRequest', message: 'Not this one.' }],
];
const logins: readonly NamedEffect[] = [
  ['login 503', { kind: 'status', status: 503 }],
  ['login throttled', { kind: 'status', status: 429, retryAfter: 1 }],
  ['login transient', { kind: 'identityError', code: 90033 }],
  ['login echoes', { kind: 'echoedSecret' }],
  ...lost,
];
const downloads: readonly NamedEffect[] = [
  ...busy,
  ['404', { kind: 'status', status: 404 }],
  ['cut', { kind: 'cut' }],
  ['cut after', { kind: 'cutAfter' }],
  ['truncated', { kind: 'truncate', share: 0.6 }],
  ['a web page', { kind: 'badJson' }],
  ['no body', { kind: 'emptyBody' }],
];
/** Well-formed and shorter: nobody can see it in the file itself, so it is judged by what is concluded only. */
const shortenedReports: readonly NamedEffect[] = [
  ['lost tail', { kind: 'lostTail', share: 0.5 }],
  ['almost all lost', { kind: 'lostTail', share: 0.1 }],
];

export function shortensReport(name: string): boolean {
  return shortenedReports.some(([known]) => known === name);
}

export function effectsOn({ method, address, requestClass, step }: FaultRequest): readonly NamedEffect[] {
  if (address.includes('/oauth2/v2.0/token')) return logins;
  if (address.includes('/data/download/')) {
    const isOfServices = /Office365ActiveUserDetail|EmailActivityUserDetail/i.test(address);
    return isOfServices ? [...downloads, ...shortenedReports] : downloads;
  }
  if (step !== null) return method === 'POST' ? [...busy, ...refused, ...writes] : [...busy, ...refused];
  if (method !== 'GET') return [...busy, ...refused, ...lost, ...doneAndFailed];
  const ofCollection = [...busy, ...refused, ...lost, ...pages];
  if (requestClass.endsWith('(page)')) return [...ofCollection, ...furtherPages];
  return ofCollection;
}

export function effectNamed(request: FaultRequest, name: string): FaultEffect | null {
  return effectsOn(request).find(([known]) => known === name)?.[1] ?? null;
}
