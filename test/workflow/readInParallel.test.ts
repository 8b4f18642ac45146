import { startEmulator, type Emulator, type Fault } from '../../emulator';
import { emptyTenant } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n } from './n8n';

const size = 20_300;
const oneByOne = /one page after the other/i;
const rangePath = /\/users\?.*createdDateTime le/;

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ users: size, seed: 11 })]);
});
beforeEach(() => {
  emulator.reset();
  emulator.tenant.indexBehaviour = {};
});
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
});

async function readRoster(parameters: object = {}, of = emulator) {
  const run = await n8n.run({
    nodes: [
      licensesNode({
        resource: 'user',
        operation: 'getAll',
        returnAll: true,
        simplify: false,
        ...parameters,
      }),
    ],
    credentials: { ...of.credential },
  });
  if (run.error) throw new Error(run.error.everything);
  const users = run.json<{ id: string; department: string | null }>();
  return { users, ids: users.map(({ id }) => id).sort(), hints: run.hints().map(({ message }) => message) };
}
const directory = (of = emulator) => [...of.tenant.scanUsers()].map(({ user }) => user.id).sort();
const ranges = () => emulator.requests.matching('GET', /\$filter=.*createdDateTime/);
const counts = () => emulator.requests.matching('POST', /\$batch/);

describe('a large tenant, read in parallel', () => {
  it('comes whole, each user once', async () => {
    const { ids, hints } = await readRoster();
    expect(ids).toEqual(directory());
    expect(hints).toEqual([]);
    expect(ranges().length).toBeGreaterThan(8);
  });

  it('comes page after page where the option is off, or a limit is set', async () => {
    const { ids } = await readRoster({ options: { readInParallel: false } });
    expect(ids).toEqual(directory());
    const { users } = await readRoster({ returnAll: false, limit: 5000 });
    expect(users).toHaveLength(5000);
    expect([...ranges(), ...counts()]).toEqual([]);
  });

  it('keeps to its filters', async () => {
    const filters = { accountStatus: 'blocked' };
    const { ids } = await readRoster({ filters });
    const blocked = [...emulator.tenant.scanUsers()].filter(({ user }) => !user.accountEnabled);
    expect(ids).toEqual(blocked.map(({ user }) => user.id).sort());
    // Enabled users are enough to be read in parallel, and their filter goes with each range.
    const { ids: active, hints } = await readRoster({ filters: { accountStatus: 'active' } });
    expect(active).toHaveLength(size - blocked.length);
    expect(hints).toEqual([]);
  });

  it('shows users as the directory has them although the index is behind, and says that it was read again', async () => {
    const [first, second, third] = [...emulator.tenant.scanUsers()].map(({ user }) => user).slice(-3);
    if (!first || !second || !third) throw new Error('The tenant has users.');
    emulator.tenant.indexBehaviour = { changesBehind: 10 };
    emulator.tenant.setUser(first.id, { department: 'Moved' });
    emulator.tenant.setUser(second.id, { createdDateTime: null, department: 'Unknown time' });
    emulator.tenant.deleteUser(third.id);
    const { users, ids, hints } = await readRoster();
    expect(ids).toEqual(directory());
    expect(users.find(({ id }) => id === first.id)?.department).toBe('Moved');
    expect(users.find(({ id }) => id === second.id)?.department).toBe('Unknown time');
    expect(hints).toContainEqual(
      expect.stringMatching(/did not give as many users as Microsoft Graph counts/),
    );

    // The index has caught up; of who has no time of creation it knows the id alone.
    emulator.tenant.indexBehaviour = {};
    const later = await readRoster();
    expect(later.ids).toEqual(directory());
    expect(later.hints).toEqual([]);
    expect(later.users.find(({ id }) => id === second.id)?.department).toBe('Unknown time');
  });

  it('finds a user who came while the index was behind', async () => {
    emulator.tenant.indexBehaviour = { changesBehind: 1 };
    const { id } = emulator.tenant.addUser({ userPrincipalName: 'just.arrived' });
    const { ids, hints } = await readRoster();
    expect(ids).toContain(id);
    expect(ids).toEqual(directory());
    expect(hints.filter((hint) => oneByOne.test(hint))).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    ['the count lies', () => (emulator.tenant.indexBehaviour = { miscount: (users) => users + 40 })],
    ['advanced queries are refused', () => (emulator.tenant.indexBehaviour = { refuses: true })],
    ['a part is short', () => inject({ kind: 'lostTail', path: rangePath, share: 0.9 })],
    ['a part has an unreadable page', () => inject({ kind: 'missingValue', path: rangePath, after: 3 })],
    [
      'the tokens of a part expire',
      () => inject({ kind: 'expiredPageToken', path: /createdDateTime le.*skiptoken/, times: Infinity }),
    ],
  ])('comes whole, with a hint, where %s', async (_, happen) => {
    happen();
    const { ids, hints } = await readRoster();
    expect(ids).toEqual(directory());
    expect(hints.filter((hint) => oneByOne.test(hint))).toHaveLength(1);
  });

  it.each<[string, Omit<Fault, 'path'>]>([
    ['is throttled', { kind: 'status', status: 429, retryAfter: 1 } as Fault],
    ['repeats rows', { kind: 'duplicateRows', rows: 20, times: 5 } as Fault],
    ['has an empty page', { kind: 'emptyPage' }],
  ])('comes whole where a part %s', async (_, fault) => {
    inject({ ...fault, path: rangePath } as Fault);
    const { ids } = await readRoster();
    expect(ids).toEqual(directory());
  });

  it.each([
    ['reclamation', 'findCandidates', {}],
    ['licenseAssignment', 'getAll', { returnAll: true }],
    ['activity', 'getAll', { returnAll: true }],
  ])('gives in %s: %s what it gives in sequence', async (resource, operation, parameters) => {
    const read = async (readInParallel: boolean) => {
      const run = await n8n.run({
        nodes: [licensesNode({ resource, operation, ...parameters, options: { readInParallel } })],
        credentials: { ...emulator.credential },
      });
      if (run.error) throw new Error(run.error.everything);
      return run.json().map(withoutClock).sort();
    };
    const inParallel = await read(true);
    expect(inParallel.length).toBeGreaterThan(100);
    expect(ranges().length).toBeGreaterThan(8);
    emulator.reset();
    expect(inParallel).toEqual(await read(false));
    expect(ranges()).toEqual([]);
  });

  it('is read in sequence where all were created in one second', async () => {
    const tenant = emptyTenant();
    for (let number = 0; number < 20_100; number += 1)
      tenant.addUser({ userPrincipalName: `user.${number}`, createdDateTime: '2024-05-01T08:00:00Z' });
    const sudden = await startEmulator({ tenant });
    try {
      const { ids, hints } = await readRoster({}, sudden);
      expect(ids).toEqual(directory(sudden));
      expect(hints).toContainEqual(expect.stringMatching(/^Most users were created in one moment/));
    } finally {
      await sudden.stop();
    }
  });
});

/** An item as text, without the moment at which it was judged. */
function withoutClock(item: object): string {
  return JSON.stringify(item, (name, value: unknown) => (name === 'evaluatedAt' ? undefined : value));
}

function inject(fault: Fault): void {
  emulator.faults.inject(fault);
}
