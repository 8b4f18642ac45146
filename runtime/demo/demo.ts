import { startEmulator } from '../../emulator';
import { exampleCredential, exampleNames, exampleWorkflow, placeholderCredentials } from '../examples';
import { executeWorkflow, importCredentials, importWorkflows } from '../n8n/cli';
import { prepareN8n } from '../n8n/installation';
import { startServer } from '../n8n/server';
import { createUserFolder, installCommunityPackage } from '../n8n/userFolder';
import { withCleanup } from '../process/cleanup';
import { printProgress } from '../process/progress';
import { type LicenseItem, type UserItem, findings } from './findings';

export interface DemoOptions {
  /** The packed package. */
  tarball: string;
  /** End after the table instead of leaving the editor open. */
  once: boolean;
  /** Users of the emulated tenant. */
  users: number;
}

/** Run for the table. */
const examples = { licenses: 'license-inventory', users: 'licensed-users' };
/** What the editor opens with. */
const first = 'weekly-reclaim-with-approval';

/**
 * Shows the package at work with nothing to set up: an emulated Microsoft 365 tenant, a throw-away n8n with the packed
 * package, the example workflows, and what they found. Everything it started ends with it.
 */
export async function demo({ tarball, once, users }: DemoOptions): Promise<void> {
  await withCleanup(async ({ atTheEnd, untilInterrupted }) => {
    const installation = await prepareN8n(printProgress);

    printProgress(`Starting the Microsoft 365 emulator with ${users.toLocaleString('en-GB')} users`);
    const emulator = await startEmulator({ users });
    atTheEnd(() => emulator.stop());

    const folder = createUserFolder(installation);
    atTheEnd(() => folder.remove());
    await installCommunityPackage(folder, tarball, printProgress);
    printProgress('Importing the credential and the example workflows (n8n creates its database first)');
    await importCredentials(folder, [exampleCredential(emulator.credential), ...placeholderCredentials]);
    await importWorkflows(folder, exampleNames().map(exampleWorkflow));

    const run = async (example: string, node: string) => {
      printProgress(`Running examples/${example}.json in n8n ${installation.version}`);
      const execution = await executeWorkflow(folder, example);
      if (execution.exitCode !== 0)
        throw new Error(`The workflow failed:\n${execution.stdout}${execution.stderr}`);
      return execution.items(node).map(({ json }) => json);
    };
    const licenses = (await run(examples.licenses, 'Get Licenses')) as unknown as LicenseItem[];
    const licensed = (await run(examples.users, 'Get Licensed Users')) as unknown as UserItem[];
    console.log(`\n${findings(licenses, licensed)}\n`);
    if (once) return;

    const server = await startServer(folder, printProgress);
    atTheEnd(() => server.stop());
    const { credential } = emulator;
    console.log(`
The n8n editor is open:   ${server.url}/workflow/${first}
All examples:             ${server.url}/home/workflows
Sign in with              ${server.owner.email}
Password                  ${server.owner.password}

The emulated tenant, for a credential of your own ("Microsoft 365 Client Credentials API"):
  Tenant ID      ${credential.tenantId}
  Client ID      ${credential.clientId}
  Client secret  ${credential.clientSecret}
  Cloud          Custom
  Login URL      ${credential.loginUrl}
  Graph URL      ${credential.graphUrl}

The credentials of Slack, Jira, OpenAI and the mail server are placeholders: nothing leaves this machine before you put your own in.

Press Ctrl-C to end everything.`);
    const endedByItself = server.ended.then(() => {
      throw new Error('n8n ended by itself.');
    });
    await Promise.race([endedByItself, untilInterrupted()]);
  });
}
