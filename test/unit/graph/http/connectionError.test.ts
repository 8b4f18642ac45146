import { asConnectionError } from '../../../../graph/http/connectionError';

const withCode = (code: string, message = 'x', cause?: unknown) =>
  Object.assign(new Error(message, { cause }), { code });

test.each([
  ['a socket', withCode('ECONNRESET'), 'ECONNRESET'],
  ['a name that is unknown', withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND graph.microsoft.com'), 'ENOTFOUND'],
  ['a certificate', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['a response that is not HTTP', withCode('HPE_INVALID_CONSTANT'), 'HPE_INVALID_CONSTANT'],
  ['a stopped run', withCode('ERR_CANCELED', 'canceled'), 'ERR_CANCELED'],
  ['a body that broke off', withCode('ERR_BAD_RESPONSE', 'stream has been aborted'), 'ECONNRESET'],
  ['a socket without a code', new Error('socket hang up'), 'ECONNRESET'],
  [
    'a socket inside what n8n wraps around it',
    new Error('wrapped', { cause: new Error('again', { cause: withCode('ETIMEDOUT') }) }),
    'ETIMEDOUT',
  ],
  [
    'a socket in an older n8n, which drops the cause',
    Object.assign(new Error('The connection to the server was closed unexpectedly'), {
      httpCode: 'ECONNRESET',
    }),
    'ECONNRESET',
  ],
])('%s is known', (_name, error, code) => {
  expect(asConnectionError(error)).toMatchObject({ code });
});

test.each([
  ['a mistake in a program', withCode('ERR_INVALID_ARG_TYPE')],
  ['an address that is none', withCode('ERR_INVALID_URL')],
  ['an HTTP status', withCode('ERR_BAD_REQUEST', 'Request failed with status code 400')],
  ['an HTTP status in an error of n8n', Object.assign(new Error('Not found'), { httpCode: '404' })],
  ['an error of ours', new Error('The credential is gone.')],
  ['no error at all', 'ECONNRESET'],
])('%s is not a failed connection', (_name, error) => {
  expect(asConnectionError(error)).toBeNull();
});
