import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** `note`, for an `options` collection. */
export const noteOption: INodeProperties = {
  displayName: 'Note',
  name: 'note',
  type: 'string',
  default: '',
  placeholder: 'e.g. approved by Adele Vance, CHG-1042',
  description: 'Text for the record, kept on the output item',
};

export function readNote(node: IExecuteFunctions, itemIndex: number): string | null {
  const { note } = node.getNodeParameter('options', itemIndex, {});
  return typeof note === 'string' && note !== '' ? note : null;
}
