import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { ReportRequest } from '../../../../usecases/report/createReport';
import { readCandidateRequest } from '../reclamation/candidateRequest';
import {
  DEFAULT_LOCALE,
  DEFAULT_PAGE_FIELD,
  DEFAULT_ROWS_FIELD,
  DEFAULT_ROWS_IN_PAGE,
  DEFAULT_TITLE,
  MOST_ROWS_IN_PAGE,
} from './reportParameters';

/** The binary fields of the output. */
export interface ReportFields {
  page: string;
  rows: string;
}

/** @throws {Error} for a value that no report can be made by */
export function readReportRequest(node: IExecuteFunctions, itemIndex: number, now: string): ReportRequest {
  const options = node.getNodeParameter('options', itemIndex, {});
  const read = { node, itemIndex, options };
  return {
    candidates: { ...readCandidateRequest(node, itemIndex, now), groupBy: 'license', includeManager: false },
    title: readText(read, 'title', 'Title') || DEFAULT_TITLE,
    company: readText(read, 'companyName', 'Company Name') || null,
    currency: readCurrency(read),
    locale: readLocale(read),
    rowsInPage: readRowsInPage(read),
  };
}

/** @throws {NodeOperationError} where both files would be in one field */
export function readReportFields(node: IExecuteFunctions, itemIndex: number): ReportFields {
  const options = node.getNodeParameter('options', itemIndex, {});
  const read = { node, itemIndex, options };
  const page = readText(read, 'pageField', 'Put Page in Field') || DEFAULT_PAGE_FIELD;
  const rows = readText(read, 'rowsField', 'Put Rows in Field') || DEFAULT_ROWS_FIELD;
  if (page !== rows) return { page, rows };
  throw new NodeOperationError(
    node.getNode(),
    `The page and the rows cannot both be in the field "${page}".`,
    {
      description: 'Give Put Page in Field and Put Rows in Field different names.',
      itemIndex,
    },
  );
}

interface OptionInput {
  node: IExecuteFunctions;
  itemIndex: number;
  options: IDataObject;
}

/** Trimmed; empty if it was not given. A number is what an expression makes of a year. */
function readText({ node, itemIndex, options }: OptionInput, name: string, label: string): string {
  const value = options[name] ?? '';
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  throw new NodeOperationError(node.getNode(), `${label} is ${JSON.stringify(value)}, but it must be text.`, {
    itemIndex,
  });
}

function readCurrency(input: OptionInput): string | null {
  const currency = readText(input, 'currency', 'First Currency').toUpperCase();
  if (currency === '') return null;
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw new NodeOperationError(
    input.node.getNode(),
    `First Currency is "${currency}", but it must be a code of three letters, such as EUR.`,
    { itemIndex: input.itemIndex },
  );
}

function readLocale(input: OptionInput): string {
  const locale = readText(input, 'locale', 'Number Format') || DEFAULT_LOCALE;
  if (isLocale(locale)) return locale;
  throw new NodeOperationError(
    input.node.getNode(),
    `Number Format is "${locale}", which is no language tag that is known.`,
    {
      description: 'Write a tag such as en-GB, en-US, de-DE or fr-FR.',
      itemIndex: input.itemIndex,
    },
  );
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    // A RangeError: the text is no tag of BCP 47.
    return false;
  }
}

function readRowsInPage({ node, itemIndex, options }: OptionInput): number {
  const value = options.rowsInPage ?? DEFAULT_ROWS_IN_PAGE;
  const rows = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof rows === 'number' && Number.isInteger(rows) && rows >= 0 && rows <= MOST_ROWS_IN_PAGE)
    return rows;
  throw new NodeOperationError(
    node.getNode(),
    `Rows in Page is ${JSON.stringify(value)}, but it must be a whole number from 0 to ${MOST_ROWS_IN_PAGE}.`,
    { description: 'The CSV file has all rows in any case.', itemIndex },
  );
}
