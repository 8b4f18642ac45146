import { badRequest, unsupportedQuery } from '../errors';
import type { GraphAnswer, GraphContext } from '../handler';
import { type DeltaPosition, type DeltaQuery, readDeltaToken, writeDeltaToken } from './deltaToken';
import { type DeltaRow, type DeltaSelection, removedRow, selectForDelta } from './deltaRows';

export const deltaOptions = [
  '$select',
  '$filter',
  '$top',
  '$expand',
  '$orderby',
  '$skiptoken',
  '$deltatoken',
];

const defaultPageSize = 200;
const mostIds = 50;
const idClause = /^id\s+eq\s+'([0-9a-f-]{36})'$/i;

interface DeltaPage {
  rows: DeltaRow[];
  next: DeltaPosition;
}

/**
 * `GET /users/delta`, one page. Microsoft's pages: "user: delta", "Use delta query to track changes in Microsoft Graph
 * data". Throws GraphError.
 */
export function deltaOfUsers(context: GraphContext): GraphAnswer {
  const { query, headers, tenant } = context;
  for (const name of ['$top', '$expand', '$orderby']) {
    if (query.has(name))
      throw unsupportedQuery(`The query option '${name}' is not supported in delta query.`);
  }
  const minimal = /(^|[\s,;])return=minimal([\s,;]|$)/i.test(headers.prefer ?? '');
  const position = readPosition(context);
  const selection = selectForDelta(context, position.select, minimal);
  const { rows, next } =
    position.round === 'full'
      ? fullPage(context, position, selection)
      : changesPage(context, openRound(context, position), selection);
  return {
    status: 200,
    headers: minimal ? { 'Preference-Applied': 'return=minimal' } : {},
    body: {
      '@odata.context': `${context.root}/$metadata#users${selection.contextSuffix}`,
      ...linkTo(context, next),
      value: tenant.deltaBehaviour.repeats ? [...rows, ...rows] : rows,
    },
  };
}

function linkTo(context: GraphContext, next: DeltaPosition): Record<string, string> {
  const token = writeDeltaToken(context, next);
  return next.round === 'none'
    ? { '@odata.deltaLink': `${context.root}/users/delta?$deltatoken=${token}` }
    : { '@odata.nextLink': `${context.root}/users/delta?$skiptoken=${token}` };
}

/** Where this call stands: what its token says, or the beginning of the first round. */
function readPosition(context: GraphContext): DeltaPosition {
  const { query, tenant } = context;
  const token = query.get('$skiptoken') ?? query.get('$deltatoken') ?? '';
  const from = tenant.userChanges.position;
  if (token === '' || token.toLowerCase() === 'latest') {
    const asked = { select: query.get('$select') ?? null, ids: readIds(query.get('$filter')) };
    if (token === '') return { ...asked, round: 'full', from, cursor: 0 };
    return { ...asked, round: 'changes', from, to: from, offset: 0 };
  }
  if (query.has('$select') || query.has('$filter')) {
    throw badRequest('The token encodes $select and $filter; they cannot be sent with it.');
  }
  return readDeltaToken(context, token);
}

function readIds(filter: string | undefined): string[] | null {
  if (filter === undefined) return null;
  const ids = filter.split(/\s+or\s+/i).map((clause) => idClause.exec(clause.trim())?.[1]?.toLowerCase());
  if (ids.length > mostIds || ids.some((id) => id === undefined)) {
    throw unsupportedQuery(`A delta query filters by up to ${mostIds} clauses of "id eq '{id}'" only.`);
  }
  return ids.flatMap((id) => id ?? []);
}

function fullPage(
  context: GraphContext,
  position: Extract<DeltaPosition, { round: 'full' }>,
  selection: DeltaSelection,
): DeltaPage {
  const { tenant } = context;
  const { from } = position;
  const { pageSize = defaultPageSize, emptyPages } = tenant.deltaBehaviour;
  if (emptyPages && !position.afterEmptyPage) return emptyPage(position);
  const rows: DeltaRow[] = [];
  let { cursor } = position;
  for (const { user, next } of tenant.scanUsers(cursor)) {
    if (!isAsked(position, user.id)) continue;
    if (rows.length === pageSize) return { rows, next: { ...position, cursor, afterEmptyPage: false } };
    rows.push(selection.whole(user));
    cursor = next;
  }
  if (tenant.deltaBehaviour.removedInFirstRound) {
    for (const { id } of tenant.deletedUsers())
      if (isAsked(position, id)) rows.push(removedRow(id, 'changed'));
  }
  return { rows, next: { ...queryOf(position), round: 'none', from, before: from } };
}

/** The round that begins at a deltaLink ends where the log stands now; one under way is as it began. */
function openRound(
  { tenant }: GraphContext,
  position: Exclude<DeltaPosition, { round: 'full' }>,
): Extract<DeltaPosition, { round: 'changes' }> {
  if (position.round === 'changes') return position;
  const from = tenant.deltaBehaviour.replays ? position.before : position.from;
  return {
    ...queryOf(position),
    round: 'changes',
    from,
    to: tenant.userChanges.position,
    offset: 0,
  };
}

function changesPage(
  context: GraphContext,
  position: Extract<DeltaPosition, { round: 'changes' }>,
  selection: DeltaSelection,
): DeltaPage {
  const { pageSize = defaultPageSize, emptyPages } = context.tenant.deltaBehaviour;
  if (emptyPages && !position.afterEmptyPage) return emptyPage(position);
  const all = changedRows(context, position, selection);
  const end = position.offset + pageSize;
  const rows = all.slice(position.offset, end);
  if (end < all.length) return { rows, next: { ...position, offset: end, afterEmptyPage: false } };
  return {
    rows,
    next: { ...queryOf(position), round: 'none', from: position.to, before: position.from },
  };
}

function changedRows(
  { tenant }: GraphContext,
  position: Extract<DeltaPosition, { round: 'changes' }>,
  selection: DeltaSelection,
): DeltaRow[] {
  const rows: DeltaRow[] = [];
  for (const [id, before] of tenant.userChanges.between(position.from, position.to)) {
    if (!isAsked(position, id)) continue;
    const user = tenant.currentUser(id);
    if (user === null) rows.push(removedRow(id, 'deleted'));
    else if (user.deletedDateTime === null) rows.push(...[selection.changed(before, user) ?? []].flat());
    else if (!before?.deletedDateTime) rows.push(removedRow(id, 'changed'));
  }
  return rows;
}

function emptyPage(position: DeltaPosition): DeltaPage {
  return { rows: [], next: { ...position, afterEmptyPage: true } };
}

function isAsked({ ids }: DeltaQuery, id: string): boolean {
  return ids?.includes(id.toLowerCase()) ?? true;
}

function queryOf({ select, ids }: DeltaQuery): DeltaQuery {
  return { select, ids };
}
