import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';
import { administrators, groups, protectedScene } from './protectedScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

/** Enough for all but roles and hidden members. */
const plainPermissions = [
  'User.Read.All',
  'Reports.Read.All',
  'LicenseAssignment.Read.All',
  'GroupMember.Read.All',
];
const everyAdministrator = [...administrators].sort();

/** The candidates by name; `exclude` as the form of the node gives it. */
async function find(exclude: object, options: EmulatorOptions = {}) {
  emulator = await startEmulator({ tenant: protectedScene(), ...options });
  return run(exclude);
}

async function run(exclude: object) {
  const parameters = { exclude, options: { maxCandidatePercent: 100 } };
  const { error, items, json, hints } = await n8n.run({
    nodes: [licensesNode({ resource: 'reclamation', operation: 'findCandidates', ...parameters })],
    credentials: { ...emulator.credential },
  });
  return {
    error,
    items,
    names: json()
      .map(({ userId }) => String(userId).replace('@contoso.com', ''))
      .sort(),
    hints: hints().map(({ message }) => message),
  };
}

describe('administrators', () => {
  it('are left out unless asked for, by whatever way they got their role', async () => {
    const { error, names, hints } = await find({});
    expect(error).toBeNull();
    expect(names).toEqual(['colleague', 'councillor', 'idle']);
    expect(hints.join()).not.toMatch(/not looked at|not known/);
  });

  it('come with the others where the exclusion is switched off', async () => {
    const { names } = await find({ admins: false });
    expect(names).toEqual(expect.arrayContaining([...everyAdministrator, 'idle']));
  });

  it('are left out where the list of roles comes in pages', async () => {
    const tenant = protectedScene();
    const principalId = tenant.findUser('busy0@contoso.com')?.id ?? '';
    for (let unit = 0; unit < 250; unit++) {
      tenant.otherRoleAssignments.unshift({
        principalId,
        roleDefinitionId: 'cccccccc-0000-4000-8000-000000000001',
        directoryScopeId: `/administrativeUnits/${unit}`,
      });
    }
    const { names } = await find({}, { tenant });
    expect(names).toEqual(['colleague', 'councillor', 'idle']);
    expect(emulator.requests.matching('GET', /roleAssignments/)).toHaveLength(3);
  });

  it('cannot be known by an app without permission for roles: a hint says so, and what to grant', async () => {
    const { error, names, hints } = await find({}, { permissions: plainPermissions });
    expect(error).toBeNull();
    expect(names).toEqual(expect.arrayContaining([...everyAdministrator, 'idle']));
    expect(hints).toContainEqual(
      expect.stringMatching(/Who holds an administrator role is not known.*RoleManagement\.Read\.Directory/),
    );
  });

  it('which stops the run where leaving them out was asked for', async () => {
    const { error, items } = await find({ admins: true }, { permissions: plainPermissions });
    expect(error?.message).toMatch(/may not do this: .*administrator role/);
    expect(error?.description).toContain('RoleManagement.Read.Directory');
    expect(items()).toEqual([]);
  });

  it('who are only eligible are not known by Directory.Read.All', async () => {
    const { error, names, hints } = await find(
      { admins: true },
      { permissions: [...plainPermissions, 'Directory.Read.All'] },
    );
    expect(error).toBeNull();
    expect(names).toEqual(['colleague', 'councillor', 'eligible', 'idle']);
    expect(hints).toContainEqual(
      expect.stringMatching(/only eligible.*RoleEligibilitySchedule\.Read\.Directory/),
    );
  });

  it('by way of a group need the permission for its members', async () => {
    const permissions = ['User.Read.All', 'Reports.Read.All', 'LicenseAssignment.Read.All'];
    const { names, hints } = await find(
      {},
      { permissions: [...permissions, 'RoleManagement.Read.Directory'] },
    );
    expect(names).toEqual(['colleague', 'councillor', 'helpdesk', 'idle']);
    expect(hints).toContainEqual(expect.stringMatching(/by way of a group.*GroupMember\.Read\.All/));
  });

  it('are known in full by a tenant without Entra ID P2, where nobody can be eligible', async () => {
    const { names, hints } = await find({}, { premium: false });
    expect(names).toEqual(['colleague', 'councillor', 'eligible', 'idle']);
    expect(hints.join()).not.toContain('eligible');
  });

  it('stop the run where their list arrives in part', async () => {
    emulator = await startEmulator({ tenant: protectedScene() });
    emulator.faults.inject({ kind: 'missingValue', path: 'roleEligibilitySchedules', times: 9 });
    const { error, items } = await run({});
    expect(error).not.toBeNull();
    expect(items()).toEqual([]);
  });
});

describe('an excluded group', () => {
  it.each([
    ['with hidden membership', groups.hidden, /of the excluded group "Works council" \(aaaaaaaa-/],
    [
      'with such a group in it',
      groups.aroundHidden,
      /of the group "Works council" \(aaaaaaaa-.*nested in the excluded group "Never touch" \(aaaaaaaa-/,
    ],
  ])('%s stops the run of an app that may not see the members', async (_, groupId, message) => {
    const { error, items } = await find({ groups: groupId }, { permissions: plainPermissions });
    expect(error?.message).toMatch(message);
    expect(error?.message).toContain('Member.Read.Hidden');
    expect(items()).toEqual([]);
  });

  it.each([
    ['with hidden membership', groups.hidden, ['colleague', 'idle']],
    ['with such a group in it', groups.aroundHidden, ['idle']],
  ])('%s is left out by an app that may', async (_, groupId, left) => {
    const permissions = [...plainPermissions, 'Member.Read.Hidden', 'RoleManagement.Read.Directory'];
    const { error, names } = await find({ groups: groupId }, { permissions });
    expect(error).toBeNull();
    expect(names).toEqual(left);
  });

  it('without members is warned of, by name and ID, beside one that has some', async () => {
    const { error, names, hints } = await find({ groups: `${groups.empty}, ${groups.projects}` });
    expect(error).toBeNull();
    expect(names).toEqual(['councillor', 'idle']);
    expect(hints.filter((hint) => hint.includes('no members'))).toEqual([
      expect.stringContaining(`"Nobody yet" (${groups.empty})`),
    ]);
  });

  it('stops the run of an app that may read no groups', async () => {
    const permissions = plainPermissions.filter((permission) => permission !== 'GroupMember.Read.All');
    const { error } = await find({ groups: groups.projects }, { permissions });
    expect(error?.description).toContain('GroupMember.Read.All');
  });
});
