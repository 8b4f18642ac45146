import type { INodeExecutionData } from 'n8n-workflow';
import type { Candidate } from '../../../../licensing/candidates/candidate';
import { rules } from '../../../../licensing/candidates/rules';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import { findCandidates } from '../../../../usecases/candidates/findCandidates';
import { perTenant, runPerItem, type OperationContext } from '../../operation';
import { inOutput, readOutput, type FlatLists } from '../../parameters/output';
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
    return inOutput(rows, readOutput(context.node, itemIndex), compactFields, flatLists);
  });
}

const flatLists: FlatLists<Candidate> = {
  licenseNames: ({ action, licenses }) =>
    licenses.filter((license) => license.action === action).map(({ name }) => name),
  // In a narrow column the names of the reasons say more than the beginning of a sentence.
  reasonText: ({ reasons }) =>
    reasons.map(({ code }) => rules.find((rule) => rule.code === code)?.label ?? code),
};

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
