import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../process/freePort';
import { endGroup, startGroup } from '../process/group';
import type { UserFolder } from './userFolder';

export interface CredentialFile {
  id: string;
  name: string;
  type: string;
  data: object;
}

export interface WorkflowFile {
  id: string;
  name: string;
  nodes: object[];
  connections: object;
}

/** How a command of n8n ended. */
export interface CommandOutcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

interface ExecutedItem {
  json: Record<string, unknown>;
  pairedItem?: unknown;
}

/** A workflow's run as `n8n execute` prints it. */
export interface Execution extends CommandOutcome {
  /** What stopped the workflow, as the editor would show it. */
  error: { message: string; description?: string | null } | null;
  /** The items of a node's last run, all outputs together; empty where the node did not run. */
  items: (node: string) => ExecutedItem[];
  hints: (node: string) => Array<{ message: string }>;
}

/** Imports credentials in plain text; n8n encrypts them with the folder's key. */
export async function importCredentials(folder: UserFolder, credentials: CredentialFile[]): Promise<void> {
  await importFile(folder, 'import:credentials', credentials);
}

export async function importWorkflows(folder: UserFolder, workflows: WorkflowFile[]): Promise<void> {
  await importFile(folder, 'import:workflow', workflows);
}

/** `n8n execute --id`. A run that fails is an outcome, not an exception: `exitCode` 1 and n8n's words in the output. */
export async function executeWorkflow(
  folder: UserFolder,
  id: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Execution> {
  const outcome = await n8nCommand(folder, ['execute', `--id=${id}`, '--rawOutput'], {
    // n8n prints the run data through its logger.
    N8N_LOG_LEVEL: 'info',
    ...env,
  });
  const { error, runData } = parseResult(outcome);
  const lastRunOf = (node: string) => runData[node]?.at(-1);
  return {
    ...outcome,
    error: error ?? null,
    items: (node) => (lastRunOf(node)?.data?.main ?? []).flatMap((output) => output ?? []),
    hints: (node) => lastRunOf(node)?.hints ?? [],
  };
}

/** Runs one command of n8n to its end. */
export async function n8nCommand(
  folder: UserFolder,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<CommandOutcome> {
  const { node, n8n } = folder.installation;
  const broker = { N8N_RUNNERS_BROKER_PORT: String(await freePort()) };
  const child = startGroup(node, [n8n, ...args], {
    cwd: folder.path,
    env: { ...folder.env, ...broker, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
  await endGroup(child);
  return { exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

async function importFile(folder: UserFolder, command: string, content: object[]): Promise<void> {
  const input = join(folder.path, `${command.replace(':', '-')}.json`);
  writeFileSync(input, JSON.stringify(content), { mode: 0o600 });
  const { exitCode, stdout, stderr } = await n8nCommand(folder, [command, `--input=${input}`]);
  if (exitCode !== 0)
    throw new Error(`n8n ${command} failed with exit code ${exitCode}:\n${stdout}${stderr}`);
}

interface NodeRun {
  data?: { main?: Array<ExecutedItem[] | null> };
  hints?: Array<{ message: string }>;
}

interface RunResult {
  error?: Execution['error'];
  runData: Record<string, NodeRun[]>;
}

/** Other lines may surround the run data, which alone begins and ends with a brace at the start of a line. */
function parseResult({ stdout, stderr }: CommandOutcome): RunResult {
  const json = /^\{$[^]*?^\}$/m.exec(stdout);
  if (!json) throw new Error(`n8n printed no run data:\n${stdout}${stderr}`);
  return (JSON.parse(json[0]) as { data: { resultData: RunResult } }).data.resultData;
}
