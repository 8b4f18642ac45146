import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { readPriceList, type PriceList } from '../../../licensing/money/prices';
import { readRows } from './rows';

/** `prices` and `pricesJson`, for an `options` collection. */
export const priceOptions: INodeProperties[] = [
  {
    displayName: 'Prices',
    name: 'prices',
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
            displayName: 'Currency',
            name: 'currency',
            type: 'string',
            default: 'EUR',
            placeholder: 'e.g. EUR',
            description: 'Code of three letters (ISO 4217)',
          },
          {
            displayName: 'Effective Date',
            name: 'effectiveDate',
            type: 'dateTime',
            default: '',
            description: 'First day on which the price holds. Leave empty for no beginning.',
          },
          {
            displayName: 'Expiration Date',
            name: 'expirationDate',
            type: 'dateTime',
            default: '',
            description: 'Last day on which the price holds. Leave empty for no end.',
          },
          {
            displayName: 'License Name or ID',
            name: 'sku',
            type: 'options',
            typeOptions: { loadOptionsMethod: 'getSkus' },
            default: '',
            description:
              'SKU ID or part number. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
          },
          {
            displayName: 'Payment Frequency',
            name: 'paymentFrequency',
            type: 'options',
            options: [
              { name: 'Annual', value: 'annual' },
              { name: 'Monthly', value: 'monthly' },
            ],
            default: 'monthly',
            description: 'Whether the unit price is for a month or for a year',
          },
          {
            displayName: 'Subscription ID',
            name: 'subscriptionId',
            type: 'string',
            default: '',
            description:
              'ID or commerce ID of a subscription whose seats have a price of their own. Leave empty for the price of all seats of the license.',
          },
          {
            displayName: 'Unit Price',
            name: 'unitPrice',
            type: 'string',
            default: '',
            placeholder: 'e.g. 36.00',
            description: 'Price of one seat, with a decimal point',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Prices (JSON)',
    name: 'pricesJson',
    type: 'json',
    default: '',
    placeholder:
      'e.g. [{ "sku": "SPE_E3", "unitPrice": 36, "currency": "EUR", "paymentFrequency": "monthly" }]',
    description:
      'Array of prices from another node, each with sku or subscriptionId, unitPrice, currency, paymentFrequency and, where wanted, effectiveDate and expirationDate',
  },
];

/**
 * The prices in the item's `options` that hold on the day of `now` (full UTC): rows of `prices` and of `pricesJson` (JSON text or an array).
 * @throws {NodeOperationError} naming the row and what is wrong with it
 */
export function readPrices(node: IExecuteFunctions, itemIndex: number, now: string): PriceList {
  const options = node.getNodeParameter('options', itemIndex, {});
  try {
    return readPriceList(readRows(options, 'prices', 'Prices (JSON)'), now.slice(0, 10));
  } catch (error) {
    throw new NodeOperationError(node.getNode(), error as Error, { itemIndex });
  }
}
