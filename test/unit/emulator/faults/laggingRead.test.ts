import { type Emulator, startEmulator } from '../../../../emulator';
import { type Page, Session, defined } from '../../../support/emulatorSession';

interface Row {
  id: string;
  assignedLicenses: unknown[];
  licenseAssignmentStates: unknown[];
}

describe('a read that lags behind a write', () => {
  let emulator: Emulator;
  let session: Session;
  let now = Date.parse('2026-11-23T12:00:00Z');

  beforeEach(async () => {
    emulator = await startEmulator({ users: 30, now: () => new Date(now) });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.stop());

  const select = '$select=id,assignedLicenses,licenseAssignmentStates';

  /** Takes the direct licenses of a user who holds no others; gives the user's id. */
  async function removeAll(): Promise<string> {
    const user = defined(
      emulator.tenant
        .users(0, 30)
        .users.find(
          ({ licenseAssignments: all }) =>
            all.length > 0 && all.every(({ assignedByGroup }) => assignedByGroup === null),
        ),
    );
    const { status } = await session.post(`/v1.0/users/${user.id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: user.licenseAssignments.map(({ skuId }) => skuId),
    });
    expect(status).toBe(200);
    return user.id;
  }

  const seen = async (id: string) => {
    const { body } = await session.get<Row>(`/v1.0/users/${id}?${select}`);
    return { licenses: body.assignedLicenses.length, states: body.licenseAssignmentStates.length };
  };

  it('for one answer, in the states alone, unless told otherwise', async () => {
    emulator.faults.inject({ kind: 'laggingRead', path: /assignLicense/ });
    const id = await removeAll();
    const first = await seen(id);
    expect(first.licenses).toBe(0);
    expect(first.states).toBeGreaterThan(0);
    expect(await seen(id)).toEqual({ licenses: 0, states: 0 });
  });

  it('for so many answers, alone, in a page or in a batch; an answer that does not show the states is none', async () => {
    emulator.faults.inject({ kind: 'laggingRead', path: /assignLicense/, reads: 3 });
    const id = await removeAll();
    expect((await session.get<Row>(`/v1.0/users/${id}`)).status).toBe(200);
    expect((await seen(id)).states).toBeGreaterThan(0);
    const page = await session.get<Page<Row>>(`/v1.0/users?${select}`);
    expect(defined(page.body.value.find((row) => row.id === id)).licenseAssignmentStates).not.toEqual([]);
    const { body } = await session.post<{ responses: Array<{ body: Row }> }>('/v1.0/$batch', {
      requests: [{ id: '1', method: 'GET', url: `/users/${id}?${select}` }],
    });
    expect(body.responses[0]?.body.licenseAssignmentStates).not.toEqual([]);
    expect(await seen(id)).toEqual({ licenses: 0, states: 0 });
  });

  it('for a time by the clock of the emulator, in the properties that are named', async () => {
    emulator.faults.inject({
      kind: 'laggingRead',
      path: /assignLicense/,
      milliseconds: 5000,
      properties: ['assignedLicenses', 'licenseAssignmentStates'],
    });
    const id = await removeAll();
    for (let read = 0; read < 3; read += 1) expect((await seen(id)).licenses).toBeGreaterThan(0);
    now += 5000;
    expect(await seen(id)).toEqual({ licenses: 0, states: 0 });
  });

  it('a refused write begins no lag, and clear ends one', async () => {
    emulator.faults.inject({ kind: 'laggingRead', path: /assignLicense/, times: 2, reads: Infinity });
    const [user] = emulator.tenant.users(0, 1).users;
    const refused = await session.post(`/v1.0/users/${defined(user).id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: ['00000000-0000-0000-0000-000000000000'],
    });
    expect(refused.status).toBe(400);
    const id = await removeAll();
    expect((await seen(id)).states).toBeGreaterThan(0);
    emulator.faults.clear();
    expect((await seen(id)).states).toBe(0);
  });
});
