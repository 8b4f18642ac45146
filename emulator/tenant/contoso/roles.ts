import { guidFrom } from '../deterministic';
import type { DirectoryRole } from '../model';

/** Entra's built-in roles that somebody at Contoso holds, with their template ids. */
const templates: Readonly<Record<string, string>> = {
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'License Administrator': '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
};

/** A role with these members. `displayName` is one of Entra's, or any other. */
export function directoryRole(displayName: string, memberIds: string[]): DirectoryRole {
  return {
    id: guidFrom(`role:${displayName}`),
    displayName,
    roleTemplateId: templates[displayName] ?? guidFrom(`roleTemplate:${displayName}`),
    memberIds,
  };
}
