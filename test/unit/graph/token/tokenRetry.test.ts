import { acquireToken } from '../../../../graph/token/acquireToken';
import type { TokenHttp, TokenHttpRequest, TokenHttpResponse } from '../../../../graph/token/msalNetwork';
import { failureOf } from '../../../support/scriptedGraph';
import { entraError, goodToken, secretCredential, tokenResponse } from '../../../support/tokenFixtures';

type Answer = Partial<TokenHttpResponse> | Error;

const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const busy = entraError(503, 'temporarily_unavailable', 90033, 'A transient error has occurred.');

/** An identity platform that sends these answers in turn, and a clock that moves only by waiting. */
function login(answers: readonly Answer[]) {
  const requests: TokenHttpRequest[] = [];
  let clock = 0;
  const http: TokenHttp = async (request) => {
    const answer = answers[requests.length] ?? new Error('Nothing is scripted for this request.');
    requests.push(request);
    if (answer instanceof Error) throw answer;
    return { status: 200, headers: {}, body: tokenResponse(), ...answer };
  };
  const timing = {
    now: () => clock,
    random: () => 0,
    sleep: async (milliseconds: number) => {
      clock += milliseconds;
    },
  };
  return { requests, waited: () => clock, done: acquireToken(secretCredential, http, timing) };
}

describe('a login', () => {
  test.each<[string, Answer]>([
    ['was reset', reset],
    ['was refused by the socket', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
    ['was answered by 429', entraError(429, 'temporarily_unavailable', 90055, 'Too many requests.')],
    ['was answered by 500', { status: 500, body: '<html></html>' }],
    ['was answered by 503', busy],
    ['was answered by 504', { status: 504, body: '' }],
    ['was answered as transient by 400', { ...busy, status: 400 }],
  ])('that %s goes again', async (_name, answer) => {
    const { done, requests } = login([answer, {}]);
    expect(await done).toMatchObject({ accessToken: goodToken });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
  });

  test('waits as long as it is asked to', async () => {
    const { done, waited } = login([{ ...busy, headers: { 'Retry-After': '17' } }, {}]);
    await done;
    expect(waited()).toBe(17_000);
  });

  test('does not wait for minutes: nobody could stop it', async () => {
    const { done, waited, requests } = login([{ ...busy, headers: { 'Retry-After': '300' } }, {}]);
    expect(await failureOf(done)).toMatchObject({ kind: 'unreachable', code: 'AADSTS90033' });
    expect([waited(), requests.length]).toEqual([0, 1]);
  });

  test('ends after a few tries', async () => {
    const { done, requests } = login(Array.from({ length: 20 }, () => reset));
    expect(await failureOf(done)).toMatchObject({ kind: 'unreachable', code: 'ECONNRESET' });
    expect(requests).toHaveLength(4);
  });

  test.each([
    entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
    entraError(400, 'unauthorized_client', 700016, 'Application was not found.'),
    { status: 403, body: '<html></html>' },
  ])('that is refused does not go again', async (answer) => {
    const { done, requests } = login([answer, {}]);
    expect(await failureOf(done)).toMatchObject({ kind: 'refused' });
    expect(requests).toHaveLength(1);
  });
});
