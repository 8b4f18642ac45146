import { createHash, X509Certificate } from 'node:crypto';
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
  ServerError,
} from '@azure/msal-node';
import { type Emulator, startEmulator } from '../../../emulator';
import { Session, defined } from '../../support/emulatorSession';

/** MSAL insists on https and on a known authority; only the wire is led to the emulator. */
function networkTo(emulator: Emulator): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    const response = await fetch(url.replace('https://login.microsoftonline.com', emulator.loginUrl), {
      method,
      headers: options?.headers,
      body: options?.body,
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

function application(emulator: Emulator, credential: object): ConfidentialClientApplication {
  const { tenantId, clientId } = emulator.credential;
  return new ConfidentialClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenantId}`, ...credential },
    system: { networkClient: networkTo(emulator) },
  });
}

const scopes = ['https://graph.microsoft.com/.default'];

describe('msal-node, unchanged, against the emulator', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 30 });
  });
  afterAll(() => emulator.stop());

  const thumbprintSha256 = () =>
    createHash('sha256')
      .update(new X509Certificate(emulator.certificateCredential.certificate).raw)
      .digest('hex');

  it('gets a token with the client secret, and Graph takes it', async () => {
    const app = application(emulator, { clientSecret: emulator.credential.clientSecret });
    const result = await app.acquireTokenByClientCredential({ scopes });
    expect(result?.tokenType).toBe('Bearer');
    const session = await Session.open(emulator, defined(result).accessToken);
    expect((await session.get('/v1.0/subscribedSkus?$select=skuId')).status).toBe(200);
  });

  it('gets a token with the certificate: a PS256 assertion, checked against the registered one', async () => {
    const { privateKey } = emulator.certificateCredential;
    const app = application(emulator, {
      clientCertificate: { thumbprintSha256: thumbprintSha256(), privateKey },
    });
    const result = await app.acquireTokenByClientCredential({ scopes });
    const session = await Session.open(emulator, defined(result).accessToken);
    expect((await session.get('/v1.0/organization')).status).toBe(200);
  });

  it('reports the wrong secret as Entra does', async () => {
    const app = application(emulator, { clientSecret: 'not-the-secret' });
    const error = await app.acquireTokenByClientCredential({ scopes }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215, status: 401 });
    expect((error as ServerError).errorMessage).toContain(
      'Ensure the secret being sent in the request is the client secret value',
    );
  });

  it('reports a certificate that is registered nowhere', async () => {
    const other = await startEmulator({ users: 0 });
    try {
      const { certificate, privateKey } = other.certificateCredential;
      const thumbprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
      const app = application(emulator, { clientCertificate: { thumbprintSha256: thumbprint, privateKey } });
      await expect(app.acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
        errorNo: 700027,
        status: 401,
      });
    } finally {
      await other.stop();
    }
  });

  it('reports an assertion signed with another key than the certificate', async () => {
    const other = await startEmulator({ users: 0 });
    try {
      const { privateKey } = other.certificateCredential;
      const app = application(emulator, {
        clientCertificate: { thumbprintSha256: thumbprintSha256(), privateKey },
      });
      await expect(app.acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({ errorNo: 700027 });
    } finally {
      await other.stop();
    }
  });

  it('discovers the token endpoint where the authority is not one that MSAL knows', async () => {
    const { tenantId, clientId, clientSecret } = emulator.credential;
    const asked: string[] = [];
    const network = networkTo(emulator);
    const app = new ConfidentialClientApplication({
      auth: {
        clientId,
        clientSecret,
        authority: `https://login.emulator.test/${tenantId}`,
        knownAuthorities: ['login.emulator.test'],
      },
      system: {
        networkClient: {
          sendGetRequestAsync: (url, options) => {
            asked.push(url);
            return network.sendGetRequestAsync(
              url.replace('https://login.emulator.test', emulator.loginUrl),
              options,
            );
          },
          sendPostRequestAsync: (url, options) => network.sendPostRequestAsync(url, options),
        },
      },
    });
    const result = await app.acquireTokenByClientCredential({ scopes });
    expect(result?.accessToken).toMatch(/^eyJ/);
    expect(asked).toEqual([`https://login.emulator.test/${tenantId}/v2.0/.well-known/openid-configuration`]);
  });
});
