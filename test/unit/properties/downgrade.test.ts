import fc from 'fast-check';
import { bestDowngrade } from '../../../licensing/candidates/downgrades';
import { licenseWorth } from '../../../licensing/products/licenseWorth';
import { MEASURED_SERVICES } from '../../../licensing/usage/services';
import { allSkus, skuNamed } from '../../support/allSkus';
import { heldSku, listPrices, person, tenantSettings, type Use } from '../../support/downgradeScene';

const names = [
  ...Object.keys(listPrices),
  ...['M365EDU_A5_FACULTY', 'M365EDU_A3_FACULTY', 'SHAREPOINTSTANDARD', 'Microsoft_365_E3_(no_Teams)'],
  ...['Microsoft_Teams_Enterprise_New', 'WACONEDRIVESTANDARD', 'OFFICESUBSCRIPTION', 'MICROSOFT_365_E7'],
].filter((name) => allSkus.some(({ skuPartNumber }) => skuPartNumber === name));

const suites = ['SPE_E5', 'SPE_E3', 'ENTERPRISEPREMIUM', 'ENTERPRISEPACK', 'STANDARDPACK', 'SPB'];

/** Silence as often as use, so that many scenes have a downgrade. */
const lastUse = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 400 }));
const use: fc.Arbitrary<Use> = fc.record(
  {
    services: fc.record(Object.fromEntries(MEASURED_SERVICES.map((service) => [service, lastUse]))),
    apps: lastUse,
    copilot: lastUse,
    mailbox: fc.record({
      gigabytes: fc.integer({ min: 0, max: 60 }),
      hasArchive: fc.constantFrom(false, false, true),
    }),
  },
  { requiredKeys: ['services'] },
);
const scene = fc.record({
  from: fc.oneof(fc.constantFrom(...suites), fc.constantFrom(...names)),
  use,
  owned: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 12 }),
  prices: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 60 }), {
    maxKeys: names.length,
  }),
  threshold: fc.integer({ min: 2, max: 220 }),
});

type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

const find = ({ from, use: known, owned, prices, threshold }: Scene) => {
  const priced = { ...listPrices, ...prices };
  const monthlyCost = priced[from] ?? null;
  const license = heldSku(
    from,
    known,
    { monthlyCost, currency: monthlyCost === null ? null : 'USD' },
    threshold,
  );
  const settings = tenantSettings(
    owned.concat(from).map((skuPartNumber) => ({ skuPartNumber })),
    { inactiveDays: threshold },
    priced,
  );
  return bestDowngrade(license, person([license], known), settings);
};
const isUsed = (days: number | null | undefined, threshold: number) =>
  days !== null && days !== undefined && days < threshold;
/** A report that does not know the person proves nothing. */
const isSilent = (days: number | null | undefined, threshold: number) =>
  days !== undefined && !isUsed(days, threshold);

describe('whatever is held, used and owned', () => {
  it('a downgrade loses nothing that was used within the threshold, and no mailbox', () => {
    let proposals = 0;
    fc.assert(
      fc.property(scene, (one) => {
        const best = find(one);
        if (best === null) return;
        proposals++;
        const before = licenseWorth(skuNamed(one.from));
        const after = licenseWorth(best.offer.held);
        const used = before.services.filter((name) => isUsed(one.use.services?.[name], one.threshold));
        expect(after.services).toEqual(expect.arrayContaining(used));
        const hasMailbox = before.services.includes('exchange');
        expect(hasMailbox && !after.services.includes('exchange')).toBe(false);
        expect(before.desktopApps && !after.desktopApps && !isSilent(one.use.apps, one.threshold)).toBe(
          false,
        );
        expect(before.copilot && !after.copilot && !isSilent(one.use.copilot, one.threshold)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(proposals).toBeGreaterThan(50);
  });

  it('what is bought for and not kept is among the losses', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const best = find(one);
        if (best === null) return;
        const losses = best.loses.silent.length + best.loses.notMeasured.length;
        expect(losses + best.keeps.length).toBeGreaterThanOrEqual(
          licenseWorth(skuNamed(one.from)).principal.length,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('a downgrade is never dearer, and no other saving is claimed than the difference', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const best = find(one);
        if (best === null) return;
        const { license, offer, monthlySavings } = best;
        const isPriced = license.monthlyCost !== null && offer.monthlyCost !== null;
        const difference = isPriced ? (license.monthlyCost ?? 0) - (offer.monthlyCost ?? 0) : null;
        expect(monthlySavings === null).toBe(difference === null);
        expect(monthlySavings ?? 0).toBeCloseTo(difference ?? 0, 9);
        expect(difference ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('a higher threshold sees more use, and so never saves more while the license is in use at both', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 200 }), (one, more) => {
        const higher = find({ ...one, threshold: one.threshold + more });
        const isActive = heldSku(one.from, one.use, {}, one.threshold).usage === 'active';
        if (higher === null || !isActive) return;
        const lower = find(one);
        const isBetterAudience = lower?.isFrontlineOnly === false && higher.isFrontlineOnly;
        const savesNoLess =
          lower?.isFrontlineOnly === higher.isFrontlineOnly &&
          (lower.monthlySavings ?? 0) >= (higher.monthlySavings ?? 0);
        expect(isBetterAudience || savesNoLess).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
