import { notEmulated } from '../errors';
import { writeDirectoryObject } from '../groups/directoryObject';
import type { GraphContext } from '../handler';
import { roleDefinitions } from './definition';

/** A related object that comes with each entity, under its name. */
export interface RoleExpansion {
  name: 'principal' | 'roleDefinition';
  relatedTo(entity: Record<string, unknown>): Record<string, unknown> | null;
}

/**
 * Reads `$expand=principal`, with or without a $select of its own, or `$expand=roleDefinition`; one at a time. A principal
 * of a kind that the app may not read shows its id only. Throws GraphError for others.
 */
export function expandRole(context: GraphContext): RoleExpansion | null {
  const text = context.query.get('$expand');
  if (text === undefined) return null;
  const [, relation = '', names] = /^\s*(\w+)\s*(?:\(\s*\$select=([\w,\s]+)\))?\s*$/.exec(text) ?? [];
  if (relation === 'principal') {
    const selected = names?.split(',').map((name) => name.trim());
    return {
      name: 'principal',
      relatedTo: (entity) => writeDirectoryObject(context, String(entity.principalId), selected),
    };
  }
  if (relation === 'roleDefinition' && names === undefined) {
    const byId = new Map(roleDefinitions(context.tenant).map((definition) => [definition.id, definition]));
    return {
      name: 'roleDefinition',
      relatedTo: (entity) => byId.get(entity.roleDefinitionId) ?? null,
    };
  }
  throw notEmulated(`$expand=${text} of roles`);
}
