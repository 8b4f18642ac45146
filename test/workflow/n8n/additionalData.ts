import { ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';

const unavailable = (what: string) => () => Promise.reject(new Error(`The workflow ring has no ${what}.`));

/** What n8n's server hands to every execution; addresses have to be real URLs. */
export function additionalDataFor(credentialsHelper: CredentialStore): IWorkflowExecuteAdditionalData {
  const instance = 'http://127.0.0.1:5678/';
  return {
    credentialsHelper,
    currentNodeExecutionIndex: 0,
    variables: {},
    externalSecretsProxy: new ExternalSecretsProxy(),
    instanceBaseUrl: instance,
    restApiUrl: `${instance}rest`,
    formBaseUrl: `${instance}form`,
    formWaitingBaseUrl: `${instance}form-waiting`,
    formTestBaseUrl: `${instance}form-test`,
    webhookBaseUrl: `${instance}webhook`,
    webhookWaitingBaseUrl: `${instance}webhook-waiting`,
    webhookTestBaseUrl: `${instance}webhook-test`,
    mcpBaseUrl: `${instance}mcp`,
    mcpTestBaseUrl: `${instance}mcp-test`,
    executeWorkflow: unavailable('sub-workflows'),
    getRunExecutionData: unavailable('stored executions'),
    getRuntimeCredential: unavailable('run-time credentials'),
    startRunnerTask: unavailable('task runner'),
    logAiEvent: () => undefined,
    setExecutionStatus: () => undefined,
  };
}
