import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { UseCaseContext } from '../../usecases/context';
import type { EventHead } from '../../usecases/events/event';
import { memoryScope, recall, type EventMemory } from '../../usecases/events/eventMemory';
import { loadProductCatalog } from '../Microsoft365Licenses/parameters/productNames';
import { pollForm, type FormReader } from '../n8n/formReader';
import { connect, type GraphConnection } from '../n8n/graphClient';
import { showHint } from '../n8n/hints';
import type { TriggerEvent } from './events/event';

/** Nodes that are polling: n8n starts a poll on time although the one before is still reading. */
const underWay = new Set<string>();

/**
 * One poll: what is new, or null. What the next poll has to know is stored once everything has worked, so that a poll that
 * fails loses nothing. The editor's Fetch Test Event gets a sample and leaves the stored facts alone.
 */
export async function pollEvent(
  poll: IPollFunctions,
  event: TriggerEvent,
): Promise<INodeExecutionData[][] | null> {
  if (poll.getMode() === 'manual') return sampleOf(poll, event);
  const key = `${poll.getWorkflow().id ?? ''} ${poll.getNode().id}`;
  if (underWay.has(key)) return null;
  underWay.add(key);
  try {
    return await whatIsNew(poll, event);
  } finally {
    underWay.delete(key);
  }
}

async function sampleOf(poll: IPollFunctions, event: TriggerEvent): Promise<INodeExecutionData[][]> {
  const form = pollForm(poll);
  const rows = await event.sample(useCaseContext(poll, form, await connect(poll)), form);
  return [rows.map(toItem)];
}

async function whatIsNew(poll: IPollFunctions, event: TriggerEvent): Promise<INodeExecutionData[][] | null> {
  const stored = poll.getWorkflowStaticData('node');
  const form = pollForm(poll);
  const connection = await connect(poll);
  const parameters = Object.fromEntries(
    event.scope.map((name): [string, unknown] => [name, form.getNodeParameter(name, 0, null)]),
  );
  const scope = memoryScope(connection.tenantId, event.menu.value, parameters);
  const before = recall(stored.memory, scope);
  const { rows, facts } = await event.poll(useCaseContext(poll, form, connection), form, before);
  if (facts !== before) stored.memory = { version: 1, scope, facts } satisfies EventMemory;
  return rows.length === 0 ? null : [rows.map(toItem)];
}

function useCaseContext(
  poll: IPollFunctions,
  form: FormReader,
  { graph, tenantId, sign }: GraphConnection,
): UseCaseContext {
  return {
    graph,
    tenantId,
    now: () => new Date(graph.timing.now()).toISOString(),
    sign,
    log: (message) => {
      poll.logger.info(message);
    },
    hint: (message, level) => showHint(form, message, level),
    catalog: () => loadProductCatalog(form, 0, graph.timing.now()),
  };
}

function toItem(row: EventHead): INodeExecutionData {
  return { json: row as unknown as IDataObject };
}
