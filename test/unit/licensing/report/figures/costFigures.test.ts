import { costFigures } from '../../../../../licensing/report/figures/costFigures';
import { licenseFigures } from '../../../../../licensing/report/figures/licenseFigures';
import { licenseOf } from '../../../../support/reportScene';

const { counted } = licenseFigures(
  [
    licenseOf({ annualCost: 0.1, annualUnusedCost: 0.1 }),
    licenseOf({ skuId: '2', annualCost: 0.2, annualUnusedCost: 0 }),
    licenseOf({ skuId: '3', annualCost: 50, annualUnusedCost: 5, currency: 'USD' }),
    licenseOf({ skuId: '4', annualCost: null, annualUnusedCost: null, currency: null }),
  ],
  [],
);

describe('the costs of a report', () => {
  it('are exact, one row a currency, with idle seats of both kinds', () => {
    expect(costFigures(counted, [{ currency: 'EUR', monthly: 1, annual: 12.2 }], null)).toEqual([
      {
        currency: 'EUR',
        annualCost: 0.3,
        annualUnassignedCost: 0.1,
        annualSavings: 12.2,
        annualIdleCost: 12.3,
      },
      { currency: 'USD', annualCost: 50, annualUnassignedCost: 5, annualSavings: 0, annualIdleCost: 5 },
    ]);
  });

  it('have the wanted currency first', () => {
    expect(costFigures(counted, [], 'USD').map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
  });

  it('are none where no price is known', () => {
    expect(
      costFigures(
        counted.filter(({ currency }) => currency === null),
        [],
        'EUR',
      ),
    ).toEqual([]);
  });
});
