const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

// Matches an initialisation vector of fixed length, because the line break that ends it may be lost.
const encryptionHeaders =
  /Proc-Type:\s*(4,\s*ENCRYPTED)\s*DEK-Info:\s*((?:AES|ARIA|CAMELLIA)[A-Z0-9-]*,\s*[0-9A-Fa-f]{32}|[A-Z0-9-]+,\s*[0-9A-Fa-f]{16})/;

export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`, `RSA PRIVATE KEY` ... */
  label: string;
  /** Line breaks restored. */
  text: string;
  isEncrypted: boolean;
}

/**
 * The PEM blocks in a pasted text. Form fields and JSON turn line breaks into spaces, into nothing, or into a literal
 * `\n`, which OpenSSL does not read; each block gets its line breaks back.
 */
export function readPemBlocks(pasted: string): PemBlock[] {
  const withBreaks = pasted.replace(/\\r/g, '').replace(/\\n/g, '\n');
  return Array.from(withBreaks.matchAll(block), ([, label = '', inside = '']) => {
    const headers = encryptionHeaders.exec(inside);
    const base64 = inside.replace(encryptionHeaders, '').replace(/\s+/g, '');
    const lines = base64.match(/.{1,64}/g) ?? [];
    const head =
      headers === null ? [] : [`Proc-Type: ${compact(headers[1])}`, `DEK-Info: ${compact(headers[2])}`, ''];
    return {
      label,
      text: [`-----BEGIN ${label}-----`, ...head, ...lines, `-----END ${label}-----`, ''].join('\n'),
      isEncrypted: headers !== null || label === 'ENCRYPTED PRIVATE KEY',
    };
  });
}

function compact(value = ''): string {
  return value.replace(/\s+/g, '');
}
