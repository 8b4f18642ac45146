import fc from 'fast-check';
import { parseDecimal, toNumber } from '../../../licensing/money/decimal';
import { PriceError, readPriceRow } from '../../../licensing/money/priceRow';
import { MicrosoftTableError, parseMicrosoftTable } from '../../../licensing/products/microsoftTable';
import { TextListError, readTextList } from '../../../nodes/Microsoft365Licenses/parameters/textList';
import { damaged, hostileText, hostileValue, unless } from '../../support/hostileInput';

describe('a price, whatever was typed', () => {
  const day = fc.oneof(
    hostileValue,
    damaged('2026-07-01'),
    fc.constantFrom('+123456-01-01', '-000001-01-01', '2026-W10'),
  );
  const row = fc.record({
    sku: fc.oneof(hostileValue, fc.constant('SPE_E3')),
    unitPrice: fc.oneof(hostileValue, fc.double(), damaged('36.00')),
    currency: fc.oneof(hostileValue, fc.constantFrom('EUR', ' usd ')),
    paymentFrequency: fc.oneof(hostileValue, fc.constantFrom('monthly', 'annual')),
    effectiveDate: fc.oneof(fc.constant(undefined), day),
  });
  const anyRow = fc.oneof({ weight: 1, arbitrary: hostileValue }, { weight: 6, arbitrary: row });

  it('is an amount that can be counted with and a day, or an error of ours', () => {
    fc.assert(
      fc.property(anyRow, (value) => {
        const price = unless(PriceError, () => readPriceRow(value, 1));
        if (!price) return;
        expect(Number.isFinite(toNumber(price.unitPrice)) && toNumber(price.unitPrice) >= 0).toBe(true);
        expect(price.currency).toMatch(/^[A-Z]{3}$/);
        expect(price.effectiveDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    { unitPrice: '9'.repeat(400) },
    { unitPrice: 10n },
    { effectiveDate: '+123456-01-01' },
    { effectiveDate: { toJSON: () => 10n } },
  ])('is refused with %p', (part) => {
    const whole = { sku: 'SPE_E3', unitPrice: 36, currency: 'EUR', paymentFrequency: 'monthly' };
    expect(() => readPriceRow({ ...whole, ...part }, 1)).toThrow(PriceError);
  });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fc.nat({ max: 99 }), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(toNumber(parseDecimal(text))).toBe(Number(text));
      }),
    );
  });
});

describe('a list of texts, whatever an expression gives', () => {
  it('is texts without blanks and repetitions, and reads the same again, or is refused', () => {
    fc.assert(
      fc.property(fc.oneof(hostileValue, fc.array(hostileText)), (value) => {
        const texts = unless(TextListError, () => readTextList(value, 'Users')) ?? [];
        expect(texts.every((text) => text !== '' && text === text.trim())).toBe(true);
        expect(new Set(texts.map((text) => text.toLowerCase())).size).toBe(texts.length);
        expect(readTextList(texts, 'Users')).toEqual(texts);
      }),
    );
  });

  it('is refused where it is nothing that JSON can show', () => {
    expect(() => readTextList(10n, 'Users')).toThrow(TextListError);
    expect(() => readTextList(new Array(2), 'Users')).toThrow(TextListError);
  });
});

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("Microsoft's table of product names, whatever was downloaded", () => {
  const header =
    'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names';
  const line =
    'Microsoft 365 E3,SPE_E3,05e9a617-0261-4cee-bb44-138d3ef5d965,X,efb87545-963c-4e0d-99df-69c6916d9eb0,Exchange';

  it('is names by GUID, or an error of ours', () => {
    const text = fc.oneof(
      hostileText,
      damaged(`${header}\n${line}\n${line}\n`),
      hostileText.map((end) => `${header}\n${line}${end}`),
    );
    fc.assert(
      fc.property(text, (table) => {
        const read = unless(MicrosoftTableError, () => parseMicrosoftTable(table));
        for (const [skuId, { name }] of read?.products ?? [])
          expect([guid.test(skuId), name !== '']).toEqual([true, true]);
        for (const [planId, name] of read?.plans ?? [])
          expect([guid.test(planId), name !== '']).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });
});
