/**
 * Licenses that nobody pays for, by part number: what people take by self-service and what comes with a tenant. Microsoft
 * gives them 10,000 or 1,000,000 seats, which would drown the seats that are bought. Sources: "Product names and service
 * plan identifiers for licensing" for the part numbers; "What is self-service sign-up for Microsoft Entra ID?" and "Microsoft
 * Teams Phone resource account licenses" for the price of 0.
 */
const freePartNumbers =
  /(^|_)FREE(_|$)|VIRAL|^TEAMS_EXPLORATORY|^POWER_BI_STANDARD|^POWERAPPS_DEV$|^RIGHTSMANAGEMENT_ADHOC$|^STREAM$|^WINDOWS_STORE$|^PHONESYSTEM_VIRTUALUSER/i;

export function isFreeProduct(skuPartNumber: string): boolean {
  return freePartNumbers.test(skuPartNumber);
}
