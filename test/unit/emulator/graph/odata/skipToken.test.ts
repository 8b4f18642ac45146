import { type Emulator, startEmulator } from '../../../../../emulator';
import { type GraphErrorBody, type Page, Session, defined } from '../../../../support/emulatorSession';

describe('page tokens of a page that was asked for twice', () => {
  const first = '/v1.0/users?$select=id&$top=5';
  const rest = async (emulator: Emulator, session: Session) => {
    const next = ({ body }: { body: Page }) => defined(body['@odata.nextLink']).slice(emulator.url.length);
    await session.get<Page>(first);
    const second = next(await session.get<Page>(first));
    const good = next(await session.get<Page>(second));
    const retried = next(await session.get<Page>(second));
    return { good, retried };
  };

  it('are lost where the emulator is set so; those of the answer before stay good', async () => {
    const emulator = await startEmulator({ users: 20, fragilePageTokens: true });
    try {
      const session = await Session.open(emulator);
      const { good, retried } = await rest(emulator, session);
      const lost = await session.get<GraphErrorBody>(retried);
      expect([lost.status, lost.body.error.code]).toEqual([400, 'DirectoryPageTokenNotFoundException']);
      expect((await session.get(good)).status).toBe(200);
    } finally {
      await emulator.stop();
    }
  });

  it('stay good otherwise', async () => {
    const emulator = await startEmulator({ users: 20 });
    try {
      const session = await Session.open(emulator);
      expect((await session.get((await rest(emulator, session)).retried)).status).toBe(200);
    } finally {
      await emulator.stop();
    }
  });
});
