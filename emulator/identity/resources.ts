/** Graph's address in each cloud: the audience of tokens for it. */
const graphResources = {
  global: ['https://graph.microsoft.com'],
  usGov: ['https://graph.microsoft.us'],
  usGovDod: ['https://dod-graph.microsoft.us'],
  china: ['https://microsoftgraph.chinacloudapi.cn'],
} as const;

/** Graph's application id, which works as resource identifier too. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Other Microsoft resources that any tenant knows: tokens for them are issued, and Graph refuses them. */
const otherResources = [
  'https://graph.windows.net',
  'https://management.azure.com',
  'https://outlook.office365.com',
  'https://vault.azure.net',
];

/** Audiences that the emulated Graph accepts; its own origin among them, for clients that derive the scope from it. */
export function graphAudiences(cloud: keyof typeof graphResources, origin: string): string[] {
  return [...graphResources[cloud], graphAppId, origin];
}

export function isKnownResource(
  resource: string,
  cloud: keyof typeof graphResources,
  origin: string,
): boolean {
  return [...graphAudiences(cloud, origin), ...otherResources].includes(resource);
}
