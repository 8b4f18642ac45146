import type { GraphRoute, GraphVersion } from './handler';
import { delegatedOnly, invalidQuery, methodNotAllowed, notEmulated, segmentNotFound } from './errors';

export interface RouteMatch<R> {
  route: R;
  /** Decoded. */
  params: Record<string, string>;
}

interface CompiledRoute<R> {
  route: R;
  segments: Array<{ expression: RegExp; names: string[] }>;
  /** Segments without a parameter; the more, the more specific. */
  literals: number;
}

/** Finds the route of a decoded path; the most specific one first (`/users/$count` before `/users/{id}`). */
export class RouteTable<R extends { method: string; pattern: string }> {
  private readonly routes: Array<CompiledRoute<R>>;

  constructor(routes: readonly R[]) {
    this.routes = routes.map(compile).sort((one, other) => other.literals - one.literals);
  }

  /** Every route that the path fits, whatever its method. */
  matches(segments: readonly string[]): Array<RouteMatch<R>> {
    return this.routes.flatMap((compiled) => {
      const params = matchSegments(compiled, segments);
      return params === null ? [] : [{ route: compiled.route, params }];
    });
  }
}

/** The route of a Graph request. Throws GraphError: 405 for another method, 501 or 400 where there is none, 400 for /me. */
export function dispatch(
  table: RouteTable<GraphRoute>,
  method: string,
  version: GraphVersion,
  path: string,
): RouteMatch<GraphRoute> {
  const segments = decodePath(path);
  const matches = table.matches(segments).filter(({ route }) => route.versions?.includes(version) ?? true);
  const match = matches.find(({ route }) => route.method === method);
  if (match !== undefined) return match;
  if (matches.length > 0) throw methodNotAllowed(method);
  const first = segments[0] ?? '';
  if (first.toLowerCase() === 'me') throw delegatedOnly();
  if (knownSegments.has(first.toLowerCase()))
    throw notEmulated(`${method} /${version}/${segments.join('/')}`);
  throw segmentNotFound(first);
}

/** Decoded segments of a path, with OData's key form `users('id')` read as `users/id`. Throws GraphError. */
export function decodePath(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .flatMap((raw) => {
      const segment = decodeSegment(raw);
      const [, set, key] = /^(users|groups|directoryRoles|subscribedSkus)\('(.*)'\)$/i.exec(segment) ?? [];
      return set === undefined || key === undefined ? [segment] : [set, key.replaceAll("''", "'")];
    });
}

function decodeSegment(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw invalidQuery(`The request URI is not valid: the segment '${raw}' is not well encoded.`);
  }
}

function compile<R extends { method: string; pattern: string }>(route: R): CompiledRoute<R> {
  const segments = route.pattern.split('/').slice(1).map(compileSegment);
  return { route, segments, literals: segments.filter(({ names }) => names.length === 0).length };
}

function compileSegment(pattern: string): { expression: RegExp; names: string[] } {
  const names: string[] = [];
  const source = pattern.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return '([^]+)';
  });
  return { expression: new RegExp(`^${source.join('')}$`, 'i'), names };
}

function matchSegments<R>(
  compiled: CompiledRoute<R>,
  segments: readonly string[],
): Record<string, string> | null {
  if (segments.length !== compiled.segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, { expression, names }] of compiled.segments.entries()) {
    const match = expression.exec(segments[index] ?? '');
    if (match === null) return null;
    for (const [position, name] of names.entries()) params[name] = match[position + 1] ?? '';
  }
  return params;
}

/** First segments that Graph knows: below them an address is one that we do not emulate, elsewhere a mistake. */
const knownSegments = new Set(
  `admin applications auditLogs communications contacts contracts copilot deviceManagement devices directory
  directoryObjects directoryRoles directoryRoleTemplates domains drives education groups groupSettings identity
  identityGovernance invitations oauth2PermissionGrants organization places planner policies reports
  roleManagement schemaExtensions search security servicePrincipals sites solutions subscribedSkus subscriptions teams
  users`
    .split(/\s+/)
    .map((segment) => segment.toLowerCase()),
);
