import { readRows } from '../../../../../nodes/Microsoft365Licenses/parameters/rows';

const source = { list: 'priceList', label: 'Price List', older: 'prices', olderLabel: 'Prices' };
const read = (options: object) => readRows(options as never, source);
const byLocator = { sku: { __rl: true, mode: 'partNumber', value: 'A' }, unitPrice: '9' };

describe('the rows of a list', () => {
  it.each([
    [{}, []],
    [{ priceList: {} }, []],
    [{ priceList: { values: [{ sku: 'A' }] } }, [{ sku: 'A' }]],
    [{ priceList: { values: [byLocator] } }, [{ sku: 'A', unitPrice: '9' }]],
    [
      { priceList: { values: [{ sku: 'A', details: { subscriptionId: 's' } }] } },
      [{ sku: 'A', subscriptionId: 's' }],
    ],
    [
      { priceList: { items: [{ rows: [{ json: { sku: 'B' } }, { sku: 'C' }] }] } },
      [{ sku: 'B' }, { sku: 'C' }],
    ],
    [{ priceList: { items: [{ rows: '[{"sku":"B"}]' }, { rows: '' }] } }, [{ sku: 'B' }]],
    [
      { priceList: { values: [{ sku: 'A' }], items: [{ rows: [{ sku: 'B' }] }] } },
      [{ sku: 'A' }, { sku: 'B' }],
    ],
  ])('%j are %j', (options, rows) => {
    expect(read(options)).toEqual(rows);
  });

  it.each([
    [{ prices: { values: [{ sku: 'A' }] } }, [{ sku: 'A' }]],
    [{ pricesJson: '[{"sku":"B"}]' }, [{ sku: 'B' }]],
    [{ pricesJson: [{ sku: 'B' }] }, [{ sku: 'B' }]],
    [{ pricesJson: ' ' }, []],
    [{ pricesJson: '[]' }, []],
    [{ prices: { values: [{ sku: 'A' }] }, pricesJson: [{ sku: 'B' }] }, [{ sku: 'A' }, { sku: 'B' }]],
    [{ priceList: { values: [{ sku: 'C' }] }, pricesJson: [{ sku: 'B' }] }, [{ sku: 'C' }, { sku: 'B' }]],
  ])('of an older workflow: %j are %j', (options, rows) => {
    expect(read(options)).toEqual(rows);
  });

  it.each([
    ['{"sku":"A"}', 'must be an array of objects in JSON, but it is a single object'],
    ['[{', 'is not valid JSON'],
    [36, 'must be an array of objects in JSON, but it is 36'],
  ])('%j is refused', (rows, message) => {
    expect(() => read({ pricesJson: rows })).toThrow(`Prices (JSON) ${message}`);
    expect(() => read({ priceList: { items: [{ rows }] } })).toThrow(`Price List > Items ${message}`);
  });
});
