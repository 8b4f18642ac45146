import type { INodeExecutionData } from 'n8n-workflow';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import { findCandidates } from '../../../../usecases/candidates/findCandidates';
import { perTenant, runPerItem, type OperationContext } from '../../operation';
import { inOutput, readOutput } from '../../parameters/output';
import { candidateParameters } from './candidateParameters';
import { readCandidateRequest } from './candidateRequest';

export const menu = {
  name: 'Find Candidates',
  value: 'findCandidates',
  action: 'Find candidates for reclamation',
  description: 'Find users whose licenses can be taken back, with the reasons and the savings',
};

export const description = candidateParameters;

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const readerOf = perTenant((graph) => new ActivityReader(graph));
  return runPerItem(context, async (useCase, itemIndex) => {
    const request = readCandidateRequest(context.node, itemIndex, useCase.now());
    const rows = await findCandidates(useCase, readerOf(useCase), request);
    return inOutput(rows, readOutput(context.node, itemIndex), compactFields);
  });
}

const compactFields = [
  'displayName',
  'userId',
  'action',
  'licenseNames',
  'reasonText',
  'monthlySavings',
  'currency',
  'confidence',
];
