import { NodeApiError, UserError } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions, INode } from 'n8n-workflow';
import { Microsoft365ClientCredentialsApi } from '../../../credentials/Microsoft365ClientCredentialsApi.credentials';
import { credentialFingerprint } from '../../../graph/token/credential';
import { failureOf } from '../../support/scriptedGraph';
import {
  entraError,
  everythingSaidBy,
  goodToken,
  plantedSecret,
  secretCredential,
  tokenResponse,
} from '../../support/tokenFixtures';

const credential = new Microsoft365ClientCredentialsApi();
const node: INode = {
  id: '1',
  name: 'Licenses',
  type: 'n8n-nodes-base.noOp',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};

function n8n(response: { status?: number; body?: unknown } | Error = {}) {
  const requests: IHttpRequestOptions[] = [];
  const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
    requests.push(options);
    if (response instanceof Error) throw response;
    return {
      statusCode: 200,
      headers: {},
      body: tokenResponse(),
      ...response,
      ...(response.status === undefined ? {} : { statusCode: response.status }),
    };
  };
  return { requests, helper: { helpers: { httpRequest } } };
}

const property = (name: string) => credential.properties.find((candidate) => candidate.name === name);

describe('the form', () => {
  test('has the fields of the contract, with their defaults', () => {
    expect(credential.name).toBe('microsoft365ClientCredentialsApi');
    expect(credential.displayName).toBe('Microsoft 365 Client Credentials API');
    const defaults = Object.fromEntries(
      credential.properties.map(({ name, default: value }) => [name, value]),
    );
    expect(defaults).toEqual({
      authentication: 'clientSecret',
      tenantId: '',
      clientId: '',
      clientSecret: '',
      certificate: '',
      privateKey: '',
      passphrase: '',
      cloud: 'global',
      loginUrl: '',
      graphUrl: '',
      accessToken: '',
      issuedFor: '',
    });
    const values = (name: string) =>
      property(name)
        ?.options?.map((option) => ('value' in option ? option.value : null))
        .sort();
    expect(values('authentication')).toEqual(['certificate', 'clientSecret']);
    expect(values('cloud')).toEqual(['china', 'custom', 'global', 'usGov', 'usGovDod']);
  });

  test('shows secret or certificate by the choice, addresses for the custom cloud only, and never what is secret', () => {
    expect(property('clientSecret')?.displayOptions).toEqual({ show: { authentication: ['clientSecret'] } });
    for (const name of ['certificate', 'privateKey', 'passphrase'])
      expect(property(name)?.displayOptions).toEqual({ show: { authentication: ['certificate'] } });
    for (const name of ['loginUrl', 'graphUrl'])
      expect(property(name)?.displayOptions).toEqual({ show: { cloud: ['custom'] } });
    for (const name of ['clientSecret', 'privateKey', 'passphrase'])
      expect(property(name)?.typeOptions?.password).toBe(true);
    expect(property('accessToken')).toMatchObject({ type: 'hidden', typeOptions: { expirable: true } });
  });

  test('every failing status of the test has a message', () => {
    const statuses = credential.test.rules?.map(({ properties }) =>
      'value' in properties ? (properties.value as unknown) : null,
    );
    expect(statuses).toEqual([401, 403, 404, 429]);
  });
});

