import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialFile, WorkflowFile } from './n8n/cli';

const folder = join(__dirname, '..', 'examples');

/** The examples name their credential by this id and name. */
export function exampleCredential(data: object): CredentialFile {
  return { id: 'microsoft365', name: 'Microsoft 365', type: 'microsoft365ClientCredentialsApi', data };
}

/** The credentials of other services, by the ids and names in the examples. They open nothing: a person puts their own in. */
export const placeholderCredentials: readonly CredentialFile[] = [
  { id: 'slack', name: 'Slack', type: 'slackApi', data: { accessToken: 'put-your-own-token-here' } },
  {
    ...{ id: 'jira', name: 'Jira', type: 'jiraSoftwareCloudApi' },
    data: { email: 'you@example.com', apiToken: 'put-your-own-token-here', domain: 'https://example.com' },
  },
  {
    ...{ id: 'openai', name: 'OpenAI', type: 'openAiApi' },
    data: { apiKey: 'put-your-own-key-here', url: 'https://api.openai.com/v1' },
  },
  {
    ...{ id: 'smtp', name: 'Mail server', type: 'smtp' },
    data: { user: '', password: '', host: 'localhost', port: 25, secure: false },
  },
];

/** A workflow of `examples/` with the id that the command line needs. */
export function exampleWorkflow(name: string): WorkflowFile {
  const workflow = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as WorkflowFile;
  return { ...workflow, id: name };
}

/** The names of all examples. */
export function exampleNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}
