import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestHelperFunctions } from 'n8n-core/dist/execution-engine/node-execution-context/utils/request-helper-functions';
import type {
  ICredentialDataDecryptedObject,
  IExecuteFunctions,
  IHttpRequestHelper,
  IHttpRequestOptions,
} from 'n8n-workflow';
import { Microsoft365ClientCredentialsApi } from '../../credentials/Microsoft365ClientCredentialsApi.credentials';

export interface SeenRequest {
  method: string;
  url: string;
  authorization: string | null;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server on this machine that answers as `handle` says and keeps what it was asked. */
export async function listen(handle: (request: SeenRequest, response: ServerResponse) => void) {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = {
        method,
        url,
        authorization: headers.authorization ?? null,
        headers,
        body: Buffer.concat(chunks).toString(),
      };
      seen.push(entry);
      handle(entry, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/**
 * A node with n8n-core's own HTTP helpers. Only the store of credentials is ours: `stored` is what n8n would keep, and
 * receives what n8n would save.
 */
export function n8nNode(
  stored: ICredentialDataDecryptedObject,
  { itemCount = 1, forItem = (_index: number): { tenantId?: string } => ({}) } = {},
) {
  const credentialType = new Microsoft365ClientCredentialsApi();
  const abort = new AbortController();
  const node = {
    id: '1',
    name: 'Licences',
    type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses',
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    credentials: { microsoft365ClientCredentialsApi: { id: '1', name: 'Tenant' } },
  };
  let mints = 0;
  let reads = 0;
  const credentialsHelper = {
    getParentTypes: () => [],
    async preAuthentication(
      helper: IHttpRequestHelper,
      credentials: ICredentialDataDecryptedObject,
      _type: string,
      _node: unknown,
      expired: boolean,
    ) {
      if (credentials.accessToken !== '' && !expired) return undefined;
      mints += 1;
      const output = await credentialType.preAuthentication.call(helper, credentials);
      Object.assign(stored, output);
      return Object.assign(credentials, output);
    },
    async authenticate(
      credentials: ICredentialDataDecryptedObject,
      _type: string,
      options: IHttpRequestOptions,
    ) {
      options.headers = { ...options.headers, Authorization: `Bearer ${credentials.accessToken as string}` };
      return options;
    },
  };
  // n8n-core asks for the whole of a workflow and of n8n's services; its HTTP helpers use these parts only.
  const helpers = getRequestHelperFunctions({} as never, node as never, { credentialsHelper } as never);
  const caller = {
    helpers,
    logger: console,
    getNode: () => node,
    getInputData: () => Array.from({ length: itemCount }, () => ({ json: {} })),
    getExecutionCancelSignal: () => abort.signal,
    getCredentials: async (_type: string, index = 0) => {
      reads += 1;
      return { ...stored, ...forItem(index) };
    },
  };
  // The node under test sees n8n's execution context; the rest of it is not called.
  return { node: caller as unknown as IExecuteFunctions, abort, mints: () => mints, reads: () => reads };
}
