import { signerOf } from '../../../../graph/token/recordSignature';

const tenantId = '11111111-0000-4000-8000-000000000001';
const signer = (fields: object = {}, audience: object = {}) =>
  signerOf(
    { authentication: 'clientSecret', clientSecret: 'secret-1', ...fields },
    { tenantId, clientId: 'Abcdef00-0000-4000-8000-000000000002', ...audience },
  );
const signature = (fields: object = {}, audience: object = {}) => signer(fields, audience)('a record');

describe('signerOf', () => {
  it('signs the same text alike, whatever the letter case of tenant and app', () => {
    expect(signature()).toBe(signature({}, { clientId: 'ABCDEF00-0000-4000-8000-000000000002' }));
    expect(signature()).toMatch(/^[\w-]{43}$/);
  });

  it.each<[string, object, object]>([
    ['secret', { clientSecret: 'secret-2' }, {}],
    ['tenant', {}, { tenantId: 'contoso.com' }],
    ['app', {}, { clientId: '22222222-0000-4000-8000-000000000002' }],
    ['kind of credential', { authentication: 'certificate', privateKey: 'key' }, {}],
  ])('signs otherwise with another %s', (_name, data, audience) => {
    expect(signature(data, audience)).not.toBe(signature());
  });

  it('signs with the private key of a certificate', () => {
    const certificate = { authentication: 'certificate', clientSecret: '' };
    expect(signature({ ...certificate, privateKey: 'one' })).not.toBe(
      signature({ ...certificate, privateKey: 'other' }),
    );
  });

  it('signs another text otherwise', () => {
    const sign = signer();
    expect(sign('a record')).not.toBe(sign('a record '));
  });
});
