import { type Emulator, startEmulator } from '../../../../../emulator';
import { type GraphErrorBody, type Page, Session, defined } from '../../../../support/emulatorSession';

interface WireUser {
  id: string;
  createdDateTime: string | null;
  assignedLicenses: unknown[];
}

const eventual = { ConsistencyLevel: 'eventual' };

describe('the index that answers advanced queries', () => {
  let emulator: Emulator;
  let session: Session;

  beforeEach(async () => {
    emulator = await startEmulator({ users: 120, seed: 5 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.stop());

  const select = '$select=id,createdDateTime,assignedLicenses&$top=50';
  const indexed = () => session.all<WireUser>(`/v1.0/users?${select}&$count=true`, eventual);
  const plain = () => session.all<WireUser>(`/v1.0/users?${select}`);
  const count = async (filter = '') => {
    const { body } = await session.get<Page>(
      `/v1.0/users?$count=true&$top=1&$select=id${filter === '' ? '' : `&$filter=${filter}`}`,
      eventual,
    );
    return body['@odata.count'];
  };
  const licensed = (users: WireUser[]) =>
    defined(users.find(({ assignedLicenses }) => assignedLicenses.length > 0));

  it('has not heard of the latest changes: who came, who went, and what anybody has', async () => {
    const before = await indexed();
    emulator.tenant.indexBehaviour = { changesBehind: 3 };
    const changed = licensed(before);
    const gone = defined(before.find(({ id }) => id !== changed.id));
    const { id: newcomer } = emulator.tenant.addUser({ userPrincipalName: 'new.comer' });
    emulator.tenant.deleteUser(gone.id);
    emulator.tenant.setUser(changed.id, { createdDateTime: null });

    const byIndex = await indexed();
    expect(byIndex).toHaveLength(120);
    expect(byIndex.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(byIndex.find(({ id }) => id === changed.id)).toEqual(changed);
    expect(await count()).toBe(120);

    const byDirectory = await plain();
    expect(byDirectory.map(({ id }) => id)).toContain(newcomer);
    expect(byDirectory.map(({ id }) => id)).not.toContain(gone.id);
    expect(byDirectory.find(({ id }) => id === changed.id)).toMatchObject({ createdDateTime: null });

    // One change more, and it has heard of the first.
    emulator.tenant.addUser({ userPrincipalName: 'second.comer' });
    expect((await indexed()).map(({ id }) => id)).toContain(newcomer);
  });

  it('finds those without a time of creation by not(ge), and by no comparison', async () => {
    const [first] = await plain();
    emulator.tenant.setUser(defined(first).id, { createdDateTime: null });
    const time = '2024-01-01T00:00:00Z';
    const since = defined(await count(`createdDateTime ge ${time}`));
    const upTo = defined(await count(`createdDateTime le ${time}`));
    expect(since + defined(await count(`not(createdDateTime ge ${time})`))).toBe(120);
    expect(since + upTo).toBe(119);
    expect(await count(`createdDateTime ge ${time} and not(createdDateTime ge ${time})`)).toBe(0);
    const plainly = session.all<WireUser>(`/v1.0/users?${select}&$filter=createdDateTime ge ${time}`);
    expect(await plainly).toHaveLength(since);
  });

  it('can be missing', async () => {
    emulator.tenant.indexBehaviour = { refuses: true };
    const { status, body } = await session.get<GraphErrorBody>('/v1.0/users?$count=true', eventual);
    expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    expect(await plain()).toHaveLength(120);
  });

  it('can say a wrong number', async () => {
    emulator.tenant.indexBehaviour = { miscount: (users) => users + 7 };
    expect(await count()).toBe(127);
    expect(await count('createdDateTime ge 2100-01-01T00:00:00Z')).toBe(7);
    expect(await indexed()).toHaveLength(120);
  });
});
