import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type {
  CredentialTestAnswer,
  Hint,
  HostOperations,
  HostReply,
  Item,
  LookupRequest,
  Memory,
  PollAnswer,
  RunAnswer,
  SeenError,
  StoredCredential,
} from './contract';
import { type WorkflowForm, credentialType, packageName, toWorkflow } from './workflowForm';

export type {
  CredentialTestAnswer,
  Hint,
  Item,
  Memory,
  PollAnswer,
  SeenError,
  StoredCredential,
  WorkflowJson,
} from './contract';
export { type NodeForm, exampleWorkflow, licensesNode, licensesNodeName } from './workflowForm';

export interface HostOptions {
  /** Added to the environment of the n8n process (proxies, limits). */
  env?: Record<string, string>;
  /** Arguments of Node itself, such as `--max-old-space-size=300`. */
  nodeArguments?: string[];
  /** Default: the repository, whose `dist/` is built before the ring starts. */
  packageDirectory?: string;
}

/** A credential as stored data, or one that an earlier run has already used (with its stored token). */
export type CredentialInput = ICredentialDataDecryptedObject | StoredCredential;

export type RunOptions = WorkflowForm & {
  credentials?: CredentialInput;
  /** Sets Continue On Fail on the nodes of our package. */
  continueOnFail?: boolean;
  /** Default `manual`, as from the editor. */
  mode?: 'manual' | 'cli' | 'trigger';
};

/** A finished run; node names default to the last node that ran. */
export interface Run {
  status: RunAnswer['status'];
  /** The error that stopped the workflow. */
  error: SeenError | null;
  items: (node?: string) => Item[];
  /** The items' `json` alone. */
  json: <T = Record<string, unknown>>(node?: string) => T[];
  hints: (node?: string) => Hint[];
  /** The credential as stored after the run. */
  credential: StoredCredential | null;
  rawRunData: RunAnswer['runData'];
}

export interface LookupOptions {
  parameters?: Record<string, unknown>;
  credentials: CredentialInput;
  filter?: string;
  paginationToken?: string;
}

export interface PollOptions {
  parameters: Record<string, unknown>;
  credentials: CredentialInput;
  staticData?: IDataObject;
  /** Default `trigger`, as in a published workflow. */
  mode?: 'manual' | 'trigger';
  twice?: boolean;
}

