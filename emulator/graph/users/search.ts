import type { TenantUser } from '../../tenant/model';
import { invalidQuery, unsupportedQuery } from '../errors';

const searchable = ['displayName', 'mail', 'userPrincipalName'] as const;

/**
 * Reads $search: `"displayName:ada lovelace" OR "mail:ada"`. Words of the display name are matched by their beginning,
 * other properties by theirs. Throws GraphError 400.
 *
 * Microsoft's pages: "Use the $search query parameter", and "Known issues with Microsoft Graph" for the ampersand, which
 * v1.0 takes with `Prefer: legacySearch=false` only.
 */
export function compileUserSearch(
  text: string,
  eventual: boolean,
  prefer: string | undefined,
): (user: TenantUser) => boolean {
  if (text.includes('&') && !/\blegacySearch=false\b/i.test(prefer ?? ''))
    throw invalidQuery("Syntax error: character '&' is not valid in the search clause.");
  if (!eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const alternatives = text
    .split(/\s+OR\s+/)
    .map((alternative) => alternative.split(/\s+AND\s+/).map(compileClause));
  return (user) => alternatives.some((clauses) => clauses.every((clause) => clause(user)));
}

function compileClause(text: string): (user: TenantUser) => boolean {
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text)?.[1];
  if (quoted === undefined) {
    const at = Math.max(0, text.search(/[^\w\s]/));
    throw invalidQuery(
      `Syntax error: character '${text[at] ?? ''}' is not valid at position ${at} in '${text}'.`,
    );
  }
  const clause = quoted.replace(/\\(.)/g, '$1');
  const colon = clause.indexOf(':');
  const name = searchable.find(
    (property) => property.toLowerCase() === clause.slice(0, Math.max(0, colon)).toLowerCase(),
  );
  if (name === undefined)
    throw unsupportedQuery(
      `Unsupported property for $search in '${clause}'. Write "displayName:...", "mail:..." or "userPrincipalName:...".`,
    );
  const value = clause
    .slice(colon + 1)
    .trim()
    .toLowerCase();
  return name === 'displayName'
    ? (user) => wordsBegin(user.displayName, value)
    : (user) => (user[name] ?? '').toLowerCase().startsWith(value);
}

function wordsBegin(text: string, search: string): boolean {
  const words = text.toLowerCase().split(/[\s\-_.,;:()]+/);
  return search.split(/[\s\-_.,;:()]+/).every((part) => words.some((word) => word.startsWith(part)));
}
