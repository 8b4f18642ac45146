import { isDeepStrictEqual } from 'node:util';
import type { TenantUser } from '../../tenant/model';
import type { GraphContext } from '../handler';
import { type UserSelection, selectUserProperties } from './select';

export type DeltaRow = Record<string, unknown> & { id: string };

/** How users are written in a delta round. */
export interface DeltaSelection {
  /** Behind `$metadata#users`. */
  contextSuffix: string;
  /** A user of the first round. */
  whole(user: TenantUser): DeltaRow;
  /** A user that was `before`; null where nothing that is tracked has changed. */
  changed(before: TenantUser | null, user: TenantUser): DeltaRow | null;
}

/** "Change tracking" of "user: delta" leaves these out: their change alone brings no row. */
const untracked: ReadonlySet<string> = new Set(['licenseAssignmentStates']);

/** Reads the $select of the first call; `manager` is among what can be selected. Throws GraphError. */
export function selectForDelta(
  context: GraphContext,
  select: string | null,
  minimal: boolean,
): DeltaSelection {
  const names = select?.split(',').map((name) => name.trim()) ?? null;
  const tracksManager = names?.some((name) => /^manager$/i.test(name)) ?? false;
  const others = names?.filter((name) => !/^manager$/i.test(name));
  const properties = selectUserProperties(
    context,
    others === undefined ? undefined : others.join(',') || 'id',
  );
  const write = (user: TenantUser) => properties.write(user, context.tenant) as DeltaRow;
  return {
    contextSuffix: contextSuffix(properties, tracksManager),
    whole: (user) => ({ ...write(user), ...(tracksManager && managerRows(null, user.managerId)) }),
    changed(before, user) {
      if (before === null) return this.whole(user);
      const [was, is] = [write(before), write(user)];
      const changed = Object.keys(is).filter((name) => !isDeepStrictEqual(was[name], is[name]));
      const hasNewManager = tracksManager && before.managerId !== user.managerId;
      const isBack = before.deletedDateTime !== null;
      if (!isBack && !hasNewManager && changed.every((name) => untracked.has(name))) return null;
      const written = minimal
        ? Object.fromEntries(changed.map((name) => [name, is[name]] as const))
        : (is as Record<string, unknown>);
      return {
        ...written,
        id: user.id,
        ...(hasNewManager && managerRows(before.managerId, user.managerId)),
      };
    },
  };
}

export function removedRow(id: string, reason: 'changed' | 'deleted'): DeltaRow {
  return { id, '@removed': { reason } };
}

function contextSuffix({ names }: UserSelection, tracksManager: boolean): string {
  if (names === null) return '';
  return `(${[...names, ...(tracksManager ? ['manager'] : [])].join(',')})`;
}

/** Changes of the reference alone: the manager who went as a removed one, the manager who came. */
function managerRows(before: string | null, now: string | null): Record<string, unknown> {
  const type = { '@odata.type': '#microsoft.graph.user' };
  const rows = [
    ...(before === null ? [] : [{ ...type, id: before, '@removed': { reason: 'deleted' } }]),
    ...(now === null ? [] : [{ ...type, id: now }]),
  ];
  return rows.length === 0 ? {} : { 'manager@delta': rows };
}
