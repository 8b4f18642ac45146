import { Readable } from 'node:stream';
import fc from 'fast-check';
import { redacted, withoutCredentials, withoutSecrets } from '../../../../graph/http/redaction';

const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  url: encodeURIComponent,
  'URL in lower case': (text) =>
    encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
  form: (text) => new URLSearchParams({ text }).toString().slice('text='.length),
  json: (text) => JSON.stringify(text).slice(1, -1),
  'JSON with every character escaped': (text) =>
    [...Array(text.length).keys()]
      .map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  html: (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'Basic authentication': (text) => `Basic ${Buffer.from(`client:${text}`).toString('base64')}`,
};

const secrets = fc
  .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
  .filter((text) => /\S{6}/.test(text));
const encoding = fc.constantFrom(...Object.keys(encodings));
const encode = (name: string, text: string) => encodings[name]?.(text) ?? text;

describe('withoutSecrets', () => {
  it('finds a secret in any encoding, and in one inside another', () => {
    fc.assert(
      fc.property(
        secrets,
        encoding,
        encoding,
        fc.string(),
        fc.string(),
        (secret, inner, outer, before, after) => {
          const echo = encode(outer, encode(inner, secret));
          expect(withoutSecrets(`${before} ${echo} ${after}`, [secret])).toBe('***');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves a text alone that repeats none', () => {
    const text =
      "Subscription with SKU c7df2760-2c81-4ef7-b578-5b5392b571df doesn't have any available licenses.";
    expect(withoutSecrets(text, ['PlantedSecret~8Q~never-to-be-shown', ''])).toBe(text);
    expect(withoutSecrets('The license is held.', ['e', 'the'])).toBe('The license is held.');
  });

  it('withholds a text that nobody reads to its end', () => {
    expect(withoutSecrets('a'.repeat(10_000), ['PlantedSecret'])).toBe('***');
  });

  it('takes little time for a text that decodes into many', () => {
    const text = Buffer.from('QUJD'.repeat(1_400)).toString('base64').slice(0, 8_000);
    const from = performance.now();
    withoutSecrets(text, ['PlantedSecret']);
    withoutSecrets('QUJDREVG/'.repeat(880), ['PlantedSecret']);
    withoutSecrets('QUJDREVG '.repeat(880), ['PlantedSecret']);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

describe('redacted', () => {
  it('goes through lists and objects, and changes neither what is given nor what is no text', () => {
    const given = {
      status: 400,
      body: { error: { message: 'PlantedSecret' }, list: ['x', 'PlantedSecret', null] },
    };
    expect(redacted(given, ['PlantedSecret'])).toEqual({
      status: 400,
      body: { error: { message: '***' }, list: ['x', '***', null] },
    });
    expect(given.body.error.message).toBe('PlantedSecret');
  });

  it('leaves what is no plain object, such as a stream, as it is', () => {
    const stream = Readable.from(['PlantedSecret']);
    expect((redacted({ stream }, ['PlantedSecret']) as { stream: unknown }).stream).toBe(stream);
  });
});

describe('withoutCredentials', () => {
  it('keeps the words around what looks like a credential', () => {
    expect(withoutCredentials('Authorization: Bearer abcdefgh12345678 was refused')).toBe(
      'Authorization: Bearer *** was refused',
    );
  });

  it.each([
    'Insufficient privileges to complete the operation.',
    'The basic license is not available.',
    'Basic licensing is over.',
    'License assignment failed because service plans 11b0131d-43c8-4bbb-b2c8-e80f9a50834a are mutually exclusive',
  ])('leaves %s alone', (text) => {
    expect(withoutCredentials(text)).toBe(text);
  });
});
