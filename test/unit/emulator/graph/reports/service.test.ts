import { startEmulator } from '../../../../../emulator';
import { type GraphErrorBody, Session } from '../../../../support/emulatorSession';

describe('a tenant that the reporting service does not know', () => {
  it('has no report, and everything else', async () => {
    const emulator = await startEmulator({ users: 5, reports: { service: false } });
    try {
      const session = await Session.open(emulator);
      for (const report of [
        "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')",
        "/beta/reports/getMailboxUsageDetail(period='D7')?$format=application/json",
        "/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='D7',version='v1')",
      ]) {
        const { status, body } = await session.get<GraphErrorBody>(report);
        expect([status, body.error.code]).toEqual([404, 'UnknownError']);
        expect(JSON.parse(body.error.message)).toEqual({
          error: {
            code: 'UnknownTenantId',
            message: `We do not recognize this tenant ID ${emulator.credential.tenantId}. Please double-check the tenant ID and try again.`,
          },
        });
      }
      expect((await session.get('/v1.0/organization')).status).toBe(200);
    } finally {
      await emulator.stop();
    }
  });
});
