import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** The properties, shown for this operation of this resource only; conditions of their own are kept. */
export function shownFor(
  resource: string,
  operation: string,
  properties: INodeProperties[],
): INodeProperties[] {
  return updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, properties);
}
