import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** What keeps a run from doing harm; a person sets it. On the node, or among its options. */
const SAFEGUARDS = {
  dryRun: 'Dry Run',
  maxUsers: 'Max Users',
  maxCandidatePercent: 'Max Candidate Percent',
  maxReportAgeDays: 'Max Report Age (Days)',
  minReportCoveragePercent: 'Min Report Coverage Percent',
  recheckActivity: 'Recheck Activity',
  protect: 'Protect',
  onlySignedRecords: 'Only Signed Records',
  tenantId: 'Tenant ID',
} as const;

/**
 * A parameter that an AI agent must not fill. Where the node is a tool it takes no expression, and so n8n shows no button
 * that lets the model define it; elsewhere it is as it was.
 */
export function notForModels(property: INodeProperties): INodeProperties[] {
  const { show, hide } = property.displayOptions ?? {};
  return [
    { ...property, displayOptions: { ...(show && { show }), hide: { ...hide, '@tool': [true] } } },
    {
      ...property,
      noDataExpression: true,
      displayOptions: { show: { ...show, '@tool': [true] }, ...(hide && { hide }) },
    },
  ];
}

/**
 * For an expression written by hand, which no form can prevent. A tool takes none at all: its input item is what the model
 * sends, also what the form does not offer it, so that `$json.dryRun` is the model's as much as `$fromAI("dryRun")`.
 * @throws {NodeOperationError} where a safeguard takes its value from the model
 */
export function assertSafeguardsNotFromModel(node: IExecuteFunctions): void {
  const { parameters, type } = node.getNode();
  const isFromModel = (value: unknown) =>
    typeof value === 'string' && (isTool(type) ? /^=|\{\{/ : /\$fromAI\b/i).test(value);
  const options = parameters.options as Readonly<Record<string, unknown>> | undefined;
  for (const [name, label] of Object.entries(SAFEGUARDS))
    if ([parameters[name], options?.[name]].some(isFromModel)) throw onlyForPeople(node, label);
  if (tableAddresses(options?.productNameList).some(isFromModel))
    throw onlyForPeople(node, 'Product Names > Address');
}

/** Where the newest names come from: a model could have n8n download from any place. */
function tableAddresses(productNameList: unknown): unknown[] {
  const { microsoft } = (productNameList ?? {}) as { microsoft?: unknown };
  const entries = Array.isArray(microsoft) ? microsoft : [microsoft];
  return entries.map((entry) => (entry as { url?: unknown } | null | undefined)?.url);
}

/** n8n gives a tool the type of its node with `Tool` behind it. */
function isTool(type: string): boolean {
  return type.endsWith('Tool');
}

function onlyForPeople(node: IExecuteFunctions, label: string): NodeOperationError {
  return new NodeOperationError(
    node.getNode(),
    `${label} takes its value from the AI model, and only a person may set it. Nothing was done.`,
    {
      description: `Set ${label} to a fixed value. As a tool of an AI agent the node takes no expression there, because the input of a tool is what the model sends.`,
    },
  );
}
