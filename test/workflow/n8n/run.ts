import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { type IRun, Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import type { RunAnswer, RunRequest, StoredCredential } from './contract';
import { CredentialStore } from './credentialStore';
import type { LoadedPackage } from './loadedPackage';
import { newRunData, startFrom, withIsolate } from './olderLines';
import { seenError } from './seenError';

export interface StartedRun {
  answer: Promise<RunAnswer>;
  cancel(): void;
}

/** A run as n8n's engine has it: nothing is copied, so that its memory is that of the run alone. */
export interface StartedExecution {
  whole: Promise<IRun>;
  /** The credentials as they are stored, by id. */
  credentials: ReadonlyMap<string, StoredCredential>;
  cancel(): void;
}

/** Runs a workflow in n8n's execution engine, from its first trigger node; the answer can go to another process. */
export function startRun(loaded: LoadedPackage, request: RunRequest): StartedRun {
  const execution = startExecution(loaded, request);
  return {
    answer: execution.whole.then((run) => answered(run, [...execution.credentials.values()])),
    cancel: () => {
      execution.cancel();
    },
  };
}

/** Runs a workflow in n8n's execution engine, from its first trigger node. */
export function startExecution(loaded: LoadedPackage, request: RunRequest): StartedExecution {
  const { workflow: json, mode } = request;
  const credentials = new Map(request.credentials.map((credential) => [credential.id, credential]));
  const workflow = new Workflow({
    id: 'workflow-under-test',
    name: json.name ?? 'Workflow under test',
    nodes: json.nodes,
    connections: json.connections,
    active: false,
    nodeTypes: loaded.nodeTypes,
    settings: { executionOrder: 'v1', ...json.settings },
  });
  const trigger = json.nodes.find(
    ({ type, disabled }) => type === 'n8n-nodes-base.manualTrigger' && !disabled,
  );
  if (!trigger) throw new Error('The workflow has no manual trigger to start from.');

  const additionalData = additionalDataFor(new CredentialStore(loaded, credentials));
  additionalData.hooks = new ExecutionLifecycleHooks(mode, 'execution-under-test', {
    id: 'workflow-under-test',
    name: json.name ?? 'Workflow under test',
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    nodes: json.nodes,
    connections: json.connections,
  });
  const execution = new WorkflowExecute(additionalData, mode, newRunData());
  let cancel: () => void = () => undefined;
  const whole = withIsolate(workflow, async (): Promise<IRun> => {
    const running = startFrom(execution, workflow, trigger, json.pinData);
    cancel = () => {
      running.cancel();
    };
    return await running;
  });
  return {
    whole,
    credentials,
    cancel: () => {
      cancel();
    },
  };
}

function answered(run: IRun, credentials: RunAnswer['credentials']): RunAnswer {
  const { error, runData, lastNodeExecuted } = run.data.resultData;
  return {
    status: run.status,
    error: error ? seenError(error) : null,
    // n8n stores run data as JSON; class instances would not survive the way to the test process either.
    runData: JSON.parse(JSON.stringify(runData)) as RunAnswer['runData'],
    lastNodeExecuted: lastNodeExecuted ?? null,
    credentials,
  };
}
