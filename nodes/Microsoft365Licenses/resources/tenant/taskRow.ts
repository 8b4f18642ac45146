import type { TaskAccess } from '../../../../usecases/access/checkAccess';

/** A task in one low row of the table: its lists are text. */
export interface TaskRow extends Omit<TaskAccess, 'operations' | 'needsOneOf'> {
  /** As the menus name them: `User: Get, Get Many; Reclamation: Find Candidates`. */
  operations: string;
  /** Application permissions, least privileged first, separated by commas. */
  needsOneOf: string;
}

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
    needsOneOf: needsOneOf.join(', '),
    required,
    operations: operationsText(operations),
  };
}

function operationsText(operations: readonly string[]): string {
  const byResource = new Map<string, string[]>();
  for (const name of operations) {
    const [resource = '', operation = ''] = name.split(':').map(menuLabel);
    byResource.set(resource, [...(byResource.get(resource) ?? []), operation]);
  }
  return [...byResource].map(([resource, labels]) => `${resource}: ${labels.join(', ')}`).join('; ');
}

/** `licenseAssignment` is License Assignment in the menu, and `getAll` is Get Many. */
function menuLabel(value: string): string {
  if (value === 'getAll') return 'Get Many';
  return value.replace(/^[a-z]/, (first) => first.toUpperCase()).replace(/(?<=[a-z])[A-Z]/g, ' $&');
}
