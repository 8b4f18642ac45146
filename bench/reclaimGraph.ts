import type { SecretCredential } from '../emulator';
import { bareToken } from './bareGraph';

/** A user with direct licenses that can be removed. */
export interface LicenseHolder {
  id: string;
  skuIds: string[];
}

export interface ReclaimGraph {
  origin: string;
  token: string;
  /** Every user who has licenses, and only direct ones. */
  holders(): Promise<LicenseHolder[]>;
  /** Removes all of them by one bare call; the status. */
  remove(user: LicenseHolder): Promise<number>;
  /** As the emulator has counted them so far. */
  concurrencyViolations(): Promise<number>;
}

interface Page {
  value: Array<{
    id: string;
    licenseAssignmentStates: Array<{ skuId: string; assignedByGroup: string | null }>;
  }>;
  '@odata.nextLink'?: string;
}

/** Graph by bare `fetch`: who holds what, and license writes without any care. */
export async function reclaimGraph(credential: SecretCredential): Promise<ReclaimGraph> {
  const { graphUrl } = credential;
  const token = await bareToken(credential);
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return {
    origin: graphUrl,
    token,
    async holders() {
      const found: LicenseHolder[] = [];
      let url: string | undefined = `${graphUrl}/v1.0/users?$select=id,licenseAssignmentStates&$top=999`;
      while (url !== undefined) {
        const page = (await (await fetch(url, { headers })).json()) as Page;
        for (const { id, licenseAssignmentStates } of page.value) {
          // What comes from a group may need a plan of what is direct; Graph would rightly refuse those.
          const isAllDirect = licenseAssignmentStates.every(({ assignedByGroup }) => !assignedByGroup);
          const skuIds = licenseAssignmentStates.map(({ skuId }) => skuId);
          if (isAllDirect && skuIds.length > 0) found.push({ id, skuIds });
        }
        url = page['@odata.nextLink'];
      }
      return found;
    },
    async remove({ id, skuIds }) {
      const body = JSON.stringify({ addLicenses: [], removeLicenses: skuIds });
      const { status } = await fetch(`${graphUrl}/v1.0/users/${id}/assignLicense`, {
        method: 'POST',
        headers,
        body,
      });
      return status;
    },
    async concurrencyViolations() {
      const log = (await (await fetch(`${graphUrl}/_emulator/requests`)).json()) as Array<{
        items?: Array<{ errorCode: string | null }>;
      }>;
      return log
        .flatMap(({ items = [] }) => items)
        .filter(({ errorCode }) => errorCode?.includes('ConcurrencyViolation')).length;
    },
  };
}
