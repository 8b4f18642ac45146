import { signInEvidence } from '../../../../licensing/usage/signInEvidence';

describe('the sign-ins of a user', () => {
  it.each([
    ['a success', { lastSuccessfulSignInDateTime: '2026-11-18T23:59:59Z' }, '2026-11-18', '2026-11-18'],
    [
      'a failed attempt after a success',
      { lastSuccessfulSignInDateTime: '2026-03-01T08:00:00Z', lastSignInDateTime: '2026-11-19T08:00:00Z' },
      '2026-03-01',
      '2026-11-19',
    ],
    [
      'attempts of clients, which may have failed',
      {
        lastSuccessfulSignInDateTime: '2026-03-01T08:00:00Z',
        lastNonInteractiveSignInDateTime: '2026-11-20T08:00:00Z',
        lastSignInDateTime: '2026-11-19T08:00:00Z',
      },
      '2026-03-01',
      '2026-11-20',
    ],
    [
      'a success before Microsoft recorded successes',
      { lastSignInDateTime: '2022-05-05T08:00:00Z', lastSuccessfulSignInDateTime: null },
      null,
      '2022-05-05',
    ],
    [
      'no client ever',
      {
        lastSuccessfulSignInDateTime: '2026-11-18T08:00:00Z',
        lastNonInteractiveSignInDateTime: '0001-01-01T00:00:00Z',
      },
      '2026-11-18',
      '2026-11-18',
    ],
  ])('%s', (_what, signInActivity, lastSuccessDate, lastAttemptDate) => {
    expect(signInEvidence({ signInActivity })).toEqual({ lastSuccessDate, lastAttemptDate });
  });

  it.each([undefined, null, {}, { lastSignInDateTime: '0001-01-01T00:00:00Z' }])(
    'are null for %j',
    (signInActivity) => {
      expect(signInEvidence({ signInActivity })).toBeNull();
    },
  );
});
