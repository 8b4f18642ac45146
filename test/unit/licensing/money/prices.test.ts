import { toNumber } from '../../../../licensing/money/decimal';
import type { Price } from '../../../../licensing/money/price';
import { PriceError } from '../../../../licensing/money/priceRow';
import { readPriceList, type SubscriptionIds } from '../../../../licensing/money/prices';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const today = '2026-07-15';
const row = { sku: 'SPE_E3', unitPrice: '36.00', currency: 'EUR', paymentFrequency: 'monthly' };
const priceToday = (...rows: object[]) => readPriceList(rows, today).find(e3, 'SPE_E3');
const printed = (price: Price | null) => price && `${toNumber(price.unitPrice)} ${price.currency}`;

describe('readPriceList', () => {
  it.each([['SPE_E3'], ['spe_e3 '], [e3], [e3.toUpperCase()]])('finds the price of "%s"', (sku) => {
    expect(printed(priceToday({ ...row, sku }))).toBe('36 EUR');
  });

  it('prefers a price by id', () => {
    expect(printed(priceToday({ ...row, sku: e3, unitPrice: 30 }, row))).toBe('30 EUR');
  });

  it('has no price of other licenses, and none without rows', () => {
    expect(readPriceList([row], today).find('another', 'VISIOCLIENT')).toBeNull();
    expect(readPriceList([], today).find(e3, 'SPE_E3')).toBeNull();
  });

  it.each([
    [{ effectiveDate: '2026-07-15' }, '36 EUR'],
    [{ effectiveDate: '2026-07-16' }, null],
    [{ expirationDate: '2026-07-15T00:00:00.000+02:00' }, '36 EUR'],
    [{ expirationDate: '2026-07-14' }, null],
    [{ effectiveDate: '', expirationDate: null }, '36 EUR'],
  ])('with %j gives %s on 15 July 2026', (dates, price) => {
    expect(printed(priceToday({ ...row, ...dates }))).toBe(price);
  });

  it('takes the price that took effect last, in whatever order', () => {
    const rows = [
      { ...row, unitPrice: 40, effectiveDate: '2026-07-01' },
      { ...row, unitPrice: 36, effectiveDate: '2025-07-01' },
      { ...row, unitPrice: 99, effectiveDate: '2026-08-01' },
    ];
    expect(printed(priceToday(...rows))).toBe('40 EUR');
    expect(printed(priceToday(...rows.reverse()))).toBe('40 EUR');
  });

  describe('of one subscription', () => {
    const ofS1 = { ...row, sku: '', subscriptionId: 'S1', unitPrice: '30.00' };
    const priceOf = (subscription: SubscriptionIds, ...rows: object[]) =>
      printed(readPriceList(rows, today).findForSubscription(subscription));

    it('is found by its id or its commerce id, in any case', () => {
      expect(priceOf({ id: 's1' }, ofS1)).toBe('30 EUR');
      expect(priceOf({ id: 's2', commerceSubscriptionId: 's1' }, ofS1)).toBe('30 EUR');
      expect(priceOf({ id: 's2', commerceSubscriptionId: null }, ofS1, row)).toBeNull();
      expect(priceOf({}, ofS1)).toBeNull();
    });

    it('is no price of the SKU, even if its row names one', () => {
      expect(printed(priceToday({ ...ofS1, sku: 'SPE_E3' }))).toBeNull();
      expect(printed(priceToday({ ...ofS1, sku: 'SPE_E3' }, row))).toBe('36 EUR');
    });

    it('has days of its own', () => {
      expect(priceOf({ id: 's1' }, { ...ofS1, expirationDate: '2026-07-14' })).toBeNull();
      const later = { ...ofS1, unitPrice: 31, effectiveDate: '2026-07-01' };
      expect(priceOf({ id: 's1' }, later, ofS1)).toBe('31 EUR');
    });

    it('needs no SKU', () => {
      const { sku, ...withoutSku } = ofS1;
      expect(sku).toBe('');
      expect(priceOf({ id: 's1' }, withoutSku)).toBe('30 EUR');
    });
  });

  it.each([
    [{ sku: ' ' }, 'Price 2: it does not say which SKU'],
    [{ unitPrice: '36,00' }, 'Price 2: "36,00" is not a unit price'],
    [{ unitPrice: -1 }, 'Price 2: "-1" is not a unit price'],
    [{ unitPrice: undefined }, 'Price 2: "" is not a unit price'],
    [{ currency: '€' }, 'Price 2: "€" is not a currency'],
    [{ paymentFrequency: 'weekly' }, 'Price 2: "weekly" is not a payment frequency'],
    [{ effectiveDate: '31.12.2026' }, 'Price 2: "31.12.2026" is not a date for effectiveDate'],
  ])('refuses %j and says which row it is', (wrong, message) => {
    const reading = () => readPriceList([row, { ...row, ...wrong }], today);
    expect(reading).toThrow(message);
    expect(reading).toThrow(PriceError);
  });

  it.each([[['SPE_E3']], [null], [36]])('refuses %j as a row', (wrong) => {
    expect(() => readPriceList([wrong], today)).toThrow('Price 1: a price must be an object');
  });
});
