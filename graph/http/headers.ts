/** The id of a request, as Microsoft writes one; null for anything else that the other side may have sent. */
export function readRequestId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
}

/** The id that Graph gave a request; null where it gave none. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | null {
  return readRequestId(headers['request-id']);
}

/** Header names are case-insensitive (RFC 9110); lower case lets a name be looked up. Values become text. */
export function lowerCaseNames(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
