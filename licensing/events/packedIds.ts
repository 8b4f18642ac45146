const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const packedLength = 22;

/**
 * Object ids as one text: the 16 bytes of each in base64url, 22 characters instead of 36, without separators. A set of
 * them has one form only, so that equal sets are equal texts.
 * @throws {Error} for an id that is no GUID
 */
export function packIds(ids: Iterable<string>): string {
  return [...ids].map(packId).sort().join('');
}

/** The ids of `packIds`, in lower case. */
export function unpackIds(packed: string): string[] {
  const ids: string[] = [];
  for (let start = 0; start < packed.length; start += packedLength) {
    ids.push(unpackId(packed.slice(start, start + packedLength)));
  }
  return ids;
}

function packId(id: string): string {
  const folded = id.toLowerCase();
  if (!guid.test(folded))
    throw new Error(`"${id}" is not an object id, so what is known of it cannot be kept.`);
  return Buffer.from(folded.replaceAll('-', ''), 'hex').toString('base64url');
}

function unpackId(packed: string): string {
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
