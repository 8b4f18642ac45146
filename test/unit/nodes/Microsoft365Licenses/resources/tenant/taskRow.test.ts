import { permissionRequirements, permissionTasks } from '../../../../../../graph/permissions';
import { resourceDescription } from '../../../../../../nodes/Microsoft365Licenses/resources';
import { toTaskRow } from '../../../../../../nodes/Microsoft365Licenses/resources/tenant/taskRow';

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
      operations: ['User: Get, Get Many', 'License Assignment: Get Many', 'Reclamation: Find Candidates'],
    });
  });

  it.each(permissionTasks)('names the operations of %s as the menus do', (task) => {
    const ofNode = permissionRequirements[task].operations.filter((name) => !name.startsWith('trigger:'));
    for (const operation of ofNode) {
      expect(menuEntries()).toContain(toTaskRow({ ...access, operations: [operation] }).operations[0]);
    }
  });
});