export interface N8n {
  run(options: RunOptions): Promise<Run>;
  /** Starts a run that can be cancelled, as with the editor's stop button. */
  start(options: RunOptions): { result: Promise<Run>; cancel(): Promise<boolean> };
  listSearch(
    method: string,
    options: LookupOptions,
  ): Promise<{ results: Array<{ name: string; value: string; url?: string }>; paginationToken?: string }>;
  loadOptions(
    method: string,
    options: LookupOptions,
  ): Promise<Array<{ name: string; value: string; description?: string }>>;
  /** One poll of the trigger, with the workflow's static data before it. */
  poll(options: PollOptions): Promise<PollAnswer>;
  /** What the credential dialog shows after saving. */
  testCredential(credentials: CredentialInput): Promise<CredentialTestAnswer>;
  /** Node and credential descriptions as n8n's loader has them. */
  describe(): ReturnType<HostOperations['describe']>;
  memory(): Promise<Memory>;
  /** Ends the process at once, as `kill -9` does; runs that are under way are rejected. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * n8n's execution engine with the built package, in a process of its own (about a second to start). Close it in
 * `afterAll`. Throws if the package does not load.
 */
export async function loadN8n(options: HostOptions = {}): Promise<N8n> {
  const host = await startHost(options);
  const start = (run: RunOptions) => {
    const credential = run.credentials ? stored(run.credentials) : null;
    const workflow = toWorkflow(run, { continueOnFail: run.continueOnFail ?? false, credential });
    const call = host.call('run', {
      workflow,
      credentials: credential ? [credential] : [],
      mode: run.mode ?? 'manual',
    });
    return { result: call.value.then(toRun), cancel: () => host.call('cancel', call.id).value };
  };
  const lookup = (
    kind: LookupRequest['kind'],
    method: string,
    { credentials, parameters, ...rest }: LookupOptions,
  ) =>
    host.call('lookup', {
      kind,
      method,
      nodeType: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses',
      parameters: (parameters ?? {}) as LookupRequest['parameters'],
      credential: stored(credentials),
      ...rest,
    }).value;
  return {
    start,
    run: (run) => start(run).result,
    listSearch: (method, lookupOptions) =>
      lookup('listSearch', method, lookupOptions) as ReturnType<N8n['listSearch']>,
    loadOptions: (method, lookupOptions) =>
      lookup('loadOptions', method, lookupOptions) as ReturnType<N8n['loadOptions']>,
    poll: ({ parameters, credentials, staticData = {}, mode = 'trigger', twice = false }) =>
      host.call('poll', {
        nodeType: `${packageName}.microsoft365LicensesTrigger`,
        parameters: parameters as INodeParameters,
        credential: stored(credentials),
        staticData,
        mode,
        twice,
      }).value,
    testCredential: (credentials) => host.call('testCredential', stored(credentials)).value,
    describe: () => host.call('describe', undefined).value,
    memory: () => host.call('memory', undefined).value,
    kill: host.kill,
    close: host.close,
  };
}

function stored(input: CredentialInput): StoredCredential {
  const isStored = typeof input.id === 'string' && typeof input.data === 'object';
  if (isStored) return input as StoredCredential;
  return {
    id: 'credential',
    name: 'Contoso',
    type: credentialType,
    data: input as ICredentialDataDecryptedObject,
  };
}

function toRun({ status, error, runData, lastNodeExecuted, credentials }: RunAnswer): Run {
  const lastRunOf = (node = lastNodeExecuted ?? '') => runData[node]?.at(-1);
  const items = (node?: string) => (lastRunOf(node)?.data?.main ?? []).flatMap((output) => output ?? []);
  return {
    status,
    error,
    items,
    json: <T>(node?: string) => items(node).map(({ json }) => json as T),
    hints: (node) => lastRunOf(node)?.hints ?? [],
    credential: credentials[0] ?? null,
    rawRunData: runData,
  };
}

type Call = <Name extends keyof HostOperations>(
  name: Name,
  argument: Parameters<HostOperations[Name]>[0],
) => { id: number; value: ReturnType<HostOperations[Name]> };

interface Host {
  call: Call;
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

async function startHost(options: HostOptions): Promise<Host> {
  const root = resolve(__dirname, '../../..');
  const userFolder = mkdtempSync(join(tmpdir(), 'n8n-in-process-'));
  const child = fork(join(__dirname, 'host.ts'), [options.packageDirectory ?? root], {
    execArgv: [
      ...(options.nodeArguments ?? []),
      '--require',
      join(__dirname, 'resolveN8n.cjs'),
      '--import',
      pathToFileURL(require.resolve('tsx')).href,
    ],
    cwd: root,
    serialization: 'advanced',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      N8N_USER_FOLDER: userFolder,
      N8N_ENCRYPTION_KEY: 'workflow-ring',
      N8N_LOG_LEVEL: 'silent',
      ...options.env,
    },
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const ready = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve, reject });
  });
  child.on('message', (reply: HostReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) caller?.reject(new Error(reply.error.everything));
    else caller?.resolve(('value' in reply ? reply.value : undefined) as never);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values())
      reject(new Error(`The n8n process ended (${signal ?? `exit code ${code}`}).`));
    waiting.clear();
    rmSync(userFolder, { recursive: true, force: true });
  });
  await ready;
  let lastId = 0;
  return {
    call(name, argument) {
      const id = ++lastId;
      const value = new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, name, argument });
      });
      return { id, value: value as ReturnType<HostOperations[typeof name]> };
    },
    kill: () => ended(child, () => child.kill('SIGKILL')),
    close: () => ended(child, () => child.disconnect()),
  };
}

function ended(child: ChildProcess, end: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    end();
  });
}
