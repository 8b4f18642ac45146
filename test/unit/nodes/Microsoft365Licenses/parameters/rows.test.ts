import { readRows } from '../../../../../nodes/Microsoft365Licenses/parameters/rows';

const read = (options: object) => readRows(options as never, 'prices', 'Prices (JSON)');

describe('rows of a collection and of its JSON', () => {
  it.each([
    [{}, []],
    [{ prices: {} }, []],
    [{ prices: { values: [{ sku: 'A' }] } }, [{ sku: 'A' }]],
    [{ pricesJson: '[{"sku":"B"}]' }, [{ sku: 'B' }]],
    [{ pricesJson: [{ sku: 'B' }] }, [{ sku: 'B' }]],
    [{ pricesJson: ' ' }, []],
    [{ pricesJson: '[]' }, []],
    [{ prices: { values: [{ sku: 'A' }] }, pricesJson: [{ sku: 'B' }] }, [{ sku: 'A' }, { sku: 'B' }]],
  ])('%j are %j', (options, rows) => {
    expect(read(options)).toEqual(rows);
  });

  it.each([
    ['{"sku":"A"}', 'must be an array of objects in JSON, but it is a single object'],
    ['[{', 'is not valid JSON'],
    [36, 'must be an array of objects in JSON, but it is 36'],
  ])('%j is refused', (pricesJson, message) => {
    expect(() => read({ pricesJson })).toThrow(`Prices (JSON) ${message}`);
  });
});
