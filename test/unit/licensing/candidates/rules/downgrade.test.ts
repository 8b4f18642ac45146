import { evaluateUser } from '../../../../../licensing/candidates/evaluateUser';
import { downgrade } from '../../../../../licensing/candidates/rules/downgrade';
import type { HeldLicense, UserFacts } from '../../../../../licensing/candidates/rules/rule';
import {
  heldSku,
  mailOnly,
  person,
  tenantSettings,
  type OwnedSku,
  type Use,
} from '../../../../support/downgradeScene';

const tenant: OwnedSku[] = [{ skuPartNumber: 'STANDARDPACK', free: 1 }];

const candidate = (
  license: HeldLicense,
  use: Use = mailOnly,
  details: Partial<UserFacts> = {},
  owned: OwnedSku[] = tenant,
) =>
  evaluateUser({
    facts: person([license], use, details),
    reasons: ['downgrade', 'blocked', 'inactive'],
    settings: tenantSettings(owned),
    excludedSkus: new Set<string>(),
    groupBy: 'user',
  })[0];

describe('downgrade', () => {
  it('is off by default, and asks for a review with the proposal on the license', () => {
    expect(downgrade.isDefault).toBe(false);
    expect(candidate(heldSku('ENTERPRISEPACK', mailOnly))).toMatchObject({
      action: 'review',
      confidence: 'low',
      monthlySavings: null,
      reasons: [{ code: 'downgrade', evidence: { threshold: 90, licenses: [{ freeSeats: 1 }] } }],
      licenses: [
        {
          action: 'review',
          reasons: ['downgrade'],
          proposal: {
            toSku: { skuPartNumber: 'STANDARDPACK', name: 'STANDARDPACK', family: 'Other' },
            keeps: ['Exchange', 'Teams', 'Viva Engage'],
            monthlySavings: 13,
            currency: 'USD',
          },
        },
      ],
    });
  });

  it('says in one text what stays, what is lost, what is not measured, and what it saves', () => {
    const license = heldSku('ENTERPRISEPACK', mailOnly);
    expect(candidate(license)?.licenses[0]?.why).toBe(
      'The use of ENTERPRISEPACK in 90 days fits STANDARDPACK, which keeps Exchange, Teams and Viva Engage; 1 seat of it is free. ' +
        'Lost, and without need in that time: Exchange (lower tier), SharePoint (lower tier), Office desktop apps. ' +
        'Lost, and not measured, so look first: Defender for Office 365 Plan 1, Purview Information Protection. ' +
        'Saves 13 USD a month.',
    );
  });

  it('says that a saving is unknown, and that a license is for frontline workers', () => {
    const use: Use = { ...mailOnly, mailbox: { gigabytes: 1, hasArchive: false } };
    const license = heldSku('ENTERPRISEPACK', use, { monthlyCost: null, currency: null });
    const { why, proposal } = candidate(license, use, {}, [{ skuPartNumber: 'DESKLESSPACK' }])!.licenses[0]!;
    expect(why).toMatch(/The saving is unknown: .* DESKLESSPACK may be given to frontline workers only/);
    expect(proposal).toMatchObject({ monthlySavings: null, currency: null });
  });

  it('shows a license from a group with the proposal and the sentence about groups', () => {
    const license = heldSku('SPE_E5', mailOnly, { assignedVia: 'group', groupId: 'group-1' });
    expect(candidate(license)?.licenses).toMatchObject([
      { why: expect.stringMatching(/^Inherited from a group/), proposal: { monthlySavings: 47 } },
    ]);
  });

  it.each<[string, Partial<UserFacts>]>([
    ['a room', { accountType: 'room' }],
    ['a shared mailbox', { accountType: 'sharedMailbox' }],
    ['a guest', { accountType: 'guest' }],
    ['an administrator', { accountType: 'administrator' }],
    ['a person who is still to come', { upcoming: 'The person starts on 2026-12-01.' }],
  ])('proposes nothing to %s', (_, details) => {
    expect(candidate(heldSku('SPE_E5', mailOnly), mailOnly, details)).toBeUndefined();
  });

  it('leaves a blocked account to the reason blocked, without a proposal', () => {
    const facts = person([], mailOnly);
    const found = candidate(heldSku('SPE_E5', mailOnly), mailOnly, {
      user: { ...facts.user, status: 'blocked' },
    });
    expect(found?.licenses).toMatchObject([{ reasons: ['blocked'], proposal: null }]);
  });
});
