import type { IDataObject } from 'n8n-workflow';
import type { FaultPlan } from '../../emulator/faults/fault';
import type { TenantUser } from '../../emulator/tenant/model';
import { findOperation } from '../../nodes/Microsoft365Licenses/resources';
import { TenantHints } from '../../nodes/n8n/tenantHints';
import { chaosNode } from './chaosNode';
import { connectTo } from './connection';
import type { ChaosInputs, ChaosOperation } from './operations';
import type { World } from './world';

export interface RunOptions {
  /** Default: no fault. */
  plan?: FaultPlan;
  continueOnFail?: boolean;
  /** The run is stopped once so many requests have been sent. Default: it is not. */
  cancelAfter?: number;
}

/** One run of an operation, and all that can be held against it. */
export interface ChaosRun {
  operation: ChaosOperation;
  input: IDataObject[];
  /** Null where the run ended with an error. */
  output: Array<{ json: IDataObject; item: number | null }> | null;
  error: unknown;
  hints: string[];
  log: string[];
  before: TenantUser[];
  after: TenantUser[];
  tokens: string[];
  /** Origins that got a token. */
  trusted: Set<string>;
  sent: number;
  /** Sent when the run was stopped; null where it was not. */
  sentAtCancel: number | null;
  /** On the clock that only waits move. */
  waitedMs: number;
  /** Users of every assignLicense that took effect, each as often as it did. */
  written: string[];
}

/** Runs the operation once, on the tenant as it was. */
export async function runOnce(
  world: World,
  operation: ChaosOperation,
  inputs: ChaosInputs,
  { plan, continueOnFail = false, cancelAfter = Infinity }: RunOptions = {},
): Promise<ChaosRun> {
  world.rewind();
  const { emulator, clock } = world;
  const input = operation.input?.(inputs) ?? [{}];
  const { node, items, hints, log } = chaosNode(operation.parameters, input, continueOnFail);
  let sentAtCancel: number | null = null;
  const { connection, tokens, trusted, sent } = connectTo({
    emulator,
    clock,
    isCancelled: (count) => {
      if (count < cancelAfter) return false;
      sentAtCancel ??= count;
      return true;
    },
  });
  const before = world.usersNow();
  const writes = countWrites(world);
  if (plan) emulator.faults.plan(plan);
  const chosen = findOperation(operation.parameters.resource, operation.parameters.operation);
  if (!chosen) throw new Error(`There is no operation ${operation.name}.`);
  const start = clock.now();
  let output: ChaosRun['output'] = null;
  let error: unknown = null;
  try {
    const rows = await chosen.execute({
      node,
      tenants: { of: async () => Promise.resolve({ ...connection, key: 'own', named: null }) },
      tenantHints: new TenantHints(),
      items,
    });
    output = rows.map(({ json, pairedItem }) => ({ json, item: pairedIndex(pairedItem) }));
  } catch (thrown) {
    error = thrown;
  }
  emulator.faults.clear();
  return {
    ...{ operation, input, output, error, hints, log, before, tokens, trusted },
    ...{ after: world.usersNow(), sent: sent(), sentAtCancel, waitedMs: clock.now() - start },
    written: writes(),
  };
}

function pairedIndex(pairedItem: unknown): number | null {
  const { item } = (pairedItem ?? {}) as { item?: unknown };
  return typeof item === 'number' ? item : null;
}

/** Counts what took effect by the tenant itself: an answer may lie. */
function countWrites({ emulator: { tenant } }: World): () => string[] {
  const written: string[] = [];
  const assignLicense = tenant.assignLicense.bind(tenant);
  tenant.assignLicense = (userId, change) => {
    const before = tenant.currentUser(userId);
    const user = assignLicense(userId, change);
    if (JSON.stringify(before?.licenseAssignments) !== JSON.stringify(user.licenseAssignments))
      written.push(userId);
    return user;
  };
  return () => {
    tenant.assignLicense = assignLicense;
    return written;
  };
}
