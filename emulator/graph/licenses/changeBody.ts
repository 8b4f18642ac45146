import type { LicenseChange } from '../../tenant/model';
import { badRequest, invalidQuery } from '../errors';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Reads the body of an `assignLicense`. Both arrays must be there, empty ones too. Throws GraphError with the
 * service's texts.
 *
 * Microsoft's page: "user: assignLicense".
 */
export function readLicenseChange(body: unknown): LicenseChange {
  const given = isRecord(body) ? body : {};
  const missing = ['addLicenses', 'removeLicenses'].filter((name) => !Array.isArray(given[name]));
  if (missing.length > 0) {
    throw badRequest(
      `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${missing.join(', ')}.`,
    );
  }
  return {
    addLicenses: (given.addLicenses as unknown[]).map(readLicense),
    removeLicenses: (given.removeLicenses as unknown[]).map(readGuid),
  };
}

function readLicense(license: unknown): LicenseChange['addLicenses'][number] {
  if (!isRecord(license)) throw badGuid();
  const stranger = Object.keys(license).find(
    (name) => !['skuId', 'disabledPlans', '@odata.type'].includes(name),
  );
  if (stranger !== undefined) {
    throw invalidQuery(
      `The property '${stranger}' does not exist on type 'microsoft.graph.assignedLicense'. Make sure to only use property names that are defined by the type.`,
    );
  }
  const { skuId, disabledPlans = [] } = license;
  if (!Array.isArray(disabledPlans))
    throw invalidQuery("Expected an array for the property 'disabledPlans'.");
  return { skuId: readGuid(skuId), disabledPlans: [...new Set(disabledPlans.map(readGuid))] };
}

function readGuid(value: unknown): string {
  if (typeof value !== 'string' || !guid.test(value)) throw badGuid();
  return value.toLowerCase();
}

function badGuid() {
  return badRequest(
    "Cannot convert a primitive value to the expected type 'Edm.Guid'. See the inner exception for more details",
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
