import { type Emulator, startEmulator } from '../../../../../emulator';
import { type GraphErrorBody, Session } from '../../../../support/emulatorSession';

describe('properties that the emulator does not have', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 5 });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  it.each([
    '/v1.0/users?$select=id,deviceEnrollmentLimit',
    '/v1.0/users?$select=sponsors/id',
    "/v1.0/users?$filter=sponsors eq 'a'",
    '/v1.0/users?$orderby=ownedObjects',
    '/v1.0/groups?$select=id,membershipRule',
    '/v1.0/organization?$select=privacyProfile',
  ])('501 for %s, which Graph has', async (address) => {
    const { status, body } = await session.get<GraphErrorBody>(address);
    expect([status, body.error.code]).toEqual([501, 'NotEmulated']);
  });

  it.each([
    ['/v1.0/users?$select=nickname', 'user'],
    ["/v1.0/users?$filter=nickname eq 'a'", 'user'],
    ['/v1.0/users?$orderby=nickname', 'user'],
    ['/v1.0/groups?$select=nickname', 'group'],
    ['/v1.0/subscribedSkus?$select=nickname', 'subscribedSku'],
  ])('400 for %s, which Graph has not', async (address, type) => {
    const { status, body } = await session.get<GraphErrorBody>(address);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
    expect(body.error.message).toContain(
      `Could not find a property named 'nickname' on type 'microsoft.graph.${type}'.`,
    );
  });
});
