import { acquireToken } from '../../../../graph/token/acquireToken';
import { failureOf } from '../../../support/scriptedGraph';
import {
  atOnce,
  everythingSaidBy,
  plantedSecret,
  scriptedIdentity,
  secretCredential,
} from '../../../support/tokenFixtures';

describe('an identity platform that does not respond', () => {
  test.each([
    ['ENOTFOUND', 'the name of the host is unknown'],
    ['ECONNREFUSED', 'the connection was refused'],
    ['ECONNABORTED', 'no answer came in time'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate of the other side is not trusted'],
  ])('%s: %s', async (code, words) => {
    const socketError = Object.assign(new Error(`connect ${code} 10.0.0.1:443`), {
      code,
      config: { data: `client_secret=${plantedSecret}` },
    });
    const failure = await failureOf(
      acquireToken(secretCredential, scriptedIdentity(socketError).http, atOnce),
    );
    expect(failure).toMatchObject({
      kind: 'unreachable',
      code,
      message: expect.stringMatching(
        new RegExp(
          `^The identity platform \\(login\\.microsoftonline\\.com\\) could not be reached: ${words}\\. Check the cloud`,
        ),
      ),
    });
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });

  test('for another reason: the message is kept, unless it repeats a secret', async () => {
    const odd = Object.assign(new Error(`Blocked: ${plantedSecret}`), { config: { data: plantedSecret } });
    const failure = await failureOf(acquireToken(secretCredential, scriptedIdentity(odd).http));
    expect(failure).toMatchObject({
      message: expect.stringContaining('No token could be requested: ***. Check'),
    });
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });

  test('a response without JSON names the host that sent it', async () => {
    const failure = await failureOf(
      acquireToken(
        secretCredential,
        scriptedIdentity({ status: 502, body: '<html>Bad gateway</html>' }).http,
        atOnce,
      ),
    );
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(
        /at login\.microsoftonline\.com is not the Microsoft identity platform \(HTTP 502/,
      ),
    });
  });
});
