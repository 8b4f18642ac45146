import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { readClientCertificate } from '../../../graph/token/certificate';
import { readTokenClaims } from '../../../graph/token/claims';
import { readPemBlocks } from '../../../graph/token/pem';
import { isTokenError } from '../../../graph/token/tokenError';
import { damaged, hostileText } from '../../support/hostileInput';
import { accessToken, selfSigned, tenantId } from '../../support/tokenFixtures';

const now = Date.UTC(2026, 10, 20);
let pair: { certificate: string; privateKey: string };

beforeAll(async () => {
  pair = await selfSigned(new Date(now - 86_400_000), new Date(now + 86_400_000));
});

const read = (certificate: string, privateKey: string, passphrase: string) =>
  readClientCertificate({ authentication: 'certificate', certificate, privateKey, passphrase }, now);

function signs(privateKey: string): boolean {
  const { publicKey } = new X509Certificate(pair.certificate);
  const text = Buffer.from('a client assertion');
  return verify('sha256', text, publicKey, sign('sha256', text, privateKey));
}

/** The pair, or the error of ours; any other failure fails the test. */
function readOrRefuse(...pasted: [string, string, string]) {
  try {
    return read(...pasted);
  } catch (error) {
    if (isTokenError(error)) return error;
    throw error;
  }
}

describe('PEM text, whatever was pasted', () => {
  it('is blocks that read the same again', () => {
    const pasted = fc.oneof(
      hostileText,
      damaged('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'.repeat(2)),
      damaged(
        '-----BEGIN RSA PRIVATE KEY----- Proc-Type: 4,ENCRYPTED DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF MIIB -----END RSA PRIVATE KEY-----',
      ),
      hostileText.map((inside) => `-----BEGIN PRIVATE KEY-----${inside}-----END PRIVATE KEY-----`),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        const blocks = readPemBlocks(text);
        expect(readPemBlocks(blocks.map((block) => block.text).join(''))).toEqual(blocks);
      }),
    );
  });

  it('is read in time, also a thousand beginnings without an end', () => {
    const started = performance.now();
    expect(readPemBlocks('-----BEGIN CERTIFICATE-----'.repeat(1_000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is a key that signs for the certificate, or an error of ours that repeats no line of the key', () => {
    const whole = read(pair.certificate, pair.privateKey, '');
    const secretLines = pair.privateKey.split('\n').filter((line) => line.length === 64);
    const scene = fc.tuple(
      fc.oneof(fc.constant(pair.certificate), damaged(pair.certificate), hostileText),
      fc.oneof(fc.constant(pair.privateKey), damaged(pair.privateKey), hostileText),
      fc.oneof(fc.constant(''), hostileText),
    );
    fc.assert(
      fc.property(scene, ([certificate, privateKey, passphrase]) => {
        const answer = readOrRefuse(certificate, privateKey, passphrase);
        expect(isTokenError(answer) ? answer.kind === 'invalid' : signs(answer.privateKey)).toBe(true);
        expect(isTokenError(answer) || answer.thumbprintSha256 === whole.thumbprintSha256).toBe(true);
        expect(secretLines.filter((line) => isTokenError(answer) && answer.message.includes(line))).toEqual(
          [],
        );
      }),
    );
  });
});

it('a key whose private part is damaged is refused, though it still belongs to the certificate', () => {
  const jwk = createPrivateKey(pair.privateKey).export({ format: 'jwk' });
  const damagedPart = (text = '') => `A${text.slice(1, -8)}AAAAAAAA`;
  const parts = { d: damagedPart(jwk.d), dp: damagedPart(jwk.dp), dq: damagedPart(jwk.dq) };
  const key = createPrivateKey({ key: { ...jwk, ...parts }, format: 'jwk' });
  const answer = readOrRefuse(pair.certificate, key.export({ type: 'pkcs8', format: 'pem' }).toString(), '');
  expect(answer).toMatchObject({ code: 'UnreadablePrivateKey' });
});

describe('a token, whatever it holds', () => {
  it('gives texts, or null where it is none', () => {
    const payload = fc.oneof(
      hostileText,
      fc.json(),
      fc.constant('{"__proto__":{"tid":"x"},"roles":[1,null,"A"]}'),
    );
    const token = fc.oneof(
      hostileText,
      damaged(accessToken({ tid: tenantId, roles: ['User.Read.All'] })),
      payload.map((text) => `e30.${Buffer.from(text).toString('base64url')}.c2ln`),
    );
    fc.assert(
      fc.property(token, (text) => {
        const claims = readTokenClaims(text);
        if (claims === null) return;
        expect(claims.tenantId === null || typeof claims.tenantId === 'string').toBe(true);
        expect(claims.roles.every((role) => typeof role === 'string')).toBe(true);
      }),
    );
  });

  it('gives back the claims that were put in', () => {
    const claims = fc.record({
      tid: fc.string({ unit: 'grapheme' }),
      roles: fc.array(fc.string({ unit: 'grapheme' })),
    });
    fc.assert(
      fc.property(claims, ({ tid, roles }) => {
        expect(readTokenClaims(accessToken({ tid, roles }))).toEqual({ tenantId: tid, roles });
      }),
    );
  });
});
