import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

/**
 * Stand-ins for the few built-in nodes that test workflows start with; the real ones come with n8n itself and are
 * used in the e2e ring.
 */
function passThrough(name: string, group: INodeTypeDescription['group']): INodeType {
  return {
    description: {
      displayName: name,
      name,
      group,
      version: 1,
      description: name,
      defaults: { name },
      inputs: group.includes('trigger') ? [] : ['main'],
      outputs: ['main'],
      properties: [],
    },
    execute() {
      return Promise.resolve([this.getInputData()]);
    },
  };
}

export const builtInNodes: Record<string, INodeType> = {
  'n8n-nodes-base.manualTrigger': passThrough('manualTrigger', ['trigger']),
  'n8n-nodes-base.noOp': passThrough('noOp', ['organization']),
  'n8n-nodes-base.stickyNote': passThrough('stickyNote', ['input']),
};
