import { type Emulator, startEmulator } from '../../../emulator';
import { type Page, Session, defined } from './session';

/** Wide bounds: they tell O(page) from O(tenant), not one machine from another. */
describe('a tenant of 200,000 users', () => {
  let emulator: Emulator;
  let session: Session;
  let startMilliseconds: number;

  beforeAll(async () => {
    const began = performance.now();
    emulator = await startEmulator({ users: 200_000 });
    startMilliseconds = performance.now() - began;
    session = await Session.open(emulator);
  }, 60_000);
  afterAll(() => emulator.stop());

  const select = '$select=id,userPrincipalName,accountEnabled,assignedLicenses,licenseAssignmentStates';

  /** Median of five. */
  async function timed(path: string): Promise<{ milliseconds: number; body: Page }> {
    const times: number[] = [];
    let last: Page | undefined;
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      last = (await session.get<Page>(path)).body;
      times.push(performance.now() - began);
    }
    return { milliseconds: defined(times.sort((one, other) => one - other)[2]), body: defined(last) };
  }

  it('starts in seconds', () => {
    expect(emulator.tenant.userCount).toBe(200_000);
    expect(startMilliseconds).toBeLessThan(20_000);
  });

  it('gives a late page as fast as the first', async () => {
    const first = await timed(`/v1.0/users?${select}&$top=999`);
    let link = defined(first.body['@odata.nextLink']);
    for (let page = 0; page < 150; page += 1) {
      const { body } = await session.get<Page>(link.slice(emulator.url.length));
      link = defined(body['@odata.nextLink']);
    }
    const late = await timed(link.slice(emulator.url.length));
    expect(late.body.value).toHaveLength(999);
    expect(late.milliseconds).toBeLessThan(first.milliseconds * 3 + 50);
  }, 60_000);

  it('finds one user by principal name without walking the tenant', async () => {
    const { value } = (
      await session.get<Page<{ userPrincipalName: string }>>(`/v1.0/users?${select}&$top=999`)
    ).body;
    const { milliseconds } = await timed(
      `/v1.0/users/${encodeURIComponent(defined(value[998]).userPrincipalName)}?$select=id`,
    );
    expect(milliseconds).toBeLessThan(50);
  });
});
