import type {
  ICredentialDataDecryptedObject,
  IConnections,
  IDataObject,
  INode,
  INodeExecutionData,
  INodeParameters,
  IPinData,
  IRun,
  NodeExecutionHint,
} from 'n8n-workflow';

/** A workflow as n8n exports it; more properties than these are ignored. */
export interface WorkflowJson {
  name?: string;
  nodes: INode[];
  connections: IConnections;
  pinData?: IPinData;
  settings?: Record<string, unknown>;
}

export interface StoredCredential {
  id: string;
  name: string;
  type: string;
  data: ICredentialDataDecryptedObject;
}

/** An error as it looks in n8n's editor, plus everything else that a test may want to search for secrets. */
export interface SeenError {
  name: string;
  message: string;
  description: string | null;
  httpCode: string | null;
  context: Record<string, unknown>;
  /** Title and details, the stack and the causes: all text that n8n would store with the execution. */
  everything: string;
}

export interface RunRequest {
  workflow: WorkflowJson;
  credentials: StoredCredential[];
  mode: 'manual' | 'cli' | 'trigger';
}

export interface RunAnswer {
  status: IRun['status'];
  error: SeenError | null;
  runData: IRun['data']['resultData']['runData'];
  lastNodeExecuted: string | null;
  /** The credentials as they are stored after the run, with the access token that n8n kept. */
  credentials: StoredCredential[];
}

export interface LookupRequest {
  kind: 'listSearch' | 'loadOptions';
  nodeType: string;
  method: string;
  parameters: INodeParameters;
  credential: StoredCredential;
  filter?: string;
  paginationToken?: string;
}

export interface PollRequest {
  nodeType: string;
  parameters: INodeParameters;
  credential: StoredCredential;
  /** Of the workflow, as n8n has stored it. */
  staticData: IDataObject;
  mode: 'manual' | 'trigger';
  /** Two polls of the same node are under way at the same time. */
  twice: boolean;
}

export interface PollAnswer {
  /** What each poll gave; null where nothing is new. */
  polls: Array<INodeExecutionData[] | null>;
  error: SeenError | null;
  staticData: IDataObject;
  credential: StoredCredential;
}

export interface CredentialTestAnswer {
  status: 'OK' | 'Error';
  message: string;
}

export interface Memory {
  rssBytes: number;
  peakRssBytes: number;
}

/** Files that the n8n process loaded. */
export interface PackagesOfN8n {
  core: string;
  /** n8n-workflow as n8n-core, the built package and the runner see it. */
  workflow: string[];
}

/** What the test process asks of the n8n process. */
export interface HostOperations {
  run(request: RunRequest): Promise<RunAnswer>;
  cancel(callId: number): Promise<boolean>;
  lookup(request: LookupRequest): Promise<unknown>;
  poll(request: PollRequest): Promise<PollAnswer>;
  testCredential(credential: StoredCredential): Promise<CredentialTestAnswer>;
  describe(): Promise<{ n8n: PackagesOfN8n; nodes: unknown[]; credentials: unknown[] }>;
  memory(): Promise<Memory>;
}

export type HostCall = {
  [Name in keyof HostOperations]: { id: number; name: Name; argument: Parameters<HostOperations[Name]>[0] };
}[keyof HostOperations];

export type HostReply =
  { id: number; value: unknown } | { id: number; error: SeenError } | { id: 0; ready: true };

export type Hint = NodeExecutionHint;
export type Item = INodeExecutionData;
