import type { TenantUser } from '../../tenant/model';
import { invalidQuery, notEmulated } from '../errors';
import type { GraphContext } from '../handler';
import { type UserSelection, selectUserProperties } from './select';

export interface ManagerExpansion {
  /** For @odata.context. */
  names: string[] | null;
  /** Adds `manager` where the user has one. */
  addTo(written: Record<string, unknown>, user: TenantUser): void;
}

/** Reads `$expand=manager($select=id,displayName)`. Throws GraphError. */
export function expandManager(context: GraphContext, text: string | undefined): ManagerExpansion | null {
  if (text === undefined) return null;
  const [, relation, options] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(text) ?? [];
  if (relation === undefined) {
    throw invalidQuery(
      `Parsing OData Select and Expand failed: Term '${text}' is not valid in a $select or $expand expression.`,
    );
  }
  if (relation.toLowerCase() !== 'manager') throw notEmulated(`$expand=${relation} of users`);
  const select = options === undefined ? undefined : selectOption(options);
  const selection: UserSelection = selectUserProperties(context, select);
  return {
    names: selection.names,
    addTo(written, user) {
      const manager = user.managerId === null ? null : context.tenant.findUser(user.managerId);
      if (manager === null) return;
      written.manager = {
        '@odata.type': '#microsoft.graph.user',
        ...selection.write(manager, context.tenant),
      };
    },
  };
}

function selectOption(options: string): string {
  const select = /^\s*\$?select\s*=\s*([^;]*)$/i.exec(options)?.[1];
  if (select === undefined) throw notEmulated(`$expand=manager(${options})`);
  return select;
}
