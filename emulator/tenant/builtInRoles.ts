import { guidFrom } from './deterministic';

/** Entra's roles that the sample tenant uses, by template id. Microsoft's page: "Microsoft Entra built-in roles". */
export const builtInRoles: ReadonlyMap<string, string> = new Map([
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'],
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'],
  ['4d6ac14f-3453-41d0-bef9-a3e0c569773a', 'License Administrator'],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
]);

const idsByName = new Map([...builtInRoles].map(([id, name]) => [name, id]));

/** Template id of one of Entra's roles; one made up for any other name. */
export function roleTemplateId(displayName: string): string {
  return idsByName.get(displayName) ?? guidFrom(`roleTemplate:${displayName}`);
}
