import { startEmulator } from '../../../../../emulator';
import { skuIdOf } from '../../../../../emulator/tenant';
import { type GraphErrorBody, Session } from '../../../../support/emulatorSession';
import { scene } from '../../../../support/tenantScene';

describe('a usage location that has just been set', () => {
  it.each([
    [0, 200],
    [4000, 400],
  ])(
    'with a lag of %d ms makes a license write %d, until the lag is over',
    async (usageLocationLag, status) => {
      let now = Date.parse('2026-11-23T12:00:00Z');
      const tenant = scene({ SPE_E3: 3 });
      const { id } = tenant.addUser({ userPrincipalName: 'adele', usageLocation: null });
      const emulator = await startEmulator({ tenant, usageLocationLag, now: () => new Date(now) });
      try {
        const session = await Session.open(emulator);
        const assign = () =>
          session.post<GraphErrorBody>(`/v1.0/users/${id}/assignLicense`, {
            addLicenses: [{ skuId: skuIdOf('SPE_E3') }],
            removeLicenses: [],
          });
        expect((await assign()).status).toBe(400);
        expect((await session.patch(`/v1.0/users/${id}`, { usageLocation: 'DE' })).status).toBe(204);
        const early = await assign();
        expect(early.status).toBe(status);
        if (status === 200) return;
        expect(early.body.error.message).toBe(
          'License assignment cannot be done for user with invalid usage location.',
        );
        now += 4000;
        expect((await assign()).status).toBe(200);
      } finally {
        await emulator.stop();
      }
    },
  );
});
