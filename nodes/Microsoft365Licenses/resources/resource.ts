import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';

/** A resource: an entry of the list of resources, with its operations in the order in which the editor lists them. */
export interface Resource {
  name: string;
  value: string;
  /** What it is about, below its name in the list of resources. */
  text: string;
  /** By `menu.value`. */
  operations: Readonly<Record<string, Operation>>;
  /** The list of operations, and the parameters of each. */
  description: INodeProperties[];
}

interface ResourceInput {
  /** As the list of resources shows it. */
  label: string;
  /** What it is about: a clause. */
  text: string;
  /** The value of the parameter `resource`. */
  resource: string;
  operations: readonly Operation[];
  defaultOperation: string;
}

export function toResource({ label, text, resource, operations, defaultOperation }: ResourceInput): Resource {
  return {
    name: label,
    value: resource,
    text,
    operations: Object.fromEntries(operations.map((operation) => [operation.menu.value, operation])),
    description: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        displayOptions: { show: { resource: [resource] } },
        options: operations.map(({ menu }) => menu),
        default: defaultOperation,
      },
      ...operations.flatMap(({ description }) => description),
    ],
  };
}
