import { propertyMissing } from './knownProperties';

export interface MemberSelection {
  /** `(id,skuId)` behind the collection's name in @odata.context; empty where nothing was selected. */
  contextSuffix: string;
  write(entity: Record<string, unknown>): Record<string, unknown>;
}

/**
 * Reads $select for small entities that are written whole first. `id` always stays where the entity has one. The
 * entity's own members are what can be selected; throws GraphError 400 for others, 501 for those that Graph has.
 */
export function selectMembers(type: string, select: string | undefined): MemberSelection {
  if (select === undefined) return { contextSuffix: '', write: (entity) => entity };
  const names = select.split(',').map((name) => name.trim());
  return {
    contextSuffix: `(${names.join(',')})`,
    write: (entity) => {
      const known = new Map(Object.keys(entity).map((member) => [member.toLowerCase(), member]));
      const written: Record<string, unknown> = {};
      for (const name of [...names, ...('id' in entity ? ['id'] : [])]) {
        const member = known.get(name.toLowerCase());
        if (member === undefined) {
          throw propertyMissing(type, name, 'Parsing OData Select and Expand failed');
        }
        written[member] = entity[member];
      }
      return written;
    },
  };
}
