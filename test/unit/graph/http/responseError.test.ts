import { responseError } from '../../../../graph/http/responseError';
import { graphError } from '../../../support/scriptedGraph';

const context = { task: 'user:getAll', clientRequestId: 'sent-1' } as const;

describe('a refusal', () => {
  test('of a missing permission names the task, the permissions, least privileged first, and where to grant them', () => {
    const error = responseError(
      graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
      context,
      0,
    );
    expect(error.toJSON()).toEqual({
      kind: 'refused',
      message:
        'The app may not do this: Application Roster: read users and their licenses (Authorization_RequestDenied).',
      description: expect.stringMatching(
        /^Add the application permission User\.Read\.All \(or Directory\.Read\.All, .*App registrations > your app > API permissions .*Grant admin consent.*Insufficient privileges/,
      ),
      code: 'Authorization_RequestDenied',
      httpStatus: 403,
      requestId: 'req-1',
      clientRequestId: 'sent-1',
      user: null,
      task: 'user:getAll',
      retryAfterMs: null,
    });
  });

  test('of sign-in activity without Entra ID P1 does not ask for a permission', () => {
    const error = responseError(
      graphError(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'),
      { task: 'user:signInActivity' },
      0,
    );
    expect(error).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('no Microsoft Entra ID P1 or P2'),
      description: expect.not.stringContaining('permission'),
    });
  });

  test('of an unknown user names the user', () => {
    const error = responseError(
      graphError(404, 'Request_ResourceNotFound'),
      { task: 'user:get', user: 'nobody@contoso.com' },
      0,
    );
    expect(error).toMatchObject({
      message: 'User "nobody@contoso.com" was not found in this tenant (Request_ResourceNotFound).',
      user: 'nobody@contoso.com',
    });
  });

  test("of a filter keeps Graph's words", () => {
    const error = responseError(
      graphError(400, 'Request_UnsupportedQuery', "Operator 'endsWith' is not supported."),
      context,
      0,
    );
    expect(error).toMatchObject({
      message:
        "Microsoft Graph refused the request: Operator 'endsWith' is not supported. (Request_UnsupportedQuery)",
      description: expect.stringContaining('Check the filter'),
    });
  });
});

describe('a gateway that repeats the request in its error', () => {
  const token = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'a'.repeat(60)}.signature-of-the-token`;

  test.each([
    `The header Authorization: Bearer ${token} is too long.`,
    `Unexpected token ${token}.`,
    'Rejected: client_secret=PlantedSecret~8Q~never-to-be-shown&grant_type=client_credentials',
    'Rejected: {"client_secret":"PlantedSecret~8Q~never-to-be-shown"}',
    `Rejected: Authorization%3A%20Bearer%20${token}`,
    '-----BEGIN PRIVATE KEY-----\nPlantedSecret~8Q~never-to-be-shown\n-----END PRIVATE KEY-----',
  ])('does not make us repeat a credential: %s', (message) => {
    const said = JSON.stringify(responseError(graphError(400, 'BadRequest', message), context, 0).toJSON());
    expect(said).toContain('***');
    expect(said).not.toMatch(/eyJ|signature-of-the-token|PlantedSecret/);
  });

  test.each([token, 'two words', 'a'.repeat(200), '<script>', 'Bearer PlantedSecret-never-to-be-shown'])(
    'takes neither a code nor an id from it that Microsoft would not write: %s',
    (echo) => {
      const innerError = { 'request-id': echo, 'client-request-id': echo };
      const failed = {
        status: 400,
        headers: { 'request-id': echo },
        body: { error: { code: echo, message: 'No.', innerError } },
      };
      const error = responseError(failed, { task: 'user:getAll' }, 0);
      expect(error).toMatchObject({ code: 'HTTP 400', requestId: null, clientRequestId: null });
      expect(JSON.stringify(error)).not.toContain(echo);
    },
  );

  test('is cut short', () => {
    const error = responseError(graphError(400, 'BadRequest', 'word '.repeat(2_000)), context, 0);
    expect(error.message.length).toBeLessThan(1_200);
  });
});

describe('a service that is busy or out of order is unreachable, not a refusal', () => {
  test.each([
    [429, 'TooManyRequests', 'refusing further requests of this app for a while'],
    [500, 'InternalServerError', 'out of order at the moment (HTTP 500'],
    [503, 'UnknownError', 'out of order at the moment (HTTP 503'],
  ])('HTTP %i', (status, code, words) => {
    const error = responseError(graphError(status, code, '', { 'retry-after': '3' }), context, 0);
    expect(error).toMatchObject({
      kind: 'unreachable',
      code,
      message: expect.stringContaining(words),
      retryAfterMs: 3_000,
    });
  });
});

describe('a response in another form', () => {
  test.each([
    ['no body', null],
    ['text', '<html>Bad gateway</html>'],
    ['an error that is text', { error: 'invalid' }],
    ['an error without a code', { error: { message: '' } }],
  ])('%s keeps the status and the ids that are known', (_name, body) => {
    const error = responseError({ status: 502, headers: { 'request-id': 'req-header' }, body }, context, 0);
    expect(error).toMatchObject({
      code: 'HTTP 502',
      httpStatus: 502,
      requestId: 'req-header',
      clientRequestId: 'sent-1',
    });
  });

  test('the older spelling of innerError is read too', () => {
    const body = { error: { code: 'X', message: 'Y', innererror: { 'request-id': 'old' } } };
    expect(responseError({ status: 400, headers: {}, body }, context, 0).requestId).toBe('old');
  });

  test('a message that only looks like JSON stays a message', () => {
    expect(responseError(graphError(400, 'X', '{not json'), context, 0).message).toContain('{not json');
  });
});

test('the same failure can carry a user', () => {
  const error = responseError(graphError(409, 'Directory_ConcurrencyViolation'), context, 0).withUser(
    'a@contoso.com',
  );
  expect(error).toMatchObject({
    user: 'a@contoso.com',
    code: 'Directory_ConcurrencyViolation',
    requestId: 'req-1',
  });
});