describe('the header', () => {
  const request = { url: 'https://graph.microsoft.com/v1.0/users', headers: { Prefer: 'x' } };
  const header = async (fields: ICredentialDataDecryptedObject) => {
    const { headers, url } = await credential.authenticate(fields, request);
    expect({ url, Prefer: headers?.Prefer }).toEqual({ url: request.url, Prefer: 'x' });
    return headers?.Authorization;
  };

  test.each([
    ['a secret', secretCredential],
    [
      'every field, in every script',
      {
        ...secretCredential,
        certificate: 'a\nb',
        privateKey: 'ü 用户',
        passphrase: '"\\\'',
        loginUrl: 'x',
        graphUrl: 'y',
      },
    ],
  ])('carries a token that was issued for these very fields: %s', async (_name, fields) => {
    const accessToken = goodToken;
    expect(await header({ ...fields, accessToken, issuedFor: credentialFingerprint(fields) })).toBe(
      `Bearer ${goodToken}`,
    );
  });

  test('carries a token that is stored without a fingerprint', async () => {
    expect(await header({ ...secretCredential, accessToken: goodToken })).toBe(`Bearer ${goodToken}`);
  });

  test.each([
    ['the tenant was edited', { tenantId: 'fabrikam.com' }],
    ['the secret was edited', { clientSecret: 'another' }],
    ['the fingerprint is empty', { issuedFor: '' }],
  ])('carries no token where %s', async (_name, changes) => {
    const stored = {
      ...secretCredential,
      accessToken: goodToken,
      issuedFor: credentialFingerprint(secretCredential),
    };
    expect(await header({ ...stored, ...changes })).toBe('Bearer outdated');
  });
});

describe('a token', () => {
  test('is returned under the name of the hidden field', async () => {
    const { helper, requests } = n8n();
    expect(await credential.preAuthentication.call(helper, secretCredential)).toEqual({
      accessToken: goodToken,
      issuedFor: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      ignoreHttpStatusErrors: true,
      returnFullResponse: true,
      disableFollowRedirect: true,
    });
  });

  const refusals: Array<[string, { status?: number; body?: unknown } | Error, string]> = [
    [
      'a wrong secret',
      entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
      'The Client Secret of the credential is wrong.',
    ],
    [
      'an unknown tenant',
      entraError(400, 'invalid_request', 90002, 'Tenant not found.'),
      'was not found in the cloud Global',
    ],
    [
      'an unknown host',
      Object.assign(new Error('getaddrinfo ENOTFOUND login.microsoftonline.com'), { code: 'ENOTFOUND' }),
      'the name of the host is unknown',
    ],
    [
      'a refused connection',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
      'the connection was refused',
    ],
    [
      'a domain that is not allowed',
      new UserError(
        'Domain not allowed: This credential is restricted from accessing login.microsoftonline.com. Only the following domains are allowed: graph.microsoft.com',
      ),
      'Add login.microsoftonline.com to "Allowed Domains"',
    ],
    [
      'no permission',
      { body: tokenResponse(`x.${Buffer.from('{}').toString('base64url')}.x`) },
      'no application permission has been granted',
    ],
  ];

  test.each(refusals)(
    'that cannot be had because of %s: the message reaches the user through n8n, unchanged',
    async (_name, response, sentence) => {
      const failure = await failureOf(
        credential.preAuthentication.call(n8n(response).helper, secretCredential),
      );
      expect(failure).toBeInstanceOf(UserError);
      // What n8n does with every failure of a request with a credential.
      const shown = new NodeApiError(node, failure as UserError & Record<string, never>);
      expect(shown.message).toContain(sentence);
      expect(shown.message).toBe((failure as UserError).message);
      expect(shown.httpCode).toBeNull();
      for (const error of [failure, shown]) expect(everythingSaidBy(error)).not.toContain(plantedSecret);
    },
    // A connection that is refused is tried again, with waits of real time.
    30_000,
  );

  test('that could not be had gives its code and ids in fields', async () => {
    const failure = await failureOf(
      credential.preAuthentication.call(
        n8n(entraError(401, 'invalid_client', 7000222, 'Expired.')).helper,
        secretCredential,
      ),
    );
    expect((failure as UserError).extra).toEqual({
      tokenFailure: {
        kind: 'refused',
        code: 'AADSTS7000222',
        traceId: '654ce9b2-a626-4e0b-8598-0cac69970200',
        correlationId: '5be327fc-93cb-4bef-ab4e-0373f11a8017',
      },
    });
  });
});
