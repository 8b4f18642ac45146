import { createTenant } from '../../../../../emulator/tenant';

describe('the sign-ins of generated users', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-23T${String(hour).padStart(2, '0')}:30:00Z`);

  it.each(hours)('are never later than the start of the tenant: %s', (now) => {
    const tenant = createTenant({ users: 150, seed: 7, now });
    const times = [...tenant.scanUsers()].flatMap(({ user: { signInActivity } }) =>
      signInActivity === null
        ? []
        : [
            signInActivity.lastSignInDateTime ?? '',
            signInActivity.lastNonInteractiveSignInDateTime ?? '',
            signInActivity.lastSuccessfulSignInDateTime ?? '',
          ],
    );
    expect(times.length).toBeGreaterThan(300);
    expect(times.filter((time) => time > now)).toEqual([]);
  });

  it('are of the first day itself once its hour has come', () => {
    const evening = createTenant({ users: 150, seed: 7, now: '2026-11-23T23:30:00Z' });
    const ofToday = [...evening.scanUsers()].filter(({ user }) =>
      user.signInActivity?.lastSuccessfulSignInDateTime?.startsWith('2026-11-23'),
    );
    expect(ofToday.length).toBeGreaterThan(10);
  });
});
