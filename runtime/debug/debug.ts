import { join } from 'node:path';
import { startEmulator } from '../../emulator';
import { exampleCredential, exampleWorkflow } from '../examples';
import { importCredentials, importWorkflows } from '../n8n/cli';
import { prepareN8n } from '../n8n/installation';
import { startServer } from '../n8n/server';
import { type UserFolder, createUserFolder, installCommunityPackage } from '../n8n/userFolder';
import { withCleanup } from '../process/cleanup';
import { runLogged } from '../process/loggedCommand';
import { printProgress } from '../process/progress';

export interface DebugOptions {
  /** The packed package. */
  tarball: string;
  /** Port of 127.0.0.1 on which n8n's process waits for a debugger. */
  inspectorPort: number;
  /** Users of the emulated tenant. */
  users: number;
}

const clone = join(__dirname, '..', '..');
const examples = ['license-inventory', 'licensed-users'];

/**
 * Starts a throw-away n8n whose process a debugger can attach to, with an emulated Microsoft 365 tenant behind it.
 * Breakpoints bind to the TypeScript files of this clone. Everything that it started ends with it.
 */
export async function debug({ tarball, inspectorPort, users }: DebugOptions): Promise<void> {
  await withCleanup(async ({ atTheEnd, untilInterrupted }) => {
    const installation = await prepareN8n(printProgress);

    const emulator = await startEmulator({ users });
    atTheEnd(() => emulator.stop());

    const folder = createUserFolder(installation);
    atTheEnd(() => folder.remove());
    await installCommunityPackage(folder, tarball, printProgress);
    await compileWithSourceMaps(folder);
    printProgress('Importing the credential and the example workflows');
    await importCredentials(folder, [exampleCredential(emulator.credential)]);
    await importWorkflows(folder, examples.map(exampleWorkflow));

    const server = await startServer(folder, printProgress, {
      // The folder's environment has none: the import commands above must not take the port.
      env: { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}` },
    });
    atTheEnd(() => server.stop());
    console.log(`
The debugger's port is    127.0.0.1:${inspectorPort}
The n8n editor is open:   ${examples.map((name) => `${server.url}/workflow/${name}`).join('\n                          ')}
Sign in with              ${server.owner.email}
Password                  ${server.owner.password}

Press Ctrl-C to end everything.`);
    const endedByItself = server.ended.then(() => {
      throw new Error('n8n ended by itself.');
    });
    await Promise.race([endedByItself, untilInterrupted()]);
  });
}

/** The published package has no source maps: compiles it once more, over the installed copy, with maps to this clone. */
async function compileWithSourceMaps(folder: UserFolder): Promise<void> {
  const installed = join(folder.path, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-microsoft365-licenses');
  await runLogged({
    doing: 'Compiling the package with source maps',
    command: process.execPath,
    args: [
      require.resolve('typescript/bin/tsc'),
      ...['--project', join(clone, 'tsconfig.build.json')],
      ...['--outDir', join(installed, 'dist')],
      // Absolute: where the temporary folder is a symbolic link, a relative path would miss the clone.
      ...['--sourceMap', '--sourceRoot', clone],
    ],
    cwd: clone,
    env: process.env,
    logFile: join(folder.path, 'compile.log'),
    report: printProgress,
  });
}
