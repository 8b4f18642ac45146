import { type Emulator, startEmulator } from '../../emulator';
import { type Page, Session, defined } from '../support/emulatorSession';

/** What a page costs is counted in users looked at, which no machine's speed can change. */
describe('a tenant of 200,000 users', () => {
  let emulator: Emulator;
  let session: Session;
  let looked = 0;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 200_000 });
    session = await Session.open(emulator);
    const scan = emulator.tenant.scanUsers.bind(emulator.tenant);
    jest.spyOn(emulator.tenant, 'scanUsers').mockImplementation(function* (cursor) {
      for (const row of scan(cursor)) {
        looked += 1;
        yield row;
      }
    });
  }, 120_000);
  beforeEach(() => {
    looked = 0;
  });
  afterAll(() => emulator.stop());

  const select = '$select=id,userPrincipalName,accountEnabled,assignedLicenses,licenseAssignmentStates';

  it('has them all', () => {
    expect(emulator.tenant.userCount).toBe(200_000);
  });

  it('looks at a page and no more, early and late', async () => {
    let { body } = await session.get<Page>(`/v1.0/users?${select}&$top=999`);
    const first = looked;
    for (let page = 0; page < 150; page += 1) {
      looked = 0;
      body = (await session.get<Page>(defined(body['@odata.nextLink']).slice(emulator.url.length))).body;
    }
    expect(body.value).toHaveLength(999);
    expect([first, looked]).toEqual([1000, 1000]);
  }, 120_000);

  it('finds one user by principal name without walking the tenant', async () => {
    const { value } = (
      await session.get<Page<{ userPrincipalName: string }>>(`/v1.0/users?${select}&$top=999`)
    ).body;
    looked = 0;
    const { body } = await session.get<{ id: string }>(
      `/v1.0/users/${encodeURIComponent(defined(value[998]).userPrincipalName)}?$select=id`,
    );
    expect([body.id.length, looked]).toEqual([36, 0]);
  });
});
