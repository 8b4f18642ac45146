import { bestOverlap } from '../../../../licensing/candidates/overlaps';
import type { HeldLicense, RuleSettings } from '../../../../licensing/candidates/rules/rule';
import { planIdsNamed } from '../../../../licensing/products/workloads/planTable';
import { skuNamed } from '../../../support/allSkus';
import { heldSku, realSettings, withStatus } from '../../../support/realLicenses';

/** The best overlap of the first of these licenses, which all are one user's. */
const best = (licenses: HeldLicense[], settings: RuleSettings = realSettings()) => {
  const [inner] = licenses;
  if (!inner) throw new RangeError('There is no license.');
  const overlap = bestOverlap(inner, licenses, settings);
  return overlap && { outer: overlap.outer.skuPartNumber, doubt: overlap.doubt };
};
const e3 = heldSku('SPE_E3');
const e5 = heldSku('SPE_E5');
const fromGroup = { assignedVia: 'group' as const, groupId: 'group-1' };

describe('bestOverlap', () => {
  it('finds E3 in E5, and not E5 in E3', () => {
    expect(best([e3, e5])).toEqual({ outer: 'SPE_E5', doubt: null });
    expect(best([e5, e3])).toBeNull();
  });

  it('says how many plans it looked at, and which a higher tier replaces', () => {
    const exchange = heldSku('EXCHANGESTANDARD');
    const overlap = bestOverlap(exchange, [exchange, e5], realSettings());
    expect(overlap?.servicePlans).toBe(skuNamed('EXCHANGESTANDARD').servicePlans.length);
    expect(
      overlap?.replaced.map(({ from, to }) => [from.servicePlanName, to.servicePlanName]),
    ).toContainEqual(['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE']);
  });

  describe('of several licenses that contain it', () => {
    it('takes the outermost, because the others are contained themselves', () => {
      expect(best([heldSku('STANDARDPACK'), e3, e5])).toEqual({ outer: 'SPE_E5', doubt: null });
      expect(best([heldSku('STANDARDPACK'), e5, e3])).toEqual({ outer: 'SPE_E5', doubt: null });
    });

    it('takes one without a doubt before the outermost', () => {
      const disabledPlans = planIdsNamed('EXCHANGE_S_ENTERPRISE');
      const halfOff = heldSku('SPE_E5', { ...fromGroup, disabledPlans });
      expect(best([heldSku('EXCHANGESTANDARD'), halfOff, e3])).toEqual({ outer: 'SPE_E3', doubt: null });
    });

    it('takes the outermost before the one from a group, and of equals the one from a group', () => {
      const emsByGroup = heldSku('EMSPREMIUM', fromGroup);
      expect(best([heldSku('EMS'), e5, emsByGroup])?.outer).toBe('SPE_E5');
      const visio = [
        heldSku('VISIO_PLAN1_DEPT'),
        heldSku('VISIOCLIENT'),
        heldSku('VISIO_PLAN2_DEPT', fromGroup),
      ];
      expect(best(visio)?.outer).toBe('VISIO_PLAN2_DEPT');
    });
  });

  describe('of two licenses that contain each other', () => {
    const pro = heldSku('VISIOCLIENT');
    const department = (details = {}) => heldSku('VISIO_PLAN2_DEPT', details);

    it.each([
      ['the later by part number', {}, 'VISIO_PLAN2_DEPT'],
      ['the dearer', { monthlyCost: 5 }, 'VISIOCLIENT'],
      ['the direct one', { ...fromGroup, monthlyCost: 99 }, 'VISIOCLIENT'],
    ])('lets %s go, and no more', (_, details, gone) => {
      const pair = [pro, department(details)];
      const found = pair.filter((license) => best([license, ...pair.filter((one) => one !== license)]));
      expect(found.map(({ skuPartNumber }) => skuPartNumber)).toEqual([gone]);
    });

    it('always leaves one of three, whatever their prices and currencies are', () => {
      const names = ['VISIOCLIENT', 'VISIO_PLAN2_DEPT', 'VISIOCLIENT_GOV'];
      const prices = [
        { monthlyCost: 12, currency: 'EUR' },
        { monthlyCost: 9, currency: 'USD' },
        { monthlyCost: null, currency: null },
        { monthlyCost: 3, currency: 'EUR' },
      ];
      const each = prices.flatMap((one) =>
        prices.flatMap((two) => prices.map((three) => [one, two, three] as const)),
      );
      for (const combination of each) {
        const three = combination.map((price, index) => heldSku(names[index] ?? '', price));
        const kept = three.filter((license) => {
          const others = three.filter((one) => one !== license);
          return best([license, ...others])?.doubt !== null;
        });
        expect(kept.length).toBeGreaterThan(0);
      }
    });
  });

  describe('doubts', () => {
    it('that the plan that replaces it is off for this user', () => {
      const withoutTeams = heldSku('SPE_E5', { disabledPlans: planIdsNamed('TEAMS1') });
      expect(best([e3, withoutTeams])?.doubt).toBe(
        'SPE_E5 has TEAMS1 turned off for this user, who would lose it.',
      );
    });

    it('that the other license is in its grace period, and ignores one that has lapsed', () => {
      expect(best([e3, e5], withStatus('SPE_E5', 'Warning'))?.doubt).toBe(
        'SPE_E5 has expired and is in its grace period.',
      );
      expect(best([e3, e5], withStatus('SPE_E5', 'Suspended'))).toBeNull();
    });

    it('that the other license is a trial, by its name or by its subscriptions', () => {
      expect(best([e3, e5], realSettings({ trials: new Set([e5.skuId]) }))?.doubt).toBe('SPE_E5 is a trial.');
      expect(best([heldSku('EXCHANGESTANDARD'), heldSku('DEVELOPERPACK_E5')])?.doubt).toContain(
        'is a trial, for developers only, or ended by Microsoft',
      );
    });

    it('that the other license may be a trial, where the subscriptions could not be read', () => {
      expect(best([e3, e5], realSettings({ trials: null }))?.doubt).toBe(
        'SPE_E5 may be a trial: the subscriptions could not be read.',
      );
    });

    it.each(['ActiveWithError', null])('that the other license is assigned with the state %s', (state) => {
      expect(best([e3, heldSku('SPE_E5', { state })])?.doubt).toBe(
        `SPE_E5 is assigned with the state ${state ?? 'unknown'}.`,
      );
    });

    it('that the other license is for frontline workers', () => {
      expect(best([heldSku('INTUNE_A'), heldSku('SPE_F1')])?.doubt).toContain('for frontline workers only');
    });

    it('that an add-on needs what only this license brings', () => {
      const frontline = heldSku('SPE_F1');
      expect(best([frontline, e3, heldSku('SPE_F5_SEC')])?.doubt).toBe(
        'SPE_F5_SEC needs Microsoft 365 F1 or F3, which only this license brings.',
      );
      expect(best([frontline, e3])?.doubt).toBeNull();
      expect(best([heldSku('EXCHANGESTANDARD'), e3, heldSku('ATP_ENTERPRISE')])?.doubt).toBeNull();
    });

    it('that it costs more, in the same currency', () => {
      const dear = heldSku('SPE_E3', { monthlyCost: 60 });
      expect(best([dear, e5])?.doubt).toContain('It costs more than SPE_E5');
      expect(best([heldSku('SPE_E3', { monthlyCost: 60, currency: 'USD' }), e5])?.doubt).toBeNull();
      expect(best([heldSku('SPE_E3', { monthlyCost: null }), e5])?.doubt).toBeNull();
    });
  });

  it('mentions the lesser of two suites neither of which contains the other', () => {
    const pair = [heldSku('SPE_F1'), heldSku('EXCHANGESTANDARD')];
    expect(best(pair)).toBeNull();
    const suites = [heldSku('ENTERPRISEPREMIUM'), heldSku('SPE_E3')];
    const found = suites.map((suite) => best([suite, ...suites.filter((one) => one !== suite)]));
    expect(found.filter(Boolean)).toHaveLength(1);
    expect(found.find(Boolean)?.doubt).toContain('It is a second suite beside');
  });

  it('calls no suite the lesser one that is worth more than the other', () => {
    const business = heldSku('SPB');
    expect(best([e3, business])).toBeNull();
    expect(best([business, e3])?.outer).toBe('SPE_E3');
  });

  it('leaves both of two Cloud PCs', () => {
    const [small, large] = ['CPC_E_2C_4GB_128GB', 'CPC_E_2C_4GB_256GB'].map((name) => heldSku(name));
    expect(small && large && [best([small, large]), best([large, small])]).toEqual([null, null]);
  });

  it('compares nothing with itself, nor with a SKU that the tenant does not own', () => {
    expect(best([e3, heldSku('SPE_E3', { ...fromGroup, skuId: e3.skuId.toUpperCase() })])).toBeNull();
    expect(best([e3, e5], realSettings({ plans: new Map() }))).toBeNull();
  });
});
