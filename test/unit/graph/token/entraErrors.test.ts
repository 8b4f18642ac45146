import { acquireToken } from '../../../../graph/token/acquireToken';
import type { TokenError } from '../../../../graph/token/tokenError';
import { isTokenError } from '../../../../graph/token/tokenError';
import { failureOf } from '../../../support/scriptedGraph';
import {
  atOnce,
  clientId,
  entraError,
  everythingSaidBy,
  plantedSecret,
  scriptedIdentity,
  secretCredential,
  tenantId,
} from '../../../support/tokenFixtures';

describe('what the identity platform refuses', () => {
  const cases: Array<[string, ReturnType<typeof entraError>, RegExp, object?]> = [
    [
      'wrong secret',
      entraError(
        401,
        'invalid_client',
        7000215,
        `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      ),
      /Client Secret of the credential is wrong\. Paste the value \(not the ID\)/,
    ],
    [
      'the ID of a secret in place of its value',
      entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
      /looks like the ID of a secret, not its value\..*"Value"/,
      { clientSecret: '5c5d1f3e-1234-4abc-9def-0123456789ab' },
    ],
    [
      'expired secret',
      entraError(
        401,
        'invalid_client',
        7000222,
        `The provided client secret keys for app '${clientId}' are expired.`,
      ),
      /Client Secret of the credential has expired\. Create a new one/,
    ],
    [
      'secret lost on the way',
      entraError(
        401,
        'invalid_client',
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      ),
      /neither a client secret nor a certificate/,
    ],
    [
      'unknown app',
      entraError(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${clientId}' was not found in the directory 'Contoso'.`,
      ),
      new RegExp(`The app ${clientId} is not known in the tenant ${tenantId}\\. Check the Client ID`),
    ],
    [
      'app without service principal',
      entraError(
        400,
        'invalid_client',
        7000229,
        `The client application ${clientId} is missing service principal in the tenant ${tenantId}.`,
      ),
      /no service principal .* must consent/,
    ],
    [
      'disabled app',
      entraError(400, 'unauthorized_client', 7000112, `Application '${clientId}'(Licences) is disabled.`),
      /is disabled\. Enable it/,
    ],
    [
      'unknown tenant',
      entraError(400, 'invalid_request', 90002, `Tenant '${tenantId}' not found.`),
      /was not found in the cloud Global\. Check the Tenant ID and the cloud/,
    ],
    [
      'malformed tenant',
      entraError(
        400,
        'invalid_request',
        900023,
        "Specified tenant identifier 'x' is neither a valid DNS name, nor a valid external domain.",
      ),
      /is not the name of a tenant/,
    ],
    [
      'wrong scope',
      entraError(400, 'invalid_scope', 1002012, 'The provided value for scope x is not valid.'),
      /refused the scope https:\/\/graph\.microsoft\.com\/\.default/,
    ],
    [
      'missing parameter',
      entraError(
        400,
        'invalid_request',
        900144,
        "The request body must contain the following parameter: 'grant_type'.",
      ),
      /incomplete\. Look at the proxy/,
    ],
    [
      'certificate not registered',
      entraError(
        401,
        'invalid_client',
        700027,
        'Client assertion contains an invalid signature. [Reason - The key was not found., ...]',
      ),
      /certificate of the credential is not accepted .* Upload this certificate/,
    ],
    [
      'clock off',
      entraError(401, 'invalid_client', 700024, 'Client assertion is not within its valid time range.'),
      /Check the clock/,
    ],
    [
      'unsupported grant',
      entraError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.'),
      /did not understand/,
    ],
    [
      'unknown resource',
      entraError(
        400,
        'invalid_resource',
        500011,
        'The resource principal named x was not found in the tenant named y.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'tenant of another cloud',
      entraError(
        400,
        'invalid_request',
        90038,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'cross cloud',
      entraError(
        400,
        'invalid_request',
        900382,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'cross cloud, other code',
      entraError(
        400,
        'invalid_request',
        900432,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'transient failure',
      entraError(400, 'temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.'),
      /busy at the moment\. Try again/,
    ],
    [
      'throttled tenant',
      entraError(429, 'temporarily_unavailable', 90055, 'Tenant throttled.'),
      /busy at the moment/,
    ],
    [
      'Conditional Access',
      entraError(400, 'invalid_grant', 53003, 'Access has been blocked by Conditional Access policies.'),
      /Conditional Access policy blocks the app/,
    ],
    [
      'a code we do not know',
      entraError(400, 'invalid_request', 999999, 'Something new happened.', '\r\n'),
      /refused to issue a token\. Microsoft explains the code at https:\/\/login\.microsoftonline\.com\/error\?code=999999\. Check the fields/,
    ],
  ];

  test.each(cases)('%s', async (_name, response, sentence, fields = {}) => {
    const [aadsts] = response.body.error_codes;
    const identity = scriptedIdentity(response);
    const failure = await failureOf(acquireToken({ ...secretCredential, ...fields }, identity.http, atOnce));
    expect(isTokenError(failure)).toBe(true);
    expect(failure).toMatchObject({
      message: expect.stringMatching(sentence),
      code: `AADSTS${aadsts}`,
      traceId: '654ce9b2-a626-4e0b-8598-0cac69970200',
      correlationId: '5be327fc-93cb-4bef-ab4e-0373f11a8017',
    });
    expect((failure as Error).message).toMatch(
      new RegExp(`\\(AADSTS${aadsts}, trace ID 654ce9b2-[^,]*, correlation ID 5be327fc-[^)]*\\)$`),
    );
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
    const { kind } = failure as TokenError;
    expect(identity.requests).toHaveLength(kind === 'unreachable' ? 4 : 1);
  });

  test.each([
    ['as it is', plantedSecret],
    ['for a URL', encodeURIComponent(plantedSecret)],
    ['as base64', Buffer.from(`${clientId}:${plantedSecret}`).toString('base64')],
    ['for JSON', plantedSecret.replaceAll('/', '\\/').replaceAll('~', '\\u007e')],
  ])(
    'a gateway that repeats the secret (%s) in every field does not make us repeat it',
    async (_how, echo) => {
      const body = {
        error: echo,
        error_description: `AADSTS999999: I do not like ${echo}. Trace ID: ${echo}`,
        error_codes: [echo],
        trace_id: echo,
        correlation_id: echo,
      };
      const failure = await failureOf(
        acquireToken(secretCredential, scriptedIdentity({ status: 400, body }).http),
      );
      expect(failure).toMatchObject({ code: 'AADSTS999999', traceId: null, correlationId: null });
      expect(everythingSaidBy(failure)).not.toContain(echo);
      expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
    },
  );

  test('takes no GUID for a trace ID that is the secret', async () => {
    const guid = '5c5d1f3e-1234-4abc-9def-0123456789ab';
    const body = { error: 'invalid_client', error_codes: [7000215], trace_id: guid, correlation_id: guid };
    const fields = { ...secretCredential, clientSecret: guid };
    const failure = await failureOf(acquireToken(fields, scriptedIdentity({ status: 401, body }).http));
    expect(everythingSaidBy(failure)).not.toContain(guid);
  });
});
