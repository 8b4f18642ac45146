import { NodeHelpers, type INode, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import { Microsoft365Licenses } from '../../../../../nodes/Microsoft365Licenses/Microsoft365Licenses.node';
import { notForModels } from '../../../../../nodes/Microsoft365Licenses/parameters/notForModels';

const { description } = new Microsoft365Licenses();
/** n8n gives a tool the name of its node with `Tool` behind it. */
const tool: INodeTypeDescription = { ...description, name: `${description.name}Tool` };
const node = { typeVersion: 1 } as INode;

function shown(properties: INodeProperties[], values: object, type: INodeTypeDescription) {
  const parameters = values as INode['parameters'];
  return properties.filter((property) => NodeHelpers.displayParameter(parameters, property, node, type));
}

describe('a parameter that is not for models', () => {
  const property: INodeProperties = {
    displayName: 'Dry Run',
    name: 'dryRun',
    type: 'boolean',
    default: true,
    displayOptions: { show: { licenses: ['all'] } },
  };

  it('takes no expression in a tool, and any in a node', () => {
    const inNode = shown(notForModels(property), { licenses: 'all' }, description);
    const inTool = shown(notForModels(property), { licenses: 'all' }, tool);
    expect(inNode.map(({ noDataExpression }) => noDataExpression)).toEqual([undefined]);
    expect(inTool.map(({ noDataExpression }) => noDataExpression)).toEqual([true]);
  });

  it('keeps its own conditions', () => {
    expect(shown(notForModels(property), { licenses: 'selected' }, description)).toEqual([]);
    expect(shown(notForModels(property), { licenses: 'selected' }, tool)).toEqual([]);
  });
});

const writes = [
  ['licenseAssignment', 'assign'],
  ['licenseAssignment', 'remove'],
  ['licenseAssignment', 'replace'],
  ['reclamation', 'reclaim'],
  ['reclamation', 'restore'],
];

describe('as an AI tool', () => {
  it.each(writes)('%s: %s has safeguards that no model can fill', (resource, operation) => {
    const values = { resource, operation, licenses: 'all' };
    const form = shown(description.properties, values, tool);
    const options = form.find(({ name }) => name === 'options')?.options as INodeProperties[];
    const safeguards = [...form, ...shown(options, values, tool)].filter(({ name }) =>
      ['dryRun', 'maxUsers', 'onlySignedRecords', 'protect', 'recheckActivity', 'tenantId'].includes(name),
    );
    expect(safeguards.map(({ name }) => name)).toEqual(expect.arrayContaining(['dryRun', 'tenantId']));
    expect(safeguards.every(({ noDataExpression }) => noDataExpression === true)).toBe(true);
  });
});
