import { type Emulator, startEmulator } from '../../../../../emulator';
import { type GraphErrorBody, type Page, Session, defined } from '../../../../support/emulatorSession';

interface WireUser {
  id: string;
  displayName: string;
  userPrincipalName: string;
  [property: string]: unknown;
}

describe('GET /users', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 1200, seed: 3 });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  const directory = () => [...emulator.tenant.scanUsers()].map(({ user }) => user);
  const eventual = { ConsistencyLevel: 'eventual' };

  async function refusal(path: string, headers: Record<string, string> = {}) {
    const { status, body } = await session.get<GraphErrorBody>(path, headers);
    return { status, code: body.error.code, message: body.error.message };
  }

  describe('pages', () => {
    it('has 100 users by default, the default properties, and a tip', async () => {
      const { body } = await session.get<Page<WireUser>>('/v1.0/users');
      expect(body.value).toHaveLength(100);
      expect(Object.keys(defined(body.value[0])).sort()).toEqual([
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
        'surname',
        'userPrincipalName',
      ]);
      expect(body).toHaveProperty(['@microsoft.graph.tips']);
      expect(body['@odata.context']).toBe(`${emulator.url}/v1.0/$metadata#users`);
      expect(body).not.toHaveProperty(['@odata.count']);
    });

    it.each([
      [1, 1],
      [999, 999],
    ])('has as many as $top=%d asks for', async (top, length) => {
      const { body } = await session.get<Page>(`/v1.0/users?$top=${top}`);
      expect(body.value).toHaveLength(length);
    });

    it('is at most 500 with signInActivity', async () => {
      const { body } = await session.get<Page>('/v1.0/users?$select=id,signInActivity&$top=999');
      expect(body.value).toHaveLength(500);
    });

    it.each([
      [
        '1000',
        'Request_UnsupportedQuery',
        "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.",
      ],
      [
        '0',
        'Request_UnsupportedQuery',
        "Invalid page size specified: '0'. Must be between 1 and 999 inclusive.",
      ],
      [
        'many',
        'BadRequest',
        "Invalid value 'many' for $top query option found. The $top query option requires a non-negative integer value.",
      ],
    ])('refuses $top=%s', async (top, code, message) => {
      expect(await refusal(`/v1.0/users?$top=${top}`)).toEqual({ status: 400, code, message });
    });

    it('come to every user once; the last has no nextLink, and nextLink keeps the query', async () => {
      const users = await session.all<WireUser>('/v1.0/users?$select=id&$top=999');
      expect(users.map(({ id }) => id)).toEqual(directory().map(({ id }) => id));
      const { body } = await session.get<Page>('/v1.0/users?$select=id&$top=999');
      expect(body['@odata.nextLink']).toMatch(/\/v1\.0\/users\?\$select=id&\$top=999&\$skiptoken=\S+$/);
    });

    it('come from beta under beta addresses', async () => {
      const { body } = await session.get<Page>('/beta/users?$top=5');
      expect(body['@odata.nextLink']).toContain(`${emulator.url}/beta/users?`);
    });

    it('skip nobody when a user is deleted between two pages', async () => {
      const other = await startEmulator({ users: 20, seed: 5 });
      try {
        const walker = await Session.open(other);
        const first = await walker.get<Page<WireUser>>('/v1.0/users?$top=10&$select=id');
        other.tenant.deleteUser(defined(first.body.value[3]).id);
        const second = await walker.get<Page<WireUser>>(
          defined(first.body['@odata.nextLink']).slice(other.url.length),
        );
        expect(second.body.value).toHaveLength(10);
        expect(new Set([...first.body.value, ...second.body.value].map(({ id }) => id)).size).toBe(20);
      } finally {
        await other.stop();
      }
    });

    it.each([
      [
        'one that was made up',
        (link: string) => link.replace(/skiptoken=.*/, 'skiptoken=RFNwdAIAAQinvented'),
      ],
      [
        'one of another query',
        (link: string) => link.replace('users?', 'users?$filter=accountEnabled%20eq%20true&'),
      ],
    ])('refuse a page token: %s', async (_title, spoil) => {
      const { body } = await session.get<Page>('/v1.0/users?$top=5');
      const link = spoil(defined(body['@odata.nextLink']).slice(emulator.url.length));
      expect(await refusal(link)).toMatchObject({ status: 400, code: 'Directory_ExpiredPageToken' });
    });
  });

  describe('$select', () => {
    it('gives exactly the properties, and always the id', async () => {
      const { body } = await session.get<Page<WireUser>>(
        '/v1.0/users?$select=accountEnabled,assignedLicenses&$top=1',
      );
      expect(Object.keys(defined(body.value[0])).sort()).toEqual([
        'accountEnabled',
        'assignedLicenses',
        'id',
      ]);
      expect(body).not.toHaveProperty(['@microsoft.graph.tips']);
    });

    it('gives assignment states and licences as the tenant holds them', async () => {
      const [user] = directory().filter(({ licenseAssignments }) => licenseAssignments.length > 1);
      const { body } = await session.get<WireUser>(
        `/v1.0/users/${defined(user).id}?$select=licenseAssignmentStates,assignedLicenses`,
      );
      expect(body.licenseAssignmentStates).toEqual(defined(user).licenseAssignments);
      expect(body.assignedLicenses).toEqual(emulator.tenant.assignedLicenses(defined(user)));
    });

    it('leaves signInActivity out for users who never signed in', async () => {
      const users = await session.all<WireUser>('/v1.0/users?$select=id,signInActivity&$top=500');
      const without = directory().filter(({ signInActivity }) => signInActivity === null);
      expect(users.filter((user) => !('signInActivity' in user))).toHaveLength(without.length);
      expect(without.length).toBeGreaterThan(0);
    });

    it.each([
      [
        'a property that Graph does not have',
        'nickname',
        400,
        "Parsing OData Select and Expand failed: Could not find a property named 'nickname' on type 'microsoft.graph.user'.",
      ],
      ['one that only a single user has', 'mailboxSettings', 501, 'Not Implemented'],
    ])('refuses %s', async (_title, name, status, message) => {
      expect(await refusal(`/v1.0/users?$select=id,${name}`)).toMatchObject({ status, message });
    });
  });

  describe('$count', () => {
    it('is on the first page only, and only in an eventual query', async () => {
      const first = await session.get<Page>('/v1.0/users?$count=true&$top=999', eventual);
      expect(first.body['@odata.count']).toBe(1200);
      const second = await session.get<Page>(
        defined(first.body['@odata.nextLink']).slice(emulator.url.length),
        eventual,
      );
      expect(second.body).not.toHaveProperty(['@odata.count']);
      const silent = await session.get<Page>('/v1.0/users?$count=true');
      expect([silent.status, '@odata.count' in silent.body]).toEqual([200, false]);
    });

    it('as a segment is a number in plain text, and needs the header', async () => {
      const reply = await session.get<number>('/v1.0/users/$count?$filter=accountEnabled eq false', eventual);
      expect(reply.headers.get('content-type')).toBe('text/plain');
      expect(reply.body).toBe(directory().filter(({ accountEnabled }) => !accountEnabled).length);
      expect(await refusal('/v1.0/users/$count')).toEqual({
        status: 400,
        code: 'Request_BadRequest',
        message: '$count is not currently supported.',
      });
    });
  });

  describe('$search', () => {
    it('finds words of the display name by their beginning', async () => {
      const [wanted] = directory().filter(({ displayName }) => /^\w+ \w+$/.test(displayName));
      const word = defined(defined(wanted).displayName.split(' ')[1]);
      const found = await session.all<WireUser>(
        `/v1.0/users?$search="displayName:${word}"&$select=id`,
        eventual,
      );
      const expected = directory().filter(({ displayName }) =>
        displayName
          .toLowerCase()
          .split(/[\s-]+/)
          .some((part) => part.startsWith(word.toLowerCase())),
      );
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    });

    it('combines clauses, and pages', async () => {
      const path =
        '/v1.0/users?$search="displayName:a" OR "userPrincipalName:b"&$select=id,displayName,userPrincipalName&$top=7';
      const found = await session.all<WireUser>(path, eventual);
      expect(found.length).toBeGreaterThan(7);
      for (const user of found) {
        expect(/(^|[\s\-_.,;:()])a/i.test(user.displayName) || /^b/i.test(user.userPrincipalName)).toBe(true);
      }
    });

    it('needs the header', async () => {
      expect(await refusal('/v1.0/users?$search="displayName:a"')).toEqual({
        status: 400,
        code: 'Request_UnsupportedQuery',
        message:
          "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
      });
    });

    it('needs its quotes', async () => {
      const ampersand = '/v1.0/users?$search="displayName:R%26D"';
      expect(await refusal(ampersand, eventual)).toMatchObject({ code: 'BadRequest' });
      const { status } = await session.get(ampersand, { ...eventual, Prefer: 'legacySearch=false' });
      expect(status).toBe(200);
      expect(await refusal('/v1.0/users?$search=displayName:a', eventual)).toMatchObject({
        code: 'BadRequest',
        message: "Syntax error: character ':' is not valid at position 11 in 'displayName:a'.",
      });
    });
  });

  describe('$orderby', () => {
    it.each(['displayName', 'userPrincipalName'])(
      'sorts by %s in a plain query, over all pages',
      async (name) => {
        const users = await session.all<WireUser>(
          `/v1.0/users?$orderby=${name} desc&$select=${name}&$top=400`,
        );
        const names = users.map((user) => String(user[name]).toLowerCase());
        expect(names).toHaveLength(1200);
        expect(names).toEqual([...names].sort((one, other) => (one < other ? 1 : one > other ? -1 : 0)));
      },
    );

    it.each([
      ['createdDateTime in a plain query', '/v1.0/users?$orderby=createdDateTime', {}],
      [
        'together with $filter in a plain query',
        '/v1.0/users?$orderby=displayName&$filter=accountEnabled eq true',
        {},
      ],
      ['department, even in an advanced query', '/v1.0/users?$orderby=department&$count=true', eventual],
    ])('refuses %s', async (_title, path, headers) => {
      expect(await refusal(path, headers)).toEqual({
        status: 400,
        code: 'Request_UnsupportedQuery',
        message: 'Sorting not supported for current query.',
      });
    });

    it('sorts a filtered result in an advanced query', async () => {
      const { status } = await session.get(
        '/v1.0/users?$orderby=displayName&$filter=accountEnabled eq true&$count=true',
        eventual,
      );
      expect(status).toBe(200);
    });
  });

  describe('$expand=manager', () => {
    it('adds the manager with the selected properties, and nothing where there is none', async () => {
      const users = await session.all<WireUser>(
        '/v1.0/users?$select=id&$expand=manager($select=id,displayName)&$top=999',
      );
      for (const { id, manager } of users) {
        const { managerId } = defined(emulator.tenant.findUser(id));
        const expected =
          managerId === null
            ? undefined
            : {
                '@odata.type': '#microsoft.graph.user',
                id: managerId,
                displayName: defined(emulator.tenant.findUser(managerId)).displayName,
              };
        expect(manager).toEqual(expected);
      }
      expect(users.some(({ manager }) => manager !== undefined)).toBe(true);
    });

    it('gives 100 to a page at most', async () => {
      const { body } = await session.get<Page>('/v1.0/users?$select=id&$expand=manager&$top=999');
      expect([body.value.length, '@odata.nextLink' in body]).toEqual([100, true]);
    });

    it.each(['$count=true', '$search="displayName:a"'])(
      'is refused in an advanced query (%s)',
      async (option) => {
        const { status, body } = await session.get<GraphErrorBody>(
          `/v1.0/users?$expand=manager&${option}`,
          eventual,
        );
        expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
        expect(body.error.message).toContain('$expand');
      },
    );

    it('refuses other relations by name', async () => {
      expect(await refusal('/v1.0/users?$expand=memberOf')).toMatchObject({
        status: 501,
        code: 'NotEmulated',
        message: expect.stringContaining('$expand=memberOf'),
      });
    });
  });

  it('refuses $skip by name', async () => {
    expect(await refusal('/v1.0/users?$skip=5')).toMatchObject({
      status: 501,
      code: 'NotEmulated',
      message: expect.stringContaining('$skip'),
    });
  });

  describe('of one user', () => {
    it('takes the id or the principal name, in any letter case, quoted or percent-encoded', async () => {
      const [user] = directory().filter(({ userPrincipalName }) => userPrincipalName.includes('#EXT#'));
      const name = defined(user).userPrincipalName;
      for (const key of [
        defined(user).id,
        encodeURIComponent(name),
        encodeURIComponent(name.toUpperCase()),
      ]) {
        const { body } = await session.get<WireUser>(`/v1.0/users/${key}?$select=id`);
        expect(body).toEqual({
          '@odata.context': `${emulator.url}/v1.0/$metadata#users(id)/$entity`,
          id: defined(user).id,
        });
      }
      expect((await session.get<WireUser>(`/v1.0/users('${defined(user).id}')`)).body.id).toBe(
        defined(user).id,
      );
    });

    it.each([
      'nobody@contoso.com',
      '00000000-0000-4000-8000-000000000000',
      "a/b#c?d'e",
      '名前@contoso.com',
      '🦊',
    ])('answers 404 for %s', async (key) => {
      expect(await refusal(`/v1.0/users/${encodeURIComponent(key)}`)).toEqual({
        status: 404,
        code: 'Request_ResourceNotFound',
        message: `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
      });
    });

    it('has a manager, or 404', async () => {
      const managed = defined(directory().find(({ managerId }) => managerId !== null));
      const alone = defined(directory().find(({ managerId }) => managerId === null));
      expect((await session.get<WireUser>(`/v1.0/users/${managed.id}/manager`)).body.id).toBe(
        managed.managerId,
      );
      expect((await session.get(`/v1.0/users/${alone.id}/manager`)).status).toBe(404);
    });
  });

  describe('deleted', () => {
    const path = '/v1.0/directory/deletedItems/microsoft.graph.user';

    it('are listed apart, with their deletion date, in pages', async () => {
      const users = await session.all<WireUser>(`${path}?$select=id,deletedDateTime,assignedLicenses&$top=3`);
      expect(users.map(({ id, deletedDateTime }) => ({ id, deletedDateTime }))).toEqual(
        emulator.tenant.deletedUsers().map(({ id, deletedDateTime }) => ({ id, deletedDateTime })),
      );
      expect(users.length).toBeGreaterThan(3);
    });

    it('are no users any more', async () => {
      const [user] = emulator.tenant.deletedUsers();
      expect((await session.get(`/v1.0/users/${defined(user).id}`)).status).toBe(404);
      expect((await session.get<WireUser>(`/v1.0/directory/deletedItems/${defined(user).id}`)).body.id).toBe(
        defined(user).id,
      );
    });
  });
});
