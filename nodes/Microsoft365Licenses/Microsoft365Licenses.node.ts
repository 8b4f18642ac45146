import {
  NodeConnectionTypes,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { hasWritten } from '../../usecases/changes/changeReport';
import { earlierReports, reportItems } from '../n8n/changeReports';
import { failureItem, toNodeError } from '../n8n/errors';
import { showHint } from '../n8n/hints';
import { openTenants } from '../n8n/runTenants';
import { TenantHints } from '../n8n/tenantHints';
import { getSkus } from './methods/getSkus';
import { searchGroups } from './methods/searchGroups';
import { searchSkus } from './methods/searchSkus';
import { searchUsers } from './methods/searchUsers';
import { assertSafeguardsNotFromModel } from './parameters/notForModels';
import { readTenantId } from './parameters/tenantId';
import { findOperation, resourceDescription } from './resources';

export class Microsoft365Licenses implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Microsoft 365 Licenses',
    name: 'microsoft365Licenses',
    icon: { light: 'file:microsoft365Licenses.svg', dark: 'file:microsoft365Licenses.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: 'See who uses which Microsoft 365 license, what it costs, and take back what nobody uses',
    defaults: { name: 'Microsoft 365 Licenses' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'microsoft365ClientCredentialsApi', required: true }],
    properties: resourceDescription,
  };

  methods = {
    listSearch: { searchGroups, searchSkus, searchUsers },
    loadOptions: { getSkus },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const resource = this.getNodeParameter('resource', 0);
    const operation = this.getNodeParameter('operation', 0);
    const chosen = findOperation(resource, operation);
    if (!chosen) {
      throw new NodeOperationError(
        this.getNode(),
        `There is no operation "${operation}" of the resource "${resource}".`,
        {
          description: 'Choose a resource and an operation from the lists.',
        },
      );
    }
    const tenantHints = new TenantHints();
    try {
      assertSafeguardsNotFromModel(this);
      const items = this.getInputData();
      const tenants = await openTenants(this, items.length, (itemIndex) => readTenantId(this, itemIndex));
      return [await chosen.execute({ node: this, tenants, tenantHints, items })];
    } catch (error) {
      const earlier = earlierReports(this);
      if (earlier.some(hasWritten)) {
        showHint(this, `Another try failed: ${toNodeError(this.getNode(), error).message}`, 'warning');
        return [reportItems(this, earlier)];
      }
      if (!this.continueOnFail()) throw toNodeError(this.getNode(), error);
      // What stops the whole run stops every item; n8n itself would pass the input on as if it were the answer.
      return [this.getInputData().map((_, itemIndex) => failureItem(error, itemIndex))];
    } finally {
      tenantHints.show(this);
    }
  }
}
