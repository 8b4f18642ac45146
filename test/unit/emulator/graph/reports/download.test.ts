import { startEmulator } from '../../../../../emulator';
import { tokenOf } from '../../../../support/emulatorSession';

describe('the address of a report download', () => {
  it.each([
    [undefined, /^http:\/\/localhost:\d+\/data\/download\/[\w-]+\/Office365ActiveUserDetail\.csv$/],
    ['https://reports.example', /^https:\/\/reports\.example\/data\/download\//],
  ])('with downloadOrigin %s, whatever host the request came to', async (downloadOrigin, expected) => {
    const emulator = await startEmulator({ users: 5, reports: { downloadOrigin } });
    try {
      const headers: Record<string, string> = { authorization: `Bearer ${await tokenOf(emulator)}` };
      if (downloadOrigin !== undefined) headers['x-forwarded-host'] = 'graph.example';
      const { headers: answered } = await fetch(
        `${emulator.url}/v1.0/reports/getOffice365ActiveUserDetail(period='D7')`,
        { redirect: 'manual', headers },
      );
      expect(answered.get('location')).toMatch(expected);
    } finally {
      await emulator.stop();
    }
  });
});
