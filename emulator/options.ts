import type { Tenant } from './tenant/tenant';

/** How the usage reports behave. */
export interface ReportOptions {
  /** Principal and display names are replaced by 32 hexadecimal characters (the tenant's privacy setting). Default false. */
  concealedNames?: boolean;
  /** Reports, by function name, that conceal names although the others do not. Default none. */
  concealedReports?: readonly string[];
  /** Whether the mailbox usage report has the column Recipient Type. Default true. */
  recipientType?: boolean;
  /** Whether the Copilot report comes by a redirect and not as the answer itself. Default false. */
  copilotRedirects?: boolean;
  /** Whether the reporting service knows the tenant; if not, every report is a 404. Default true. */
  service?: boolean;
  /** Origin of the download addresses, where a gateway serves it. Default null: this server by its other name. */
  downloadOrigin?: string | null;
  /** Age of the newest report data in days. Default 2. */
  refreshLagDays?: number;
  /** Whether the reports' own limit (CSV 14 per report and 10 minutes, JSON 100) applies. Default false. */
  throttling?: boolean;
}

/** A further tenant of an emulator, in which the same app may be installed. */
export interface NewTenant {
  /** Display name of the generated tenant; its id and its domains follow from it: `Fabrikam` has fabrikam.com. */
  name: string;
  /** Number of its users. Default: as many as the first tenant was started with. */
  users?: number;
  /** Seed of the generated tenant. Default: that of the first, and one more for each tenant since. */
  seed?: number;
  /** A ready tenant instead, with an id and domains of its own. */
  tenant?: Tenant;
  /** Whether an administrator has consented there; `notInstalled`: the app has no service principal. Default true. */
  consent?: boolean | 'notInstalled';
  /** What was consented to. Default: all that the emulator knows. */
  permissions?: readonly string[];
  /** Default: as the first tenant. */
  premium?: boolean;
  /** Default: as the first tenant. */
  throttling?: boolean;
}

/** Everything about an emulated tenant that a test or a demonstration may want to choose. */
export interface EmulatorOptions {
  /** Number of users that are not deleted. Default 300. Ignored with `tenant`. */
  users?: number;
  /** Seed of everything random. Default 7. Ignored with `tenant`. */
  seed?: number;
  /** A ready tenant instead of the generated "Contoso". */
  tenant?: Tenant;
  /** Further tenants. Default none. */
  tenants?: readonly NewTenant[];
  /** Port on 127.0.0.1. Default 0: any free one. */
  port?: number;
  /** Milliseconds that each Graph round trip takes, a batch once. Default 0. */
  latency?: number;
  /** Whether resource units and the write quota of 3,000 per 150 s are enforced. Default false. */
  throttling?: boolean;
  /** Lifetime of access tokens in seconds (`expires_in`). Default 3599. */
  tokenLifetime?: number;
  /** The clock of everything: tokens, quotas, reports, ledger. Default: the ready tenant's, else the machine's. */
  now?: () => Date;
  /** Client id of the default app, a GUID. Default: made up at start. */
  clientId?: string;
  /** Client secret of the default app. Default: made up at start. */
  clientSecret?: string;
  /** Application permissions of the default app. Default: all that the emulator knows. */
  permissions?: readonly string[];
  /** Whether an administrator has consented. Without it tokens carry no `roles`. Default true. */
  consent?: boolean;
  /** Whether the tenant has Entra ID P1, which sign-in activity needs. Default true. */
  premium?: boolean;
  /** Which cloud's peculiarities to show (missing report functions and columns). Default `global`. */
  cloud?: 'global' | 'usGov' | 'usGovDod' | 'china';
  /** Ignored with `tenant`, which has settings of its own; `throttling` counts always. */
  reports?: ReportOptions;
  /** Milliseconds after a license write during which reads still show the state before it. Default 0. Ignored with `tenant`, which has a setting of its own. */
  eventualConsistency?: number;
  /** Milliseconds that a license write takes; another one that starts meanwhile is a concurrency violation. Default 3. */
  writeDuration?: number;
  /** Milliseconds of the clock for which licensing does not know a usage location that was just set. Default 0. */
  usageLocationLag?: number;
  /**
   * Whether an answer to a read is made once and given again until something is written over HTTP, so that a client can be
   * measured without the work of the emulator. Not together with
   * options by which an answer changes in time, nor with the reports' own limit. Default false.
   */
  keepAnswers?: boolean;
  /** Whether a page token is lost that came with a page asked for twice. Default false. */
  fragilePageTokens?: boolean;
  /** Whether a filter on sign-in activity also finds users that have been deleted for good. Default true. */
  phantomSignIns?: boolean;
  /** Result size above which a lambda filter's page tokens expire unless the query is an advanced one. Default 1000. */
  largeSet?: number;
}

export type ResolvedOptions = Required<
  Omit<EmulatorOptions, 'tenant' | 'tenants' | 'reports' | 'permissions' | 'clientId' | 'clientSecret'>
> & {
  clientId: string | undefined;
  clientSecret: string | undefined;
  reports: Required<ReportOptions>;
  permissions: readonly string[] | 'all';
};

/** Fills in the defaults; throws RangeError on a value that makes no sense. */
export function resolveOptions(options: EmulatorOptions = {}): ResolvedOptions {
  const resolved: ResolvedOptions = {
    users: options.users ?? 300,
    seed: options.seed ?? 7,
    port: options.port ?? 0,
    latency: options.latency ?? 0,
    throttling: options.throttling ?? false,
    tokenLifetime: options.tokenLifetime ?? 3599,
    now: options.now ?? (() => new Date()),
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    permissions: options.permissions ?? 'all',
    consent: options.consent ?? true,
    premium: options.premium ?? true,
    cloud: options.cloud ?? 'global',
    reports: {
      concealedNames: options.reports?.concealedNames ?? false,
      concealedReports: options.reports?.concealedReports ?? [],
      recipientType: options.reports?.recipientType ?? true,
      copilotRedirects: options.reports?.copilotRedirects ?? false,
      service: options.reports?.service ?? true,
      downloadOrigin: options.reports?.downloadOrigin ?? null,
      refreshLagDays: options.reports?.refreshLagDays ?? 2,
      throttling: options.reports?.throttling ?? false,
    },
    eventualConsistency: options.eventualConsistency ?? 0,
    writeDuration: options.writeDuration ?? 3,
    usageLocationLag: options.usageLocationLag ?? 0,
    keepAnswers: options.keepAnswers ?? false,
    fragilePageTokens: options.fragilePageTokens ?? false,
    phantomSignIns: options.phantomSignIns ?? true,
    largeSet: options.largeSet ?? 1000,
  };
  for (const name of [
    'users',
    'seed',
    'port',
    'latency',
    'eventualConsistency',
    'writeDuration',
    'usageLocationLag',
    'largeSet',
  ] as const) {
    if (!Number.isFinite(resolved[name]) || resolved[name] < 0) {
      throw new RangeError(
        `The emulator's option "${name}" must be a number of 0 or more, got ${String(resolved[name])}.`,
      );
    }
  }
  return resolved;
}
