import { GraphError } from './graphError';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
  return guid.test(value);
}

/**
 * A path in which each interpolated value stays one segment: `` graphPath`/users/${id}/manager` ``.
 * @throws GraphError `InvalidIdentifier` for an empty value, `.` or `..`, which a URL drops.
 */
export function graphPath(texts: TemplateStringsArray, ...values: readonly string[]): string {
  const [first = '', ...others] = texts;
  return others.reduce((path, text, index) => path + pathSegment(values[index] ?? '') + text, first);
}

function pathSegment(value: string): string {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed === '.' || trimmed === '..') throw invalidIdentifier(value);
  return encodeUriText(trimmed).replaceAll("'", '%27');
}

/**
 * `/users/{id | user principal name}`. A principal name may hold `#` (guests: `name_partner.com#EXT#@tenant`) and `'`.
 * One that begins with `$` stands in parentheses ("Get a user").
 */
export function userPath(user: string): string {
  const trimmed = user.trim();
  if (!trimmed.startsWith('$')) return graphPath`/users/${trimmed}`;
  return `/users(${functionParameter(trimmed)})`;
}

/** A string literal in a `$filter`, with its quotes doubled. `requestUrl` encodes it. */
export function stringLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** An encoded string literal in a path. */
function functionParameter(value: string): string {
  return `'${encodeUriText(value.replaceAll("'", "''")).replaceAll("'", '%27')}'`;
}

/**
 * A GUID in a `$filter`, without quotes.
 * @throws GraphError `InvalidIdentifier` where the value is no GUID.
 */
export function guidLiteral(value: string): string {
  const trimmed = value.trim();
  if (!isGuid(trimmed)) throw invalidIdentifier(value);
  return trimmed.toLowerCase();
}

/** Encodes the value of a query option but leaves `,` `$` `/` `:` `=` `;` `@` as they are. */
export function queryValue(value: string): string {
  return encodeUriText(value).replace(/%(2C|24|2F|3A|3D|3B|40)/g, (encoded) => decodeURIComponent(encoded));
}

/** A lone surrogate has no UTF-8 form and would make `encodeURIComponent` throw. */
function encodeUriText(value: string): string {
  return encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'));
}

function invalidIdentifier(value: string): GraphError {
  return new GraphError({
    kind: 'refused',
    code: 'InvalidIdentifier',
    message: `"${value}" cannot be an identifier in Microsoft 365.`,
    description: 'Give an object id (a GUID) or, for users, a user principal name.',
  });
}
