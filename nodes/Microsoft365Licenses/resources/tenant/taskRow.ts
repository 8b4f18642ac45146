import type { TaskAccess } from '../../../../usecases/access/checkAccess';

/** A task of Check Access as an item. */
export interface TaskRow extends TaskAccess {
  /** The least-privileged permission to grant; null where the task is allowed. */
  missingPermission: string | null;
}

/** A task with its operations as the menus name them, by resource: `User: Get, Get Many`, `Reclamation: Reclaim`. */
export function toTaskRow({
  task,
  granted,
  grantedBy,
  needsOneOf,
  required,
  operations,
}: TaskAccess): TaskRow {
  return {
    task,
    granted,
    grantedBy,
    missingPermission: granted ? null : (needsOneOf[0] ?? null),
    needsOneOf,
    required,
    operations: byResource(operations),
  };
}

/**
 * A task as a low row. It stands in two columns: n8n's table makes a column hardly wider than its header, and `task` alone
 * would have five lines.
 */
export function toLowTaskRow({ task, granted, grantedBy, missingPermission, required }: TaskRow) {
  const [area = '', ...rest] = task.split(': ');
  return { area, taskDescription: rest.join(': '), granted, missingPermission, grantedBy, required };
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
