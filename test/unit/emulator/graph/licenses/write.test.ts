import { setTimeout as pause } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../../../../emulator';
import { skuIdOf } from '../../../../../emulator/tenant';
import { type GraphErrorBody, type Page, Session, tokenOf } from '../../../../support/emulatorSession';
import { groupWith, scene, userWith } from '../../../../support/tenantScene';

const e3 = skuIdOf('SPE_E3');
const powerBi = skuIdOf('POWER_BI_PRO');
const missing = (names: string) =>
  `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${names}.`;
const badGuid =
  "Cannot convert a primitive value to the expected type 'Edm.Guid'. See the inner exception for more details";

interface WrittenUser {
  assignedLicenses: Array<{ skuId: string; disabledPlans: string[] }>;
  licenseAssignmentStates: unknown[];
  assignedPlans: unknown[];
}

describe('POST /users/{id}/assignLicense', () => {
  let emulator: Emulator;
  let session: Session;

  beforeEach(async () => {
    const tenant = scene({ SPE_E3: 3, POWER_BI_PRO: 3 });
    userWith(tenant, 'adele', ['POWER_BI_PRO']);
    emulator = await startEmulator({ tenant, writeDuration: 40 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.stop());

  const assign = <T = WrittenUser>(body: unknown, user = 'adele@contoso.com') =>
    session.post<T>(`/v1.0/users/${user}/assignLicense`, body);

  it('answers 200 with the user as it now is', async () => {
    const { status, body } = await assign({
      addLicenses: [{ skuId: e3.toUpperCase() }],
      removeLicenses: [powerBi],
    });
    expect(status).toBe(200);
    expect(body.assignedLicenses).toEqual([{ skuId: e3, disabledPlans: [] }]);
    expect(body.licenseAssignmentStates).toEqual(
      emulator.tenant.findUser('adele@contoso.com')?.licenseAssignments,
    );
    expect(body.assignedPlans).toContainEqual(
      expect.objectContaining({ service: 'TeamspaceAPI', capabilityStatus: 'Enabled' }),
    );
  });

  it.each([
    ['no body', undefined, missing('addLicenses, removeLicenses')],
    ['no removeLicenses', { addLicenses: [] }, missing('removeLicenses')],
    ['null for addLicenses', { addLicenses: null, removeLicenses: [] }, missing('addLicenses')],
    ['a part number for an id', { addLicenses: [{ skuId: 'SPE_E3' }], removeLicenses: [] }, badGuid],
    ['a GUID too short', { addLicenses: [], removeLicenses: ['05e9a617'] }, badGuid],
    [
      'a plan that is no GUID',
      { addLicenses: [{ skuId: e3, disabledPlans: ['TEAMS1'] }], removeLicenses: [] },
      badGuid,
    ],
    [
      'a licence that is not held',
      { addLicenses: [], removeLicenses: [e3] },
      'User does not have a corresponding license.',
    ],
  ])('refuses %s with 400 and writes nothing', async (_, body, message) => {
    const before = emulator.tenant.findUser('adele@contoso.com');
    const reply = await assign<GraphErrorBody>(body);
    expect([reply.status, reply.body.error.code, reply.body.error.message]).toEqual([
      400,
      'Request_BadRequest',
      message,
    ]);
    expect(emulator.tenant.findUser('adele@contoso.com')).toBe(before);
  });

  it('refuses an unknown user with 404', async () => {
    const reply = await assign<GraphErrorBody>({ addLicenses: [], removeLicenses: [] }, 'nobody@contoso.com');
    expect([reply.status, reply.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('refuses an app that may only read with 403, and writes nothing', async () => {
    const reader = emulator.apps.register({ permissions: ['User.Read.All', 'LicenseAssignment.Read.All'] });
    const token = await tokenOf(emulator, {
      client_id: reader.clientId,
      client_secret: reader.secrets[0]?.value ?? '',
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const readerSession = await Session.open(emulator, token);
    const reply = await readerSession.post<GraphErrorBody>('/v1.0/users/adele@contoso.com/assignLicense', {
      addLicenses: [{ skuId: e3 }],
      removeLicenses: [],
    });
    expect([reply.status, reply.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect(emulator.tenant.consumedUnits(e3)).toBe(0);
  });

  it('refuses writes that overlap: one wins, the others get 409', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => assign<GraphErrorBody>({ addLicenses: [{ skuId: e3 }], removeLicenses: [] })),
    );
    const conflicts = replies.filter(({ status }) => status === 409);
    expect(conflicts).toHaveLength(2);
    expect(conflicts.map(({ body }) => body.error.code)).toEqual([
      'Directory_ConcurrencyViolation',
      'Directory_ConcurrencyViolation',
    ]);
    expect(conflicts.map(({ headers }) => headers.get('retry-after')).sort()).toEqual(['1', null]);
  });

  it('in a batch: parallel items collide, a chain does not', async () => {
    const item = (id: string, dependsOn?: string[]) => ({
      id,
      method: 'POST',
      url: '/users/adele@contoso.com/assignLicense',
      headers: { 'Content-Type': 'application/json' },
      body: { addLicenses: [{ skuId: e3 }], removeLicenses: [] },
      dependsOn,
    });
    const statuses = async (requests: unknown[]) => {
      const { body } = await session.post<{ responses: Array<{ status: number }> }>('/v1.0/$batch', {
        requests,
      });
      return body.responses.map(({ status }) => status).sort();
    };
    expect(await statuses([item('1'), item('2'), item('3')])).toEqual([200, 409, 409]);
    expect(await statuses([item('1'), item('2', ['1']), item('3', ['2'])])).toEqual([200, 200, 200]);
  });

  it('shows readers the old state for a while, where the tenant lags', async () => {
    emulator.tenant.staleReadMilliseconds = 80;
    await assign({ addLicenses: [{ skuId: e3 }], removeLicenses: [] });
    const held = async () => {
      const { body } = await session.get<WrittenUser>(
        '/v1.0/users/adele@contoso.com?$select=assignedLicenses',
      );
      return body.assignedLicenses.map(({ skuId }) => skuId);
    };
    expect(await held()).toEqual([powerBi]);
    await pause(100);
    expect(await held()).toEqual([powerBi, e3]);
  });
});

describe('beside assignLicense', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    const tenant = scene({ SPE_E3: 1, SPE_F1: 5 });
    const [adele, alex] = [userWith(tenant, 'adele'), userWith(tenant, 'alex')];
    groupWith(tenant, 'E3', 'SPE_E3', [adele.id, alex.id], ['SWAY']);
    emulator = await startEmulator({ tenant });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  it('licenseDetails tell what is held, with the state of each plan', async () => {
    const { body } = await session.get<
      Page<{
        id: string;
        skuPartNumber: string;
        servicePlans: Array<{ servicePlanName: string; provisioningStatus: string }>;
      }>
    >('/v1.0/users/adele@contoso.com/licenseDetails');
    const [details] = body.value;
    expect([body.value.length, details?.skuPartNumber]).toEqual([1, 'SPE_E3']);
    const status = (name: string) =>
      details?.servicePlans.find((plan) => plan.servicePlanName === name)?.provisioningStatus;
    expect([status('TEAMS1'), status('SWAY')]).toEqual(['Success', 'Disabled']);
    expect(Buffer.from(details?.id ?? '', 'base64url')).toHaveLength(32);
  });

  it('licenseDetails of a user whose group found no seat are empty', async () => {
    const { body } = await session.get<Page>('/v1.0/users/alex@contoso.com/licenseDetails');
    expect(body.value).toEqual([]);
  });

  it('reprocessLicenseAssignment tries the group again', async () => {
    emulator.tenant.setSeats(e3, 2);
    const { status, body } = await session.post<WrittenUser>(
      '/v1.0/users/alex@contoso.com/reprocessLicenseAssignment',
      {},
    );
    expect([status, body.assignedLicenses.map(({ skuId }) => skuId)]).toEqual([200, [e3]]);
  });

  it('a group’s assignLicense is accepted at once and done later', async () => {
    const group = emulator.tenant.groups()[0];
    const f3 = skuIdOf('SPE_F1');
    const { status, headers, body } = await session.post<{ licenseProcessingState: { state: string } }>(
      `/v1.0/groups/${group?.id ?? ''}/assignLicense`,
      { addLicenses: [{ skuId: f3 }], removeLicenses: [e3] },
    );
    expect([status, body.licenseProcessingState.state]).toEqual([202, 'QueuedForProcessing']);
    expect(headers.get('location')).toBe(`${emulator.url}/v1.0/groups/${group?.id ?? ''}`);
    expect(emulator.tenant.consumedUnits(f3)).toBe(0);
    await pause(150);
    expect([emulator.tenant.consumedUnits(f3), emulator.tenant.consumedUnits(e3)]).toEqual([2, 0]);
  });
});
