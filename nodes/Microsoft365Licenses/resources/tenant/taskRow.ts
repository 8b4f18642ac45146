import type { TaskAccess } from '../../../../usecases/access/checkAccess';

/** A task with its operations as the menus name them, by resource: `User: Get, Get Many`, `Reclamation: Reclaim`. */
export function toTaskRow({
  task,
  granted,
  grantedBy,
  needsOneOf,
  required,
  operations,
}: TaskAccess): TaskAccess {
  return {
    task,
    granted,
    grantedBy,
    needsOneOf,
    required,
    operations: byResource(operations),
  };
}

function byResource(operations: readonly string[]): string[] {
  const resources = new Map<string, string[]>();
  for (const name of operations) {
    const [resource = '', operation = ''] = name.split(':').map(menuLabel);
    resources.set(resource, [...(resources.get(resource) ?? []), operation]);
  }
  return [...resources].map(([resource, labels]) => `${resource}: ${labels.join(', ')}`);
}

/** `licenseAssignment` is License Assignment in the menu, and `getAll` is Get Many. */
function menuLabel(value: string): string {
  if (value === 'getAll') return 'Get Many';
  return value.replace(/^[a-z]/, (first) => first.toUpperCase()).replace(/(?<=[a-z])[A-Z]/g, ' $&');
}
