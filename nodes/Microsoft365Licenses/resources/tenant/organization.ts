import type { GraphClient } from '../../../../graph/http/client';
import { readOrganizationName } from '../../../../graph/directory/organization';
import { asWarning } from '../../../../usecases/access/asWarning';

export interface OrganizationFinding {
  /** Null where the app may not read it. */
  name: string | null;
  warnings: string[];
}

/** The organization's name; an app that may not read it gets a warning, since no other operation needs it. */
export async function readOrganization(graph: GraphClient): Promise<OrganizationFinding> {
  const warnings: string[] = [];
  const name = await readOrganizationName(graph).catch(
    asWarning(warnings, 'The name of the organization could not be read'),
  );
  return { name, warnings };
}
