import { permissionRequirements, permissionTasks } from '../../../../../../graph/permissions';
import { resourceDescription } from '../../../../../../nodes/Microsoft365Licenses/resources';
import { cellText } from '../../../../../../nodes/Microsoft365Licenses/parameters/tableCell';
import {
  toLowTaskRow,
  toTaskRow,
} from '../../../../../../nodes/Microsoft365Licenses/resources/tenant/taskRow';

const access = {
  task: 'Application Roster: read users and their licenses',
  operations: ['user:get', 'user:getAll', 'licenseAssignment:getAll', 'reclamation:findCandidates'],
  granted: true,
  grantedBy: 'User.Read.All',
  needsOneOf: ['User.Read.All', 'Directory.Read.All'],
  required: true,
};

/** `Resource: Operation`, as the two menus of the node show them. */
function menuEntries(): Set<string> {
  const options = (name: string) => resourceDescription.filter((property) => property.name === name);
  const names = new Map<unknown, string>(
    options('resource')
      .flatMap((property) => property.options ?? [])
      .map((option) => ['value' in option ? option.value : '', option.name]),
  );
  return new Set(
    options('operation').flatMap((property) => {
      const [resource] = property.displayOptions?.show?.resource ?? [];
      return (property.options ?? []).map(({ name }) => `${names.get(resource)}: ${name}`);
    }),
  );
}

describe('a task of Check Access as a row', () => {
  it('has its operations by resource', () => {
    expect(toTaskRow(access)).toEqual({
      ...access,
      missingPermission: null,
      operations: ['User: Get, Get Many', 'License Assignment: Get Many', 'Reclamation: Find Candidates'],
    });
  });

  it('names the least-privileged permission where it is not allowed', () => {
    const missing = { ...access, granted: false, grantedBy: null };
    expect(toTaskRow(missing).missingPermission).toBe('User.Read.All');
  });

  it('stands in two columns of a low row', () => {
    const { area, taskDescription } = toLowTaskRow(toTaskRow(access));
    expect([area, taskDescription]).toEqual(['Application Roster', 'read users and their licenses']);
  });

  it.each(permissionTasks)('has the whole text of %s in a low row', (task) => {
    const { area, taskDescription } = toLowTaskRow(
      toTaskRow({ ...access, task: permissionRequirements[task].task }),
    );
    expect(`${area}: ${taskDescription}`).toBe(permissionRequirements[task].task);
    expect(cellText('taskDescription', taskDescription)).toBe(taskDescription);
    expect(cellText('area', area)).toBe(area);
  });

  it.each(permissionTasks)('names the operations of %s as the menus do', (task) => {
    const ofNode = permissionRequirements[task].operations.filter((name) => !name.startsWith('trigger:'));
    for (const operation of ofNode) {
      expect(menuEntries()).toContain(toTaskRow({ ...access, operations: [operation] }).operations[0]);
    }
  });
});
