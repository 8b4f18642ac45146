import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
} from 'n8n-workflow';
import { getSkus } from '../Microsoft365Licenses/methods/getSkus';
import { searchGroups } from '../Microsoft365Licenses/methods/searchGroups';
import { searchSkus } from '../Microsoft365Licenses/methods/searchSkus';
import { toNodeError } from '../n8n/errors';
import { eventDescription, findEvent } from './events';
import { pollEvent } from './pollEvent';

export class Microsoft365LicensesTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Microsoft 365 Licenses Trigger',
    name: 'microsoft365LicensesTrigger',
    icon: {
      light: 'file:../Microsoft365Licenses/microsoft365Licenses.svg',
      dark: 'file:../Microsoft365Licenses/microsoft365Licenses.dark.svg',
    },
    group: ['trigger'],
    version: 1,
    subtitle: '={{$parameter["event"]}}',
    description:
      'See who uses which Microsoft 365 license and take back what nobody uses, or start a workflow when seats run out, a subscription ends or a user changes',
    defaults: { name: 'Microsoft 365 Licenses Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'microsoft365ClientCredentialsApi', required: true }],
    properties: eventDescription,
  };

  methods = {
    listSearch: { searchGroups, searchSkus },
    loadOptions: { getSkus },
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    try {
      return await pollEvent(this, findEvent(this.getNodeParameter('event')));
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
