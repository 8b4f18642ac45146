import type { INodeProperties } from 'n8n-workflow';

/** `simplify`, as every Get Many has it: false gives Graph's own objects. */
export const simplifyParameter: INodeProperties = {
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};
