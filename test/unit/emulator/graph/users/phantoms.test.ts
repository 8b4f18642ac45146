import { type Emulator, startEmulator } from '../../../../../emulator';
import { Session } from '../../../../support/emulatorSession';

const bySignIn =
  '/v1.0/users?$filter=signInActivity/lastSignInDateTime le 2026-12-01T00:00:00Z&$select=id,displayName,signInActivity&$top=20';

describe('users that no longer exist, in a filter on sign-in activity', () => {
  let emulator: Emulator;
  let session: Session;

  async function start(phantomSignIns: boolean) {
    emulator = await startEmulator({
      users: 80,
      phantomSignIns,
      now: () => new Date('2026-11-23T12:00:00Z'),
    });
    session = await Session.open(emulator);
  }
  afterEach(() => emulator.stop());

  it('are found, with an id and their activity alone, once over all pages', async () => {
    await start(true);
    const rows = await session.all<{ id: string }>(bySignIn);
    const purged = emulator.tenant.purgedUsers.filter(({ signInActivity }) => signInActivity !== null);
    expect(purged.length).toBeGreaterThan(0);
    for (const { id, signInActivity } of purged)
      expect(rows.filter((row) => row.id === id)).toEqual([{ id, signInActivity }]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(purged.length);
  });

  it('are in no other listing', async () => {
    await start(true);
    expect(await session.all('/v1.0/users?$select=id,signInActivity')).toHaveLength(80);
    const [phantom] = emulator.tenant.purgedUsers;
    expect((await session.get(`/v1.0/users/${phantom?.id ?? ''}`)).status).toBe(404);
  });

  it('are not found where the emulator is set so', async () => {
    await start(false);
    const ids = (await session.all<{ id: string }>(bySignIn)).map(({ id }) => id);
    expect(emulator.tenant.purgedUsers.filter(({ id }) => ids.includes(id))).toEqual([]);
  });
});
