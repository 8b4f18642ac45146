import { UserError } from 'n8n-workflow';
import type {
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { acquireToken } from '../graph/token/acquireToken';
import { credentialFingerprint } from '../graph/token/credential';
import { isTokenError } from '../graph/token/tokenError';
import { n8nTokenHttp } from './n8nTokenHttp';

const showForCertificate = { show: { authentication: ['certificate'] } };
const showForCustomCloud = { show: { cloud: ['custom'] } };

export class Microsoft365ClientCredentialsApi implements ICredentialType {
  name = 'microsoft365ClientCredentialsApi';

  displayName = 'Microsoft 365 Client Credentials API';

  documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-microsoft365-licenses#credentials';

  icon: Icon = {
    light: 'file:../nodes/Microsoft365Licenses/microsoft365Licenses.svg',
    dark: 'file:../nodes/Microsoft365Licenses/microsoft365Licenses.dark.svg',
  };

  properties: INodeProperties[] = [
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      options: [
        {
          name: 'Certificate',
          value: 'certificate',
          description: 'Sign in with a certificate registered for the app',
        },
        { name: 'Client Secret', value: 'clientSecret', description: 'Sign in with a secret of the app' },
      ],
      default: 'clientSecret',
    },
    {
      displayName: 'Tenant ID',
      name: 'tenantId',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. 11111111-2222-3333-4444-555555555555 or contoso.onmicrosoft.com',
      description: '"Directory (tenant) ID" of the app registration, or a verified domain of the tenant',
    },
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
      description: '"Application (client) ID" of the app registration',
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      displayOptions: { show: { authentication: ['clientSecret'] } },
      description:
        'The value of a client secret, not its ID. It is shown only once, when the secret is created.',
    },
    {
      displayName: 'Certificate',
      name: 'certificate',
      type: 'string',
      typeOptions: { password: true, rows: 4 },
      required: true,
      default: '',
      displayOptions: showForCertificate,
      placeholder: '-----BEGIN CERTIFICATE-----',
      description:
        'The certificate as PEM text, the same that is registered for the app. Line breaks may be missing.',
    },
    {
      displayName: 'Private Key',
      name: 'privateKey',
      type: 'string',
      typeOptions: { password: true, rows: 4 },
      required: true,
      default: '',
      displayOptions: showForCertificate,
      placeholder: '-----BEGIN PRIVATE KEY-----',
      description: 'The private key of the certificate as PEM text. Line breaks may be missing.',
    },
    {
      displayName: 'Passphrase',
      name: 'passphrase',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: showForCertificate,
      description: 'Only where the private key is encrypted',
    },
    {
      displayName: 'Cloud',
      name: 'cloud',
      type: 'options',
      options: [
        { name: 'China (21Vianet)', value: 'china' },
        {
          name: 'Custom',
          value: 'custom',
          description: 'An API gateway or a test tenant at addresses of your own',
        },
        { name: 'Global', value: 'global', description: 'Also for GCC tenants' },
        { name: 'US Government L4 (GCC High)', value: 'usGov' },
        { name: 'US Government L5 (DoD)', value: 'usGovDod' },
      ],
      default: 'global',
      description: 'The Microsoft cloud that the tenant is in',
    },
    {
      displayName: 'Login URL',
      name: 'loginUrl',
      type: 'string',
      required: true,
      default: '',
      displayOptions: showForCustomCloud,
      placeholder: 'e.g. https://gateway.example.com/login',
      description:
        'Where tokens are requested, in place of https://login.microsoftonline.com. Must be https, or http on this machine.',
    },
    {
      displayName: 'Graph URL',
      name: 'graphUrl',
      type: 'string',
      required: true,
      default: '',
      displayOptions: showForCustomCloud,
      placeholder: 'e.g. https://gateway.example.com/graph',
      description:
        'Where Microsoft Graph is, without a version, in place of https://graph.microsoft.com. Must be https, or http on this machine.',
    },
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
    {
      // The fingerprint of the fields that the stored token was issued for; no second token.
      displayName: 'Issued For',
      name: 'issuedFor',
      type: 'hidden',
      default: '',
    },
  ];

  /**
   * Adds the token to a request. n8n keeps the token when the credential is edited or its tenant is an expression: if it was
   * issued for other fields, the header carries a word that Graph refuses (401), and n8n requests a new one. Where
   * `issuedFor` is undefined, n8n did not store the token; the header carries it unchecked. A function, because n8n takes
   * milliseconds for an expression, with each request.
   */
  authenticate(
    credentials: ICredentialDataDecryptedObject,
    requestOptions: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    const { accessToken, issuedFor } = credentials;
    const isIssuedForThese = issuedFor === undefined || issuedFor === credentialFingerprint(credentials);
    const token = isIssuedForThese && typeof accessToken === 'string' ? accessToken : 'outdated';
    const Authorization = `Bearer ${token}`;
    return Promise.resolve({ ...requestOptions, headers: { ...requestOptions.headers, Authorization } });
  }

  test: ICredentialTestRequest = {
    request: {
      baseURL:
        '={{ { usGov: "https://graph.microsoft.us", usGovDod: "https://dod-graph.microsoft.us", china: "https://microsoftgraph.chinacloudapi.cn", custom: ($credentials.graphUrl || "").trim().replace(/\\/+$/, "") }[$credentials.cloud] || "https://graph.microsoft.com" }}',
      url: '/v1.0/subscribedSkus?$select=skuId',
    },
    rules: [
      {
        type: 'responseCode',
        properties: {
          value: 401,
          message:
            'The identity platform issued a token, but Microsoft Graph does not accept it. Check that the cloud of the credential is the one the tenant is in.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 403,
          message:
            'The app signed in, but may not read licenses. Add the application permission LicenseAssignment.Read.All (or Organization.Read.All or Directory.Read.All) to the app registration and grant admin consent.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 404,
          message: 'No Microsoft Graph was found there. Check the Graph URL of the credential.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 429,
          message: 'Microsoft Graph is busy with requests of this app. Test again in a few minutes.',
        },
      },
    ],
  };

  /** n8n calls this while `accessToken` is empty, after a 401 or 403, and in every test of the credential. */
  async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
    try {
      const { accessToken, issuedFor } = await acquireToken(credentials, n8nTokenHttp(this));
      return { accessToken, issuedFor };
    } catch (error) {
      if (!isTokenError(error)) throw error;
      // n8n shows the message of a UserError unchanged; an error with a status would show as "Unauthorized".
      const { kind, code, traceId, correlationId } = error;
      throw new UserError(error.message, { extra: { tokenFailure: { kind, code, traceId, correlationId } } });
    }
  }
}
