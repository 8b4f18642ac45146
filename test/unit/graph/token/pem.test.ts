import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readPemBlocks } from '../../../../graph/token/pem';

const passphrase = 'passphrase';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encryption = { cipher: 'aes-256-cbc', passphrase };
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const encryptedPkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString();
const encryptedPkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem', ...encryption }).toString();

const flattened: Array<[string, (pem: string) => string]> = [
  ['as it is', (pem) => pem],
  ['with spaces for line breaks', (pem) => pem.replaceAll('\n', ' ')],
  ['with nothing for line breaks', (pem) => pem.replaceAll('\n', '')],
  ['with a literal \\n for line breaks', (pem) => pem.replaceAll('\n', '\\n')],
  ['with a literal \\r\\n for line breaks', (pem) => pem.replaceAll('\n', '\\r\\n')],
  ['with Windows line breaks', (pem) => pem.replaceAll('\n', '\r\n')],
  [
    'in quotes, indented, under bag attributes',
    (pem) => `Bag Attributes\n  localKeyID: 01\n"  ${pem.replaceAll('\n', '\n    ')}"`,
  ],
];

describe('readPemBlocks', () => {
  test.each(flattened)('reads a key %s', (_name, flatten) => {
    for (const [label, pem] of [
      ['PRIVATE KEY', pkcs8],
      ['RSA PRIVATE KEY', pkcs1],
    ] as const) {
      expect(readPemBlocks(flatten(pem))).toEqual([{ label, text: pem, isEncrypted: false }]);
    }
    expect(readPemBlocks(flatten(encryptedPkcs8))).toEqual([
      { label: 'ENCRYPTED PRIVATE KEY', text: encryptedPkcs8, isEncrypted: true },
    ]);
  });

  test.each(flattened.filter(([name]) => !name.startsWith('in quotes')))(
    'reads an old encrypted key %s',
    (_name, flatten) => {
      const [block] = readPemBlocks(flatten(encryptedPkcs1));
      expect(block).toMatchObject({ label: 'RSA PRIVATE KEY', isEncrypted: true });
      const key = createPrivateKey({ key: block?.text ?? '', format: 'pem', passphrase });
      expect(key.equals(privateKey)).toBe(true);
    },
  );

  test('reads several blocks in order, and nothing from a text without one', () => {
    expect(readPemBlocks(`${pkcs1}\n${pkcs8}`).map(({ label }) => label)).toEqual([
      'RSA PRIVATE KEY',
      'PRIVATE KEY',
    ]);
    expect(readPemBlocks('garbage')).toEqual([]);
  });
});
