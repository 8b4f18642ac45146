import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** What keeps a run from doing harm; a person sets it. On the node, or among its options. */
const SAFEGUARDS = {
  dryRun: 'Dry Run',
  maxUsers: 'Max Users',
  maxCandidatePercent: 'Max Candidate Percent',
  maxReportAgeDays: 'Max Report Age (Days)',
  minReportCoveragePercent: 'Min Report Coverage Percent',
  recheckActivity: 'Recheck Activity',
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
 * For an expression written by hand, which no form can prevent.
 * @throws {NodeOperationError} where a safeguard takes its value from the model
 */
export function assertSafeguardsNotFromModel(node: IExecuteFunctions): void {
  const { parameters } = node.getNode();
  const options = parameters.options as Readonly<Record<string, unknown>> | undefined;
  for (const [name, label] of Object.entries(SAFEGUARDS)) {
    const values = [parameters[name], options?.[name]];
    if (values.some((value) => typeof value === 'string' && /\$fromAI\b/i.test(value))) {
      throw new NodeOperationError(
        node.getNode(),
        `${label} takes its value from the AI model, and only a person may set it. Nothing was done.`,
        { description: `Set ${label} to a fixed value, without $fromAI.` },
      );
    }
  }
}
