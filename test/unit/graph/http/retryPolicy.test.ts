import { decideRetry, parseRetryAfter, retryWaits } from '../../../../graph/http/retryPolicy';
import type { FailedTry } from '../../../../graph/http/retryPolicy';

const failed = (fields: Partial<FailedTry>): FailedTry => ({
  httpStatus: null,
  code: null,
  retryAfterMs: null,
  ...fields,
});

const decide = (fields: Partial<FailedTry>, { tries = 1, repeatable = true, chance = 0 } = {}) =>
  decideRetry({ failed: failed(fields), tries, repeatable, random: () => chance });

describe('what is tried again', () => {
  test.each([
    ['throttled', { httpStatus: 429 }],
    ['bad gateway', { httpStatus: 502 }],
    ['unavailable', { httpStatus: 503 }],
    ['internal error', { httpStatus: 500 }],
    ['timed out at the service', { httpStatus: 408 }],
    ['gateway timeout', { httpStatus: 504 }],
    ['connection reset', { code: 'ECONNRESET' }],
    ['no response in time', { code: 'ECONNABORTED' }],
    ['name not looked up for now', { code: 'EAI_AGAIN' }],
    ['connection refused', { code: 'ECONNREFUSED' }],
    ['concurrent writes as 409', { httpStatus: 409, code: 'Directory_ConcurrencyViolation' }],
    ['concurrent writes as 400', { httpStatus: 400, code: 'Directory_ConcurrencyViolation' }],
  ])('%s', (_name, fields) => {
    expect(decide(fields)).toMatchObject({ retry: true });
  });

  test.each([
    ['bad request', { httpStatus: 400, code: 'Request_BadRequest' }],
    ['not signed in', { httpStatus: 401 }],
    ['not allowed', { httpStatus: 403 }],
    ['not found', { httpStatus: 404 }],
    ['conflict', { httpStatus: 409 }],
    ['unknown host', { code: 'ENOTFOUND' }],
    ['untrusted certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ])('not: %s', (_name, fields) => {
    expect(decide(fields)).toEqual({ retry: false, because: null });
  });

  test.each([408, 500, 502, 503, 504])(
    'a write whose outcome is unknown (HTTP %i) is not sent again, and the error says so',
    (httpStatus) => {
      expect(decide({ httpStatus }, { repeatable: false })).toEqual({
        retry: false,
        because: expect.stringContaining('unknown whether'),
      });
    },
  );

  test('a write whose connection was lost is not sent again', () => {
    expect(decide({ code: 'ECONNRESET' }, { repeatable: false })).toMatchObject({ retry: false });
  });

  test.each([
    { httpStatus: 429 },
    { httpStatus: 409, code: 'Directory_ConcurrencyViolation' },
    { code: 'ECONNREFUSED' },
  ])('a write that was not processed is sent again: %o', (fields) => {
    expect(decide(fields, { repeatable: false })).toMatchObject({ retry: true });
  });

  test('tries are bounded, and the error says how many were made', () => {
    expect(decide({ httpStatus: 503 }, { tries: 5 })).toMatchObject({ retry: true });
    expect(decide({ httpStatus: 503 }, { tries: 6 })).toEqual({
      retry: false,
      because: 'It was tried 6 times.',
    });
  });
});

describe('how long is waited', () => {
  test('never less than Retry-After, whatever the chance', () => {
    for (const chance of [0, 0.5, 0.999]) {
      const verdict = decide({ httpStatus: 429, retryAfterMs: 90_000 }, { chance });
      expect(verdict.retry && verdict.waitMs).toBeGreaterThanOrEqual(90_000);
      expect(verdict.retry && verdict.waitMs).toBeLessThanOrEqual(90_000 + retryWaits.retryAfterJitterMs);
    }
  });

  test('a Retry-After of 0 still waits the floor', () => {
    expect(decide({ httpStatus: 429, retryAfterMs: 0 })).toEqual({ retry: true, waitMs: retryWaits.floorMs });
  });

  test('a Retry-After longer than the bound is not shortened: it stops and names both figures', () => {
    expect(decide({ httpStatus: 429, retryAfterMs: 600_000 })).toMatchObject({ retry: true });
    expect(decide({ httpStatus: 429, retryAfterMs: 900_000 })).toEqual({
      retry: false,
      because: 'It asked to wait 900 seconds; this node waits at most 600.',
    });
  });

  test('without Retry-After the upper end doubles up to a ceiling, the lower end is the floor', () => {
    const upper = [1, 2, 3, 4, 5, 6, 7].map((tries) => decide({ httpStatus: 429 }, { tries, chance: 1 }));
    expect(upper.map((verdict) => verdict.retry && verdict.waitMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000,
    ]);
    expect(decide({ httpStatus: 429 }, { tries: 7, chance: 0 })).toEqual({
      retry: true,
      waitMs: retryWaits.floorMs,
    });
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23, 12, 0, 0);

  test.each([
    ['10', 10_000],
    ['0', 0],
    ['1.5', 1_500],
    [' 2 ', 2_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('%p is %p milliseconds', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
