import { type Emulator, startEmulator } from '../../../../../emulator';
import type { TenantUser } from '../../../../../emulator/tenant/model';
import { type GraphErrorBody, Session, defined } from '../../../../support/emulatorSession';

interface DeltaPage {
  value: Array<Record<string, unknown> & { id: string }>;
  '@odata.context': string;
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

describe('GET /users/delta', () => {
  let emulator: Emulator;
  let session: Session;
  let clock: number;

  beforeEach(async () => {
    clock = Date.parse('2026-11-23T12:00:00Z');
    emulator = await startEmulator({ users: 25, seed: 5, now: () => new Date(clock), tokenLifetime: 9e6 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.stop());

  const local = (link: string) => link.slice(emulator.url.length);
  const first = '/v1.0/users/delta?$select=displayName,accountEnabled,assignedLicenses';

  /** A whole round: its rows, its pages and where the next one begins. */
  const round = async (path: string, headers: Record<string, string> = {}) => {
    const rows: DeltaPage['value'] = [];
    const pages: number[] = [];
    for (let next = path; ;) {
      const { status, body } = await session.get<DeltaPage>(next, headers);
      expect(status).toBe(200);
      rows.push(...body.value);
      pages.push(body.value.length);
      if (body['@odata.deltaLink'] !== undefined) {
        expect(body['@odata.nextLink']).toBeUndefined();
        return { rows, pages, deltaLink: local(body['@odata.deltaLink']) };
      }
      next = local(defined(body['@odata.nextLink']));
    }
  };
  const somebody = (index = 0): TenantUser => defined(emulator.tenant.users(0, 25).users[index]);

  it('lists everybody first, and then who has changed since, with all that was selected', async () => {
    emulator.tenant.deltaBehaviour.pageSize = 10;
    const { rows, pages, deltaLink } = await round(first);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(25);
    expect(pages).toEqual([10, 10, 5]);
    expect(deltaLink).toMatch(/^\/v1\.0\/users\/delta\?\$deltatoken=[^&]+$/);

    emulator.tenant.setUser(somebody().id, { accountEnabled: false });
    const second = await round(deltaLink);
    expect(second.rows).toEqual([
      {
        id: somebody().id,
        displayName: somebody().displayName,
        accountEnabled: false,
        assignedLicenses: emulator.tenant.assignedLicenses(somebody()),
      },
    ]);
    expect((await round(second.deltaLink)).rows).toEqual([]);
  });

  it('tells of changes during the first round in the second', async () => {
    emulator.tenant.deltaBehaviour.pageSize = 10;
    const { body } = await session.get<DeltaPage>(first);
    const changed = somebody();
    emulator.tenant.setUser(changed.id, { displayName: 'Somebody Else' });
    const { deltaLink } = await round(local(defined(body['@odata.nextLink'])));
    expect((await round(deltaLink)).rows).toMatchObject([{ id: changed.id, displayName: 'Somebody Else' }]);
  });

  it('tells of users who came, went, came back and are gone for good', async () => {
    let { deltaLink } = await round(first);
    const added = emulator.tenant.addUser({ userPrincipalName: 'new.hire' });
    const [leaver, other] = [somebody(1).id, somebody(2).id];
    emulator.tenant.deleteUser(leaver);
    const next = async () => {
      const { rows, ...rest } = await round(deltaLink);
      deltaLink = rest.deltaLink;
      return rows;
    };
    expect(await next()).toEqual([
      expect.objectContaining({ id: added.id, accountEnabled: true }),
      { id: leaver, '@removed': { reason: 'changed' } },
    ]);
    emulator.tenant.restoreUser(leaver);
    expect(await next()).toEqual([expect.objectContaining({ id: leaver, accountEnabled: true })]);
    emulator.tenant.deleteUser(other);
    expect(await next()).toHaveLength(1);
    emulator.tenant.purgeUser(other);
    expect(await next()).toEqual([{ id: other, '@removed': { reason: 'deleted' } }]);
  });

  it('does not track license assignment states, nor what was not selected', async () => {
    const { deltaLink } = await round('/v1.0/users/delta?$select=displayName,licenseAssignmentStates');
    const licensed = defined(
      emulator.tenant
        .users(0, 25)
        .users.find(({ licenseAssignments }) =>
          licenseAssignments.some((row) => row.assignedByGroup === null),
        ),
    );
    const held = defined(licensed.licenseAssignments.find((row) => row.assignedByGroup === null));
    emulator.tenant.assignLicense(licensed.id, { addLicenses: [], removeLicenses: [held.skuId] });
    emulator.tenant.setUser(somebody().id, { department: 'Elsewhere' });
    expect((await round(deltaLink)).rows).toEqual([]);
  });

  it('gives only what has changed with Prefer: return=minimal', async () => {
    const { deltaLink } = await round(first);
    emulator.tenant.setUser(somebody().id, { accountEnabled: false, department: 'Elsewhere' });
    const { rows } = await round(deltaLink, { Prefer: 'return=minimal' });
    expect(rows).toEqual([{ id: somebody().id, accountEnabled: false }]);
  });

  it('tells of managers as changes of a reference', async () => {
    const boss = somebody(0).id;
    const report = emulator.tenant.addUser({ userPrincipalName: 'report', managerId: boss });
    const start = await round('/v1.0/users/delta?$select=displayName,manager');
    const type = { '@odata.type': '#microsoft.graph.user' };
    expect(start.rows.find(({ id }) => id === report.id)).toMatchObject({
      'manager@delta': [{ ...type, id: boss }],
    });
    emulator.tenant.setUser(report.id, { managerId: somebody(1).id });
    expect((await round(start.deltaLink)).rows).toEqual([
      {
        id: report.id,
        displayName: report.displayName,
        'manager@delta': [
          { ...type, id: boss, '@removed': { reason: 'deleted' } },
          { ...type, id: somebody(1).id },
        ],
      },
    ]);
  });

  it('begins now and without rows with $deltatoken=latest', async () => {
    const { rows, deltaLink } = await round('/v1.0/users/delta?$deltatoken=latest&$select=accountEnabled');
    expect(rows).toEqual([]);
    emulator.tenant.setUser(somebody().id, { accountEnabled: false });
    expect((await round(deltaLink)).rows).toEqual([{ id: somebody().id, accountEnabled: false }]);
  });

  it('keeps a filter by ids for the whole chain', async () => {
    const [one, other] = [somebody(0).id, somebody(1).id];
    const filter = encodeURIComponent(`id eq '${one}' or id eq '${other}'`);
    const { rows, deltaLink } = await round(`/v1.0/users/delta?$select=displayName&$filter=${filter}`);
    expect(rows.map(({ id }) => id).sort()).toEqual([one, other].sort());
    emulator.tenant.setUser(one, { displayName: 'One' });
    emulator.tenant.setUser(somebody(2).id, { displayName: 'Nobody asked' });
    expect((await round(deltaLink)).rows.map(({ id }) => id)).toEqual([one]);
  });

  it('may repeat, replay, send empty pages and list removed users first', async () => {
    emulator.tenant.deleteUser(somebody(3).id);
    Object.assign(emulator.tenant.deltaBehaviour, {
      emptyPages: true,
      removedInFirstRound: true,
      pageSize: 20,
    });
    const start = await round(first);
    expect(start.pages[0]).toBe(0);
    expect(start.pages).toHaveLength(4);
    const removed = start.rows.filter((row) => '@removed' in row);
    expect(removed.length).toBe(emulator.tenant.deletedUsers().length);

    Object.assign(emulator.tenant.deltaBehaviour, { repeats: true, replays: true });
    emulator.tenant.setUser(somebody().id, { displayName: 'Once' });
    const second = await round(start.deltaLink);
    expect(second.rows.map(({ displayName }) => displayName)).toEqual(['Once', 'Once']);
    expect((await round(second.deltaLink)).rows.map(({ displayName }) => displayName)).toEqual([
      'Once',
      'Once',
    ]);
  });

  const refused = async (path: string) => {
    const { status, body, headers } = await session.get<GraphErrorBody>(path);
    return { status, code: body.error.code, location: headers.get('location') };
  };

  it('forgets a token after seven days', async () => {
    const { deltaLink } = await round(first);
    clock += 7 * 86_400_000;
    expect((await session.get(deltaLink)).status).toBe(200);
    clock += 1;
    expect(await refused(deltaLink)).toMatchObject({ status: 400, code: 'syncStateNotFound' });
    expect(await refused('/v1.0/users/delta?$deltatoken=made.up')).toMatchObject({
      status: 400,
      code: 'syncStateNotFound',
    });
  });

  it('sends a client to a full sync where the tokens were given up', async () => {
    const { deltaLink } = await round(first);
    emulator.tenant.deltaGeneration += 1;
    const { status, location } = await refused(deltaLink);
    expect(status).toBe(410);
    expect((await round(local(defined(location)))).rows).toHaveLength(25);
  });

  it.each([
    ['$top', '$top=5'],
    ['$expand', '$expand=manager'],
    ['$orderby', '$orderby=displayName'],
    ['another filter', `$filter=${encodeURIComponent('accountEnabled eq true')}`],
    [
      'more than 50 ids',
      `$filter=${encodeURIComponent(
        Array.from({ length: 51 }, () => "id eq '02bd9fd6-8f93-4758-87c3-1fb73740a315'").join(' or '),
      )}`,
    ],
  ])('refuses %s', async (_what, option) => {
    expect(await refused(`/v1.0/users/delta?${option}`)).toMatchObject({
      status: 400,
      code: 'Request_UnsupportedQuery',
    });
  });

  it('refuses $select beside a token', async () => {
    const { deltaLink } = await round(first);
    expect((await refused(`${deltaLink}&$select=id`)).status).toBe(400);
  });
});
