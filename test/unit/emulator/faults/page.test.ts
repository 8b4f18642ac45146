import { type Emulator, startEmulator } from '../../../../emulator';
import { type Page, Session } from '../../../support/emulatorSession';

describe('faults of a page', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 30 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const users = '/v1.0/users?$select=id&$top=10';
  const ids = async () => (await session.all<{ id: string }>(users)).map(({ id }) => id);

  it('duplicateRows: rows of the next page come twice, of the last page its own', async () => {
    const all = await ids();
    emulator.faults.inject({ kind: 'duplicateRows', path: /skiptoken/, rows: 2 });
    expect(await ids()).toEqual([...all.slice(0, 20), ...all.slice(20, 22), ...all.slice(20)]);
    emulator.faults.inject({ kind: 'duplicateRows', path: /skiptoken/, after: 1 });
    expect(await ids()).toEqual([...all, all[20]]);
  });

  it('nullRows: beside the others', async () => {
    emulator.faults.inject({ kind: 'nullRows', path: /users/, rows: 2 });
    const { body } = await session.get<Page>(users);
    expect(body.value.slice(0, 3)).toEqual([null, null, { id: expect.any(String) as string }]);
    expect(body.value).toHaveLength(12);
  });

  it('leaves alone what is no page', async () => {
    const [user = ''] = await ids();
    emulator.faults.inject({ kind: 'nullRows', path: /users/ });
    const { body } = await session.get(`/v1.0/users/${user}?$select=id`);
    expect(Object.keys(body)).toEqual(['@odata.context', 'id']);
  });
});
