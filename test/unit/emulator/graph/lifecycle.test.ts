import { type Emulator, startEmulator } from '../../../../emulator';
import { type GraphErrorBody, Session, secretForm, tokenOf, defined } from '../../../support/emulatorSession';

describe('application permissions', () => {
  let emulator: Emulator;
  let userId: string;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 20 });
    userId = defined(emulator.tenant.users(0, 1).users[0]).id;
  });
  afterAll(() => emulator.stop());

  async function as(...permissions: string[]): Promise<Session> {
    const app = emulator.apps.register({ permissions });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    };
    return Session.open(emulator, await tokenOf(emulator, form));
  }

  it.each([
    ['/v1.0/users', ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All']],
    ['/v1.0/users?$select=id,assignedLicenses', ['User.Read.All', 'Directory.Read.All']],
    ['/v1.0/subscribedSkus', ['LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All']],
    ['/v1.0/directory/subscriptions', ['Organization.Read.All', 'Directory.Read.All']],
    ['/v1.0/organization', ['Organization.Read.All', 'Directory.Read.All']],
    ['/v1.0/directory/deletedItems/microsoft.graph.user', ['User.Read.All', 'Directory.Read.All']],
  ])('%s takes each of %j', async (path, sufficient) => {
    for (const permission of sufficient) {
      expect([permission, (await (await as(permission)).get(path)).status]).toEqual([permission, 200]);
    }
  });

  it.each([
    ['/v1.0/users', 'LicenseAssignment.Read.All'],
    ['/v1.0/users?$select=id,assignedLicenses', 'User.ReadBasic.All'],
    ['/v1.0/users?$select=id,licenseAssignmentStates', 'User.ReadBasic.All'],
    ['/v1.0/subscribedSkus', 'User.Read.All'],
    ['/v1.0/directory/subscriptions', 'LicenseAssignment.Read.All'],
    ['/v1.0/organization', 'User.Read.All'],
  ])('%s answers 403 Authorization_RequestDenied to an app with only %s', async (path, permission) => {
    const { status, body } = await (await as(permission)).get<GraphErrorBody>(path);
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    });
  });

  it('answers 403 to an app without consent, although it has a token', async () => {
    const app = emulator.apps.register({ permissions: ['Directory.Read.All'], consent: false });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    };
    const before = await Session.open(emulator, await tokenOf(emulator, form));
    expect((await before.get('/v1.0/users')).status).toBe(403);

    emulator.apps.update(app.clientId, { consent: true });
    expect((await before.get('/v1.0/users')).status).toBe(403);
    const after = await Session.open(emulator, await tokenOf(emulator, form));
    expect((await after.get('/v1.0/users')).status).toBe(200);
  });

  describe('of sign-in activity', () => {
    it('needs AuditLog.Read.All beside the right to read users', async () => {
      const denied = await (
        await as('User.Read.All')
      ).get<GraphErrorBody>('/v1.0/users?$select=id,signInActivity');
      expect([denied.status, denied.body.error.code]).toEqual([
        403,
        'Authentication_MSGraphPermissionMissing',
      ]);
      expect(
        (await (await as('User.Read.All', 'AuditLog.Read.All')).get('/v1.0/users?$select=id,signInActivity'))
          .status,
      ).toBe(200);
    });

    it('needs Entra ID P1: without it the whole call fails', async () => {
      const plain = await startEmulator({ users: 2, premium: false });
      try {
        const { status, body } = await (
          await Session.open(plain)
        ).get<GraphErrorBody>('/v1.0/users?$select=id,signInActivity');
        expect(status).toBe(403);
        expect(body.error).toMatchObject({
          code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
          message: "Neither tenant is B2C or tenant doesn't have premium license",
        });
      } finally {
        await plain.stop();
      }
    });

    it('is read by object id only', async () => {
      const session = await Session.open(emulator);
      const { userPrincipalName } = defined(emulator.tenant.findUser(userId));
      expect((await session.get(`/v1.0/users/${userId}?$select=signInActivity`)).status).toBe(200);
      expect(
        (await session.get(`/v1.0/users/${encodeURIComponent(userPrincipalName)}?$select=signInActivity`))
          .status,
      ).toBe(400);
    });
  });
});
