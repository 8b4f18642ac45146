import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import { createReport, type CreatedReport } from '../../../../usecases/report/createReport';
import { outputPerItem, perTenant, type OperationContext } from '../../operation';
import { inOutput, readOutput } from '../../parameters/output';
import { reportParameters } from './reportParameters';
import { readReportFields, readReportRequest, type ReportFields } from './reportRequest';

export const menu = {
  name: 'Create',
  value: 'create',
  action: 'Create a license report',
  description:
    'Create a report on seats, cost, savings and renewals: a page to send, a CSV file and the figures',
};

export const description = reportParameters;

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  const readerOf = perTenant((graph) => new ActivityReader(graph));
  return outputPerItem(context, async (useCase, itemIndex) => {
    const fields = readReportFields(node, itemIndex);
    const output = readOutput(node, itemIndex);
    const report = await createReport(
      useCase,
      readerOf(useCase),
      readReportRequest(node, itemIndex, useCase.now()),
    );
    const [json = {}] = inOutput([report.item], output, compactFields);
    return [{ json: json as IDataObject, binary: await toBinary(node, report, fields) }];
  });
}

async function toBinary(
  node: IExecuteFunctions,
  { item, page, rows }: CreatedReport,
  fields: ReportFields,
): Promise<IBinaryKeyData> {
  const name = `microsoft-365-licenses-${item.createdAt.slice(0, 10)}`;
  return {
    [fields.page]: await node.helpers.prepareBinaryData(Buffer.from(page), `${name}.html`, 'text/html'),
    [fields.rows]: await node.helpers.prepareBinaryData(bytesOf(rows), `${name}.csv`, 'text/csv'),
  };
}

/** Each chunk becomes bytes at once, so that no text grows with the tenant. */
function bytesOf(chunks: Iterable<string>): Buffer {
  return Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk)));
}

const compactFields = [
  'headline',
  'seatsBought',
  'seatsUsed',
  'seatsIdle',
  'annualCost',
  'annualIdleCost',
  'annualSavings',
  'currency',
  'renewalCount',
  'candidateCount',
  'slackText',
];
