import type { GraphClient } from '../../../../graph/client';
import { isGraphError } from '../../../../graph/errors';
import { readOrganizationName } from '../../../../graph/organization';

export interface OrganizationFinding {
  /** Null where the app may not read it. */
  name: string | null;
  warnings: string[];
}

/** The organization's name; an app that may not read it gets a warning, since no other operation needs it. */
export async function readOrganization(graph: GraphClient): Promise<OrganizationFinding> {
  try {
    return { name: await readOrganizationName(graph), warnings: [] };
  } catch (error) {
    if (!isGraphError(error) || error.kind !== 'refused') throw error;
    return { name: null, warnings: [`The name of the organization could not be read: ${error.message}`] };
  }
}
