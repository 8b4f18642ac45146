import type { INodeProperties } from 'n8n-workflow';
import { outputParameter } from '../../parameters/output';
import { priceOptions } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { readInParallelOption } from '../../parameters/readInParallel';
import { shownFor } from '../../parameters/shownFor';
import { tenantIdOptions } from '../../parameters/tenantId';
import { candidateLimitOptions, judgement } from '../reclamation/candidateParameters';

/** Rows of the page, unless the user asks for more or fewer. */
export const DEFAULT_ROWS_IN_PAGE = 100;
/** More rows make a page that a phone opens slowly, and hundreds of pages on paper. */
export const MOST_ROWS_IN_PAGE = 2000;
export const DEFAULT_TITLE = 'Microsoft 365 licenses';
export const DEFAULT_LOCALE = 'en-GB';
export const DEFAULT_PAGE_FIELD = 'report';
export const DEFAULT_ROWS_FIELD = 'rows';

const reportOptions: INodeProperties[] = [
  {
    displayName: 'Company Name',
    name: 'companyName',
    type: 'string',
    default: '',
    placeholder: 'e.g. Contoso Ltd',
    description: 'Shown above the title of the report',
  },
  {
    displayName: 'First Currency',
    name: 'currency',
    type: 'string',
    default: '',
    placeholder: 'e.g. EUR',
    description:
      'Three-letter code of the currency to show first where prices are in several. Nothing is converted. Leave empty for the currency of the most seats.',
  },
  {
    displayName: 'Number Format',
    name: 'locale',
    type: 'string',
    default: DEFAULT_LOCALE,
    placeholder: 'e.g. en-US',
    description:
      'Language tag for numbers, money and dates: en-GB, en-US, de-DE, fr-FR. The text of the report stays English.',
  },
  {
    displayName: 'Put Page in Field',
    name: 'pageField',
    type: 'string',
    default: DEFAULT_PAGE_FIELD,
    description: 'The binary field of the output for the HTML page',
  },
  {
    displayName: 'Put Rows in Field',
    name: 'rowsField',
    type: 'string',
    default: DEFAULT_ROWS_FIELD,
    description: 'The binary field of the output for the CSV file with all rows',
  },
  {
    displayName: 'Rows in Page',
    name: 'rowsInPage',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: MOST_ROWS_IN_PAGE },
    default: DEFAULT_ROWS_IN_PAGE,
    description: 'How many rows of users the page shows at most. The CSV file has all of them.',
  },
  {
    displayName: 'Title',
    name: 'title',
    type: 'string',
    default: DEFAULT_TITLE,
    description: 'The title of the report',
  },
];

export const reportParameters: INodeProperties[] = shownFor('report', 'create', [
  ...judgement,
  outputParameter,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      ...reportOptions,
      ...candidateLimitOptions,
      ...priceOptions,
      ...productNameOptions,
      readInParallelOption,
      ...tenantIdOptions,
    ],
  },
]);
