import { getAdditionalKeys } from 'n8n-core';
import {
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type ICredentialsExpressionResolveValues,
  ICredentialsHelper,
  type IExecuteData,
  type IHttpRequestHelper,
  type IHttpRequestOptions,
  type INode,
  type INodeCredentialsDetails,
  type INodeParameters,
  type IRequestOptionsSimplified,
  type IWorkflowExecuteAdditionalData,
  NodeHelpers,
  Workflow,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { StoredCredential } from './contract';
import type { LoadedPackage } from './loadedPackage';
import { allowedDomainsOf, isExpression, withIsolate } from './olderLines';

const nameless: INode = {
  id: 'mock',
  name: '',
  typeVersion: 1,
  type: 'mock',
  position: [0, 0],
  parameters: {},
};

/**
 * Credentials in memory, with the behaviour of n8n's own helper that matters to a credential with a token: defaults and
 * expressions are resolved at every read; the token is fetched when it is empty, refused, or under test; what
 * preAuthentication returned is stored.
 */
export class CredentialStore extends ICredentialsHelper {
  constructor(
    private readonly loaded: LoadedPackage,
    private readonly stored: Map<string, StoredCredential>,
  ) {
    super();
  }

  getParentTypes(): string[] {
    return [];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  getCredentialsProperties(type: string) {
    return this.loaded.credentialType(type).properties;
  }

  getDecrypted(
    additionalData: IWorkflowExecuteAdditionalData,
    nodeCredentials: INodeCredentialsDetails,
    type: string,
    mode: WorkflowExecuteMode,
    executeData?: IExecuteData,
    raw?: boolean,
    resolveFor?: ICredentialsExpressionResolveValues,
  ): Promise<ICredentialDataDecryptedObject> {
    const { data } = this.find(nodeCredentials, type);
    if (raw === true) return Promise.resolve({ ...data });
    return this.withDefaultsAndExpressions(additionalData, data, type, mode, executeData, resolveFor);
  }

  async withDefaultsAndExpressions(
    additionalData: IWorkflowExecuteAdditionalData,
    data: ICredentialDataDecryptedObject,
    type: string,
    mode: WorkflowExecuteMode,
    executeData?: IExecuteData,
    resolveFor?: ICredentialsExpressionResolveValues,
  ): Promise<ICredentialDataDecryptedObject> {
    const properties = this.getCredentialsProperties(type);
    const complete =
      NodeHelpers.getNodeParameters(properties, data as INodeParameters, true, false, null, null) ?? {};
    const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
    if (resolveFor) {
      return resolveFor.workflow.expression.getParameterValue(
        complete,
        resolveFor.runExecutionData,
        resolveFor.runIndex,
        resolveFor.itemIndex,
        resolveFor.node.name,
        resolveFor.connectionInputData,
        mode,
        keys,
        executeData,
        false,
        complete,
      ) as ICredentialDataDecryptedObject;
    }
    const nodeTypes = {
      ...this.loaded.nodeTypes,
      getByNameAndVersion: () => ({ description: { properties: [] } }),
    };
    const workflow = new Workflow({
      nodes: [nameless],
      connections: {},
      active: false,
      nodeTypes: nodeTypes as never,
    });
    return await withIsolate(workflow, () =>
      Promise.resolve(
        workflow.expression.getComplexParameterValue(
          nameless,
          complete,
          mode,
          keys,
          undefined,
          undefined,
          complete as ICredentialDataDecryptedObject,
        ) as ICredentialDataDecryptedObject,
      ),
    );
  }

  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    node: INode,
    credentialsExpired: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = this.loaded.credentialType(typeName);
    const expirable = type.properties.find(
      ({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
    );
    if (!expirable || !type.preAuthentication) return undefined;
    const underTest = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
    if (credentials[expirable.name] !== '' && !credentialsExpired && !underTest) return undefined;

    const output = await type.preAuthentication.call(withinAllowedDomains(helpers, credentials), credentials);
    const details = node.credentials?.[typeName];
    if (output[expirable.name] === undefined || !details) return undefined;
    const stored = this.find(details, typeName);
    for (const [key, value] of Object.entries(output)) {
      if (key === expirable.name || !isExpression(stored.data[key])) {
        stored.data = { ...stored.data, [key]: value as string };
      }
    }
    return Object.assign(credentials, output);
  }

  runPreAuthentication(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
    workflow: Workflow,
    node: INode,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.loaded.credentialType(typeName);
    const request = requestOptions as IHttpRequestOptions;
    if (typeof authenticate === 'function') return authenticate(credentials, request);
    if (authenticate?.type !== 'generic') return Promise.resolve(request);
    const resolve = (value: string) =>
      isExpression(value)
        ? String(
            workflow.expression.getSimpleParameterValue(
              node,
              value,
              'internal',
              { $credentials: credentials },
              undefined,
              '',
            ) ?? '',
          )
        : value;
    for (const part of ['headers', 'qs', 'body', 'auth'] as const) {
      for (const [key, value] of Object.entries(
        (authenticate.properties[part] ?? {}) as Record<string, string>,
      )) {
        request[part] = { ...(request[part] as object), [resolve(key)]: resolve(value) } as never;
      }
    }
    return Promise.resolve(request);
  }

  getCredentials(): Promise<ICredentials> {
    return Promise.reject(new Error('The workflow ring keeps credentials in memory only.'));
  }

  updateCredentials(): Promise<void> {
    return Promise.reject(
      new Error('The workflow ring stores what preAuthentication returns, and nothing else.'),
    );
  }

  updateCredentialsOauthTokenData(): Promise<void> {
    return Promise.reject(new Error('The workflow ring has no OAuth credentials.'));
  }

  private find(details: INodeCredentialsDetails, type: string): StoredCredential {
    const found = this.stored.get(details.id ?? '');
    if (found?.type !== type)
      throw new Error(`Credential with ID "${details.id}" does not exist for type "${type}".`);
    return found;
  }
}

/** The token request obeys the credential's own allowed domains, as in n8n. */
function withinAllowedDomains(
  helpers: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
  const allowedDomains = allowedDomainsOf(credentials);
  if (allowedDomains === undefined) return helpers;
  return {
    helpers: { httpRequest: (options) => helpers.helpers.httpRequest({ ...options, allowedDomains }) },
  };
}
