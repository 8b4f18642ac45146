import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialFile, WorkflowFile } from './n8n/cli';

/** The examples name their credential by this id and name. */
export function exampleCredential(data: object): CredentialFile {
  return { id: 'microsoft365', name: 'Microsoft 365', type: 'microsoft365ClientCredentialsApi', data };
}

/** A workflow of `examples/` with the id that the command line needs. */
export function exampleWorkflow(name: string): WorkflowFile {
  const workflow = JSON.parse(
    readFileSync(join(__dirname, '..', 'examples', `${name}.json`), 'utf8'),
  ) as WorkflowFile;
  return { ...workflow, id: name };
}
