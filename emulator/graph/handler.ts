import type { Readable } from 'node:stream';
import type { GraphQuery } from '../incoming';
import type { ResolvedOptions } from '../options';
import type { Tenant } from '../tenant/tenant';
import type { GraphError } from './graphError';

export type GraphVersion = 'v1.0' | 'beta';
export type GraphMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What a handler knows about the request that it answers. */
export interface GraphContext {
  readonly tenant: Tenant;
  readonly options: ResolvedOptions;
  /** The calling app and what its **token** grants: consent given after the token was issued is not in it. */
  readonly app: { readonly clientId: string; readonly permissions: ReadonlySet<string> };
  /** The request's clock. Handlers take the time from nowhere else. */
  now(): Date;
  readonly version: GraphVersion;
  readonly method: GraphMethod;
  /** Path behind the version, as sent: `/users/adele%40contoso.com`. */
  readonly path: string;
  /** Values of the pattern's `{names}`, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query options by name with their `$`, decoded. Names are matched without regard to case by `query.get`. */
  readonly query: GraphQuery;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined where none was sent. */
  readonly body: unknown;
  readonly requestId: string;
  readonly clientRequestId: string;
  /** `http://127.0.0.1:49152`, without a slash at its end; a gateway's X-Forwarded-Host and -Proto replace it. */
  readonly origin: string;
  /** `{origin}/{version}`: the root of nextLink and @odata.context. */
  readonly root: string;
  /** Memory of one emulator, made on first use and kept until it stops or is reset: counters, download tickets. */
  memory<T>(key: string, create: () => T): T;
  /** Resolves after the given real milliseconds, or at once when the emulator stops. */
  wait(milliseconds: number): Promise<void>;
}

export interface GraphAnswer {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text, bytes and streams as they are (set Content-Type); undefined: no body. */
  body?: object | string | Buffer | Readable;
}

export type GraphHandler = (context: GraphContext) => GraphAnswer | Promise<GraphAnswer>;

/** One row of the route table. */
export interface GraphRoute {
  method: GraphMethod;
  /**
   * Path behind the version. `{name}` takes one segment, or the part of one up to the literal that follows:
   * `/users/{id}/assignLicense`, `/reports/getOffice365ActiveUserDetail({arguments})`,
   * `/directory/deletedItems/microsoft.graph.user`. Literals match without regard to case.
   */
  pattern: string;
  /** Default: both. */
  versions?: readonly GraphVersion[];
  /** Application permissions of which one is enough, least privileged first. Empty: any token will do. */
  permissions: readonly string[];
  /** The 403 of this resource; default Authorization_RequestDenied. */
  permissionMissing?: () => GraphError;
  /** Base cost in resource units before $select, $expand and $top change it (GET: 1 unless documented). Default 1. */
  resourceUnits?: number;
  /** Query options that the handler honours, in lower case; any other is refused by name. */
  queryOptions: readonly string[];
  handle: GraphHandler;
}

/** An address outside /v1.0 and /beta that needs no bearer token (the pre-authenticated report downloads). */
export interface OpenRoute {
  method: 'GET';
  /** From the root of the server: `/data/download/{ticket}`. */
  pattern: string;
  handle: (context: OpenContext) => GraphAnswer | Promise<GraphAnswer>;
}

export type OpenContext = Pick<
  GraphContext,
  'tenant' | 'options' | 'now' | 'params' | 'query' | 'headers' | 'origin' | 'requestId' | 'memory' | 'wait'
>;
