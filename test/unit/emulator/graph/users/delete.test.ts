import { type Emulator, startEmulator } from '../../../../../emulator';
import { type Page, Session, defined, secretForm, tokenOf } from '../../../../support/emulatorSession';

describe('DELETE /users/{id}', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 80 });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  it('moves the user to the deleted ones, where the object id stands before the principal name', async () => {
    const user = defined(emulator.tenant.users(40, 1).users[0]);
    expect((await session.delete(`/v1.0/users/${user.userPrincipalName}`)).status).toBe(204);
    expect((await session.get(`/v1.0/users/${user.id}`)).status).toBe(404);
    const { body } = await session.get<Page>(
      '/v1.0/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName&$top=999',
    );
    expect(body.value).toContainEqual({
      id: user.id,
      userPrincipalName: `${user.id.replaceAll('-', '')}${user.userPrincipalName}`,
    });
    expect((await session.delete(`/v1.0/users/${user.id}`)).status).toBe(404);
  });

  it('is refused for the holder of a directory role', async () => {
    const holder = defined(
      emulator.tenant.directoryRoles
        .flatMap(({ memberIds }) => memberIds)
        .find((id) => emulator.tenant.findUser(id) !== null),
    );
    const { status, body } = await session.delete(`/v1.0/users/${holder}`);
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect(emulator.tenant.findUser(holder)).not.toBeNull();
  });

  it('needs the right to', async () => {
    const app = emulator.apps.register({ permissions: ['User.Read.All', 'Directory.ReadWrite.All'] });
    const token = await tokenOf(emulator, {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    });
    const user = defined(emulator.tenant.users(50, 1).users[0]);
    const reader = await Session.open(emulator, token);
    expect((await reader.delete(`/v1.0/users/${user.id}`)).status).toBe(403);
  });
});
