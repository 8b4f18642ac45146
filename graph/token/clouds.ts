import { isLoopback } from '../http/loopback';
import { invalidCredential } from './tokenError';

export type CloudName = 'global' | 'usGov' | 'usGovDod' | 'china' | 'custom';

export interface Cloud {
  name: CloudName;
  label: string;
  /** MSAL has the metadata of this authority built in, so it sends no discovery request. */
  authority: string;
  /** Where token requests go. */
  loginUrl: string;
  /** Where Graph requests go; no slash at its end. */
  graphUrl: string;
  scope: string;
}

/** Source: "Microsoft Graph national cloud deployments". */
const nationalClouds: Record<
  Exclude<CloudName, 'custom'>,
  { label: string; login: string; graph: string }
> = {
  global: {
    label: 'Global',
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  usGov: {
    label: 'US Government L4 (GCC High)',
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
  },
  usGovDod: {
    label: 'US Government L5 (DoD)',
    login: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
  },
  china: {
    label: 'China (21Vianet)',
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
};

/** @throws TokenError `InvalidUrl` or `UnknownCloud`. */
export function resolveCloud(choice: { cloud: string; loginUrl?: string; graphUrl?: string }): Cloud {
  if (choice.cloud === 'custom') {
    const { login, graph } = nationalClouds.global;
    return {
      name: 'custom',
      label: 'Custom',
      authority: login,
      loginUrl: safeUrl('Login URL', choice.loginUrl),
      graphUrl: safeUrl('Graph URL', choice.graphUrl),
      scope: `${graph}/.default`,
    };
  }
  const name = nationalCloudName(choice.cloud);
  const { label, login, graph } = nationalClouds[name];
  return { name, label, authority: login, loginUrl: login, graphUrl: graph, scope: `${graph}/.default` };
}

/** The cloud whose Graph has this origin; `custom` for a gateway or any other address. */
export function cloudAt(graphUrl: string): CloudName {
  const names = Object.keys(nationalClouds) as Array<keyof typeof nationalClouds>;
  return names.find((name) => nationalClouds[name].graph === graphUrl) ?? 'custom';
}

function nationalCloudName(value: string): keyof typeof nationalClouds {
  if (Object.hasOwn(nationalClouds, value)) return value as keyof typeof nationalClouds;
  const choices = [...Object.keys(nationalClouds), 'custom'].join(', ');
  throw invalidCredential(
    'UnknownCloud',
    `The cloud "${value}" of the credential is unknown. Use one of: ${choices}.`,
  );
}

function safeUrl(field: string, value = ''): string {
  const trimmed = value.trim().replace(/\/+$/, '');
  // A URL parser drops line breaks and tabs and turns backslashes round, so an address with them is read in two ways.
  if (!/^[a-z]+:\/\/[^\s\\\p{Cc}]+$/iu.test(trimmed) || !URL.canParse(trimmed)) {
    throw invalidCredential(
      'InvalidUrl',
      `The ${field} of the credential is not an address. Give one like https://gateway.example.com.`,
    );
  }
  const { protocol, hostname } = new URL(trimmed);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    throw invalidCredential(
      'InvalidUrl',
      `The ${field} of the credential must begin with https:// (http:// is allowed on this machine only).`,
    );
  }
  // By the text, because a parser does not show what is empty: `https://@host`, `https://host?`.
  if (/[?#]/.test(trimmed) || /^[^/]*\/\/[^/]*@/.test(trimmed)) {
    throw invalidCredential(
      'InvalidUrl',
      `The ${field} of the credential must hold neither a user, nor a query, nor a fragment.`,
    );
  }
  return trimmed;
}
