import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { readPriceList, type PriceList } from '../../../licensing/money/prices';
import type { FormReader } from '../../n8n/formReader';
import { readRows } from './rows';
import { skuLocator } from './skus';

const details: INodeProperties = {
  displayName: 'Details',
  name: 'details',
  type: 'collection',
  placeholder: 'Add Detail',
  default: {},
  options: [
    {
      displayName: 'Effective Date',
      name: 'effectiveDate',
      type: 'dateTime',
      default: '',
      description: 'First day on which the price applies. Leave empty for no start date.',
    },
    {
      displayName: 'Expiration Date',
      name: 'expirationDate',
      type: 'dateTime',
      default: '',
      description: 'Last day on which the price applies. Leave empty for no end date.',
    },
    {
      displayName: 'Subscription ID',
      name: 'subscriptionId',
      type: 'string',
      default: '',
      description:
        'ID or commerce ID of a subscription whose seats have a price of their own. Leave empty for the price of all seats of the license.',
    },
  ],
};

const priceList: INodeProperties = {
  displayName: 'Price List',
  name: 'priceList',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true },
  placeholder: 'Add Price',
  default: {},
  description: 'What a seat of each license costs. Where no price is given, costs stay empty.',
  options: [
    {
      displayName: 'Price',
      name: 'values',
      values: [
        {
          ...skuLocator,
          displayName: 'License',
          name: 'sku',
          description: 'License that has the price',
        },
        {
          displayName: 'Price',
          name: 'unitPrice',
          type: 'string',
          default: '',
          placeholder: 'e.g. 36.00',
          description: 'Price of one seat, with a decimal point',
        },
        {
          displayName: 'Currency',
          name: 'currency',
          type: 'string',
          default: 'EUR',
          placeholder: 'e.g. EUR',
          description: 'Three-letter code (ISO 4217)',
        },
        {
          displayName: 'Per',
          name: 'paymentFrequency',
          type: 'options',
          options: [
            { name: 'Month', value: 'monthly' },
            { name: 'Year', value: 'annual' },
          ],
          default: 'monthly',
          description: 'Whether the price is for a month or for a year',
        },
        details,
      ],
    },
    {
      displayName: 'Prices From Items',
      name: 'items',
      values: [
        {
          displayName: 'Items',
          name: 'rows',
          type: 'json',
          default: '',
          placeholder: "e.g. {{ $('Price list').all() }}",
          description:
            'Items of another node, such as Data Table, or an array. Each has sku (ID or part number), unitPrice, currency, paymentFrequency (monthly or annual) and optionally effectiveDate, expirationDate and subscriptionId.',
        },
      ],
    },
  ],
};

/** `priceList`, for an `options` collection; and, out of sight, what workflows of 0.1 have in its place. */
export const priceOptions: INodeProperties[] = [
  priceList,
  { displayName: 'Prices', name: 'prices', type: 'hidden', default: {} },
  { displayName: 'Prices (JSON)', name: 'pricesJson', type: 'hidden', default: '' },
];

const source = { list: 'priceList', label: 'Price List', older: 'prices', olderLabel: 'Prices' };

/**
 * The prices in the item's `options` that hold on the day of `now` (full UTC).
 * @throws {NodeOperationError} naming the row and what is wrong with it
 */
export function readPrices(node: FormReader, itemIndex: number, now: string): PriceList {
  const options = node.getNodeParameter('options', itemIndex, {});
  try {
    return readPriceList(readRows(options, source), now.slice(0, 10));
  } catch (error) {
    throw new NodeOperationError(node.getNode(), error as Error, { itemIndex });
  }
}
