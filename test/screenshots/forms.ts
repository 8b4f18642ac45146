import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { resourceDescription } from '../../nodes/Microsoft365Licenses/resources';
import { eventDescription } from '../../nodes/Microsoft365LicensesTrigger/events';
import type { WorkflowFile } from '../../runtime/n8n/cli';

/** A form of one of the two nodes. */
export interface Form {
  /** `<resource>-<operation>` or `event-<event>`: the name of its workflow, its node and its pictures. */
  name: string;
  type: 'microsoft365Licenses' | 'microsoft365LicensesTrigger';
  parameters: Record<string, string>;
  /** Whether it gives a table without an input. */
  reads: boolean;
}

const needInput = ['user-get', 'reclamation-reclaim', 'reclamation-restore'];
const changes = ['assign', 'remove', 'replace'];

/** Every operation and every event. */
export function forms(): Form[] {
  const operations = choices(resourceDescription, 'resource').flatMap((resource) =>
    resourceDescription
      .filter(({ name, displayOptions }) => {
        return name === 'operation' && displayOptions?.show?.resource?.includes(resource);
      })
      .flatMap((property) => choices([property], 'operation'))
      .map((operation): Form => {
        const name = `${resource}-${operation}`;
        return {
          ...{ name, type: 'microsoft365Licenses', parameters: { resource, operation } },
          reads: !needInput.includes(name) && !changes.includes(operation),
        };
      }),
  );
  const events = choices(eventDescription, 'event').map((event): Form => {
    return {
      ...{ name: `event-${event}`, type: 'microsoft365LicensesTrigger', parameters: { event }, reads: true },
    };
  });
  return [...operations, ...events];
}

/** A workflow whose id, and the id of whose node, is the name of the form. */
export function formWorkflow({ name, type, parameters }: Form): WorkflowFile {
  const start = {
    ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
    ...{ position: [0, 0], parameters: {} },
  };
  const node = {
    ...{ id: name, name, type: `n8n-nodes-microsoft365-licenses.${type}`, typeVersion: 1 },
    ...{ position: [220, 0], parameters },
    credentials: { microsoft365ClientCredentialsApi: { id: 'microsoft365', name: 'Microsoft 365' } },
  };
  const isTrigger = type === 'microsoft365LicensesTrigger';
  return {
    ...{ id: name, name, nodes: isTrigger ? [node] : [start, node] },
    connections: isTrigger ? {} : { Start: { main: [[{ node: name, type: 'main', index: 0 }]] } },
  };
}

function choices(properties: readonly INodeProperties[], name: string): string[] {
  return properties
    .filter((property) => property.name === name)
    .flatMap(({ options = [] }) => options as INodePropertyOptions[])
    .map(({ value }) => String(value));
}
