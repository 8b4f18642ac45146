/** Header names are case-insensitive (RFC 9110); lower case lets a name be looked up. Values become text. */
export function lowerCaseNames(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
