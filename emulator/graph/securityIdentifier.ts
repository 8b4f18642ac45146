/** The SID of a directory object: `S-1-12-1-` and the four 32-bit numbers of its object id, as Windows reads a GUID. */
export function securityIdentifier(objectId: string): string {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = objectId.split('-');
  const last = Buffer.from(fourth + fifth, 'hex');
  const numbers = [
    Number.parseInt(first, 16),
    Number.parseInt(third + second, 16),
    last.readUInt32LE(0),
    last.readUInt32LE(4),
  ];
  return `S-1-12-1-${numbers.join('-')}`;
}
