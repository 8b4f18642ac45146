import { grantedPermission, permissionRequirements, permissionTasks } from '../../../graph/permissions';

test('each task says what it is, who needs it, and what allows it', () => {
  expect(permissionTasks.length).toBeGreaterThan(10);
  for (const name of permissionTasks) {
    const { task, operations, needsOneOf } = permissionRequirements[name];
    expect(task).toMatch(/^[A-Z].+: \w/);
    expect(operations.length).toBeGreaterThan(0);
    expect(new Set(needsOneOf).size).toBe(needsOneOf.length);
    for (const permission of needsOneOf) expect(permission).toMatch(/^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)+$/);
  }
});

test("Flexera's three permissions allow all that its four tasks need", () => {
  const roles = ['Directory.Read.All', 'Reports.Read.All', 'User.ReadWrite.All'];
  const tasks = permissionTasks.filter((task) => permissionRequirements[task].required);
  expect(tasks.filter((task) => grantedPermission(task, roles) === null)).toEqual([]);
});

test('so do the least privileged ones', () => {
  const roles = [
    'User.Read.All',
    'Reports.Read.All',
    'LicenseAssignment.Read.All',
    'LicenseAssignment.ReadWrite.All',
  ];
  const tasks = permissionTasks.filter((task) => permissionRequirements[task].required);
  expect(tasks.filter((task) => grantedPermission(task, roles) === null)).toEqual([]);
});

test('of several granted permissions the least privileged is named, and none where none fits', () => {
  expect(
    grantedPermission('licenseAssignment:write', [
      'Directory.ReadWrite.All',
      'LicenseAssignment.ReadWrite.All',
    ]),
  ).toBe('LicenseAssignment.ReadWrite.All');
  expect(grantedPermission('licenseAssignment:write', ['User.Read.All'])).toBeNull();
  expect(grantedPermission('license:subscriptions', ['LicenseAssignment.Read.All'])).toBeNull();
});

test('nobody can change the table', () => {
  expect(Object.isFrozen(permissionRequirements)).toBe(true);
});
