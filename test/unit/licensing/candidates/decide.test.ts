import { decide, type ReasonFinding } from '../../../../licensing/candidates/decide';
import type { ReasonCode } from '../../../../licensing/candidates/rules';
import type { HeldLicense, UserFacts, Verdict } from '../../../../licensing/candidates/rules/rule';
import type { LastUse } from '../../../../licensing/usage/personActivity';
import { byGroup, held, userFacts } from '../../../support/ruleScene';

const verdict = (license: HeldLicense, details: Partial<Verdict> = {}): Verdict => ({
  license,
  because: `because of ${license.skuPartNumber}`,
  doubt: null,
  ...details,
});
const finding = (code: ReasonCode, ...verdicts: Verdict[]): ReasonFinding => ({
  code,
  text: '',
  evidence: {},
  verdicts,
});
const decided = (licenses: HeldLicense[], findings: ReasonFinding[], details: Partial<UserFacts> = {}) =>
  decide(findings, { ...userFacts(licenses), ...details }).map(({ license, reasons, action, why }) => ({
    license: license.skuPartNumber,
    reasons,
    action,
    why,
  }));
const teams: LastUse = { source: 'services', service: 'teams', event: 'activity', date: '2026-11-17' };
const a = held('A');
const d = held('D');

describe('decide', () => {
  it('says nothing of a license that no reason concerns', () => {
    expect(decided([a, d], [finding('inactive', verdict(d))])).toEqual([
      { license: 'D', reasons: ['inactive'], action: 'remove', why: 'because of D' },
    ]);
    expect(decided([a], [])).toEqual([]);
  });

  it('removes for one reason without a doubt, whatever the others doubt', () => {
    const findings = [
      finding('inactive', verdict(a, { doubt: 'Too young.' })),
      finding('overlap', verdict(a)),
    ];
    expect(decided([a, d], findings)).toEqual([
      { license: 'A', reasons: ['inactive', 'overlap'], action: 'remove', why: 'because of A' },
    ]);
  });

  it('gives the first doubt where every reason has one', () => {
    const findings = [
      finding('inactive', verdict(a, { doubt: 'Too young.' })),
      finding('overlap', verdict(a, { doubt: 'A plan is off.' })),
    ];
    expect(decided([a], findings)).toMatchObject([{ action: 'review', why: 'Too young.' }]);
  });

  it('lets nothing be removed that the account or the assignment forbids, and says that', () => {
    expect(decided([byGroup('A')], [])).toEqual([]);
    const inherited = byGroup('A');
    expect(decided([inherited], [finding('inactive', verdict(inherited))])).toMatchObject([
      { action: 'review', why: expect.stringContaining('Inherited from a group') },
    ]);
    expect(
      decided([a], [finding('overlap', verdict(a))], { accountType: 'room', accountEvidence: ['x'] }),
    ).toMatchObject([{ action: 'review', why: expect.stringContaining('A room') }]);
  });

  it('removes licenses of a guest only where guests were looked for', () => {
    const guest = { accountType: 'guest' as const, accountEvidence: ['its user type is Guest'] };
    expect(decided([a], [finding('inactive', verdict(a))], guest)).toMatchObject([
      { action: 'review', why: expect.stringContaining('only where the reason Guest is among') },
    ]);
    const asked = [finding('guest', verdict(a)), finding('inactive', verdict(a))];
    expect(decided([a], asked, guest)).toMatchObject([{ action: 'remove' }]);
  });

  describe('with a sign of life', () => {
    it.each([
      ['blocked', 'Blocked, but active. Used Teams on 2026-11-17.'],
      ['guest', 'Used Teams on 2026-11-17: the person is not away.'],
      ['inactive', 'Used Teams on 2026-11-17: the person is not away.'],
      ['neverActive', 'Used Teams on 2026-11-17: the person is not away.'],
    ] as const)('doubts %s, which supposes the person away', (code, why) => {
      expect(decided([a], [finding(code, verdict(a))], { signOfLife: teams })).toMatchObject([
        { action: 'review', why },
      ]);
    });

    it('says where another license brings what was used', () => {
      const mail = held('A', { services: ['exchange', 'outlook'] });
      expect(decided([mail], [finding('inactive', verdict(mail))], { signOfLife: teams })).toMatchObject([
        {
          action: 'review',
          why: 'Used Teams on 2026-11-17, which another license brings: the person is not away.',
        },
      ]);
    });

    it('doubts by a sign-in too, which belongs to no license', () => {
      const signIn: LastUse = { source: 'signIns', service: null, event: 'signIn', date: '2026-11-19' };
      expect(decided([a], [finding('inactive', verdict(a))], { signOfLife: signIn })).toMatchObject([
        { action: 'review', why: 'Signed in on 2026-11-19: the person is not away.' },
      ]);
    });

    it.each(['duplicate', 'overlap'] as const)('removes for %s all the same', (code) => {
      expect(decided([a], [finding(code, verdict(a))], { signOfLife: teams })).toMatchObject([
        { action: 'remove' },
      ]);
    });

    it('leaves a doubt that the reason has itself in its place', () => {
      const own = finding('inactive', verdict(a, { doubt: 'Too young.' }));
      expect(decided([a], [own], { signOfLife: teams })).toMatchObject([{ why: 'Too young.' }]);
    });
  });

  describe('of a license that is superfluous beside another', () => {
    const overlap = finding('overlap', verdict(a, { reliesOn: d }));

    it('removes it while the other stays', () => {
      expect(decided([a, d], [overlap])).toMatchObject([{ license: 'A', action: 'remove' }]);
    });

    it('doubts it where the other is removed for a reason of its own', () => {
      expect(decided([a, d], [finding('inactive', verdict(d)), overlap])).toMatchObject([
        {
          license: 'A',
          action: 'review',
          why: 'Product D, which makes this one superfluous, is proposed for removal itself.',
        },
        { license: 'D', action: 'remove' },
      ]);
    });

    it('removes it where the other is only reviewed', () => {
      const doubted = finding('inactive', verdict(d, { doubt: 'Too young.' }));
      expect(decided([a, d], [doubted, overlap])).toMatchObject([{ action: 'remove' }, { action: 'review' }]);
      expect(
        decided([a, d], [finding('inactive', verdict(d)), overlap], { signOfLife: teams }),
      ).toMatchObject([{ action: 'remove' }, { action: 'review' }]);
    });

    it('removes it for a reason of its own, even if the other goes too', () => {
      const both = finding('inactive', verdict(a), verdict(d));
      expect(decided([a, d], [both, overlap])).toMatchObject([{ action: 'remove' }, { action: 'remove' }]);
    });
  });
});
