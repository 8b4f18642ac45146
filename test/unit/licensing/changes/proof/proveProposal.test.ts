import { createProductCatalog } from '../../../../../licensing/products/catalog';
import { LicenseServices } from '../../../../../licensing/usage/licenseServices';
import { ActivityIndex } from '../../../../../licensing/usage/activityIndex';
import { proveProposal } from '../../../../../licensing/changes/proof/proveProposal';
import type { ProofSources } from '../../../../../licensing/changes/proof/removalProof';
import type { AssignedLicense } from '../../../../../licensing/roster/assignedLicense';
import type { UsageEvidence } from '../../../../../licensing/usage/usageEvidence';
import { activityOf } from '../../../../support/activityOf';
import { byGroup, held, settings, skuId } from '../../../../support/ruleScene';

const { evaluatedAt, reportRefreshDate, plans } = settings();
const teamsPlan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const skus = ['A', 'AB', 'ABC', 'BA', 'D'].map((name) => ({
  skuId: skuId(name),
  servicePlans: [
    ...(name === 'D'
      ? []
      : [{ servicePlanId: teamsPlan, servicePlanName: 'TEAMS1', provisioningStatus: 'Success' }]),
  ],
}));

const sources = (details: Partial<ProofSources> = {}): ProofSources => ({
  facts: {
    catalog: createProductCatalog({
      table: { products: new Map(), plans: new Map() },
      ownNames: ['A', 'AB', 'ABC', 'BA', 'D'].map((sku) => ({ sku, name: `Product ${sku}` })),
    }),
    partNumbers: new Map(['A', 'AB', 'ABC', 'BA', 'D'].map((name) => [skuId(name), name])),
    licenseServices: new LicenseServices(skus),
    administrators: { has: () => false, isComplete: true },
    now: evaluatedAt,
  },
  settings: { evaluatedAt, reportRefreshDate, plans, trials: new Set(), offers: [] },
  evidence: null,
  ...details,
});

const evidenceOf = (activity: ActivityIndex): UsageEvidence => ({
  activity,
  desktop: null,
  copilot: null,
  mailboxes: null,
  signIns: false,
});

interface Scene {
  license?: AssignedLicense;
  held?: AssignedLicense[];
  account?: object;
  recheckActivity?: boolean;
  using?: ProofSources;
}

/** Proves an item about Product A, which names these reasons, for an ordinary member. */
function prove(item: object, scene: Scene = {}) {
  const { license = held('A'), account = {}, recheckActivity = true, using = sources() } = scene;
  const licenses = scene.held ?? [license];
  return proveProposal(
    {
      license,
      item: { userId: 'adele@contoso.com', ...item },
      held: licenses,
      recheckActivity,
      user: {
        userId: 'adele@contoso.com',
        id: 'user-1',
        displayName: 'Adele',
        email: null,
        usageLocation: 'DE',
        licenses,
        account: {
          id: 'user-1',
          userPrincipalName: 'adele@contoso.com',
          givenName: 'Adele',
          surname: 'Vance',
          accountEnabled: true,
          userType: 'Member',
          createdDateTime: '2024-01-01T00:00:00Z',
          ...account,
        },
      },
    },
    using,
  );
}
const proposal = (reasons: unknown, details: object = {}, evidence: object[] = []) => ({
  licenses: [
    { skuId: skuId('A'), skuPartNumber: 'A', name: 'Product A', action: 'remove', reasons, ...details },
  ],
  reasons: evidence,
});
const holds = { holds: true, reliesOn: null };
const keeps = (reason: string, text: unknown) => ({ holds: false, keep: { reason, text } });

describe('proveProposal', () => {
  it.each([
    ['blocked', { accountEnabled: false }, holds, 'The account may sign in again.'],
    ['guest', { userType: 'Guest' }, holds, 'The account is no longer a guest.'],
    [
      'deleted, which is for review only,',
      { deletedDateTime: '2026-11-01T00:00:00Z' },
      keeps('review', expect.stringContaining('The account is deleted')),
      'The account is no longer deleted.',
    ],
  ])('of %s needs the state of the account', (name, account, proof, sentence) => {
    const item = proposal([name.split(',')[0]]);
    expect(prove(item, { account })).toEqual(proof);
    expect(prove(item)).toEqual(keeps('noLongerTrue', sentence));
  });

  it('of a duplicate needs the group, and relies on it', () => {
    const duplicate = proposal(['duplicate']);
    expect(prove(duplicate, { held: [held('A'), byGroup('A')] })).toMatchObject({
      holds: true,
      reliesOn: { assignedVia: 'group', skuPartNumber: 'A' },
    });
    expect(prove(duplicate)).toEqual(
      keeps('noLongerTrue', "The group's assignment of Product A is gone, so this is the user's only one."),
    );
    expect(prove(duplicate, { held: [held('A'), byGroup('A', { state: 'Error' })] })).toEqual(
      keeps('noLongerTrue', "The group's assignment of Product A is in the state Error."),
    );
    expect(prove(duplicate, { held: [held('A'), byGroup('A', { state: 'ActiveWithError' })] })).toEqual(
      keeps('noLongerTrue', expect.stringContaining('is in the state ActiveWithError.')),
    );
    const withLess = byGroup('A', { disabledPlans: ['plan-A'] });
    expect(prove(duplicate, { held: [held('A'), withLess] })).toEqual(
      keeps('noLongerTrue', expect.stringContaining('PLAN_A turned off')),
    );
  });

  describe('of an overlap', () => {
    const containedIn = { skuId: skuId('AB'), name: 'Product AB' };
    const overlap = proposal(['overlap'], {}, [
      { code: 'overlap', evidence: { licenses: [{ skuId: skuId('A'), containedIn }] } },
    ]);

    it('relies on the license that contains it', () => {
      expect(prove(overlap, { held: [held('A'), held('AB')] })).toMatchObject({
        holds: true,
        reliesOn: { skuPartNumber: 'AB' },
      });
    });

    it.each([
      ['is gone', [], 'The user no longer holds Product AB, which contained Product A.'],
      [
        'does not work',
        [held('AB', { state: 'Disabled' })],
        'Product AB, which contained Product A, is in the state Disabled for this user.',
      ],
      [
        'has errors',
        [held('AB', { state: 'ActiveWithError' })],
        'Product AB is assigned with the state ActiveWithError.',
      ],
      [
        'has plans off',
        [held('AB', { disabledPlans: ['plan-A'] })],
        'Product AB has PLAN_A turned off for this user, who would lose it.',
      ],
    ])('does not hold where that %s', (_, others, text) => {
      expect(prove(overlap, { held: [held('A'), ...others] })).toEqual(keeps('noLongerTrue', text));
    });

    it('does not hold where its subscription has lapsed, or its plans have changed', () => {
      const change = (working: boolean, names: string[]) => {
        const sku = plans.get(skuId('AB'))!;
        const changed = {
          ...sku,
          working,
          servicePlans: names.map((servicePlanId) => ({ servicePlanId, servicePlanName: servicePlanId })),
        };
        return sources({
          settings: {
            evaluatedAt,
            reportRefreshDate,
            plans: new Map([...plans, [skuId('AB'), changed]]),
            trials: new Set(),
            offers: [],
          },
        });
      };
      const scene = { held: [held('A'), held('AB')] };
      expect(prove(overlap, { ...scene, using: change(false, ['plan-a', 'plan-b']) })).toEqual(
        keeps('noLongerTrue', 'The subscription of Product AB, which contained Product A, has lapsed.'),
      );
      expect(prove(overlap, { ...scene, using: change(true, ['plan-b']) })).toEqual(
        keeps('noLongerTrue', 'Product AB does not contain Product A any more.'),
      );
    });

    it('of two licenses with the same plans holds for the one that the proposal chose', () => {
      const [one, other] = [held('AB'), held('BA')];
      for (const [license, partNumber] of [
        [one, 'AB'],
        [other, 'BA'],
      ] as const) {
        const item = { licenses: [{ skuId: license.skuId, action: 'remove', reasons: ['overlap'] }] };
        expect([partNumber, prove(item, { license, held: [one, other] }).holds]).toEqual([partNumber, true]);
      }
    });
  });

  it('holds if one of several reasons does, and prefers one that relies on nothing', () => {
    const both = proposal(['duplicate', 'blocked']);
    const licenses = [held('A'), byGroup('A')];
    expect(prove(both, { held: licenses, account: { accountEnabled: false } })).toEqual(holds);
    expect(prove(both, { held: licenses })).toMatchObject({ holds: true, reliesOn: { groupId: 'group-1' } });
    expect(prove(both)).toEqual(
      keeps(
        'noLongerTrue',
        expect.stringMatching(/^The group's assignment .* The account may sign in again\.$/),
      ),
    );
  });

  it.each([
    ['a reason that it does not know', proposal(['cheaper']), /"cheaper" is no reason that Reclaim knows/],
    ['no reason for the license', proposal([]), /gives no reason for Product A/],
    ['reasons that are no list', proposal('blocked'), /gives no reason/],
    ['a license of another id', proposal(['blocked'], { skuPartNumber: 'D' }), /calls this license D, but/],
    [
      'no entry of the license, and reasons for others',
      { licenses: [{ skuId: skuId('D'), reasons: ['blocked'] }] },
      /gives no reason/,
    ],
  ])('keeps for review what has %s', (_, item, sentence) => {
    expect(prove(item, { account: { accountEnabled: false } })).toEqual(
      keeps('review', expect.stringMatching(sentence)),
    );
  });

  it('takes the reasons of the user where an older item has none for the license', () => {
    const item = { licenses: [{ skuId: skuId('A'), action: 'remove' }], reasons: [{ code: 'blocked' }] };
    expect(prove(item, { account: { accountEnabled: false } })).toEqual(holds);
    expect(prove(item)).toEqual(keeps('noLongerTrue', 'The account may sign in again.'));
  });

  it('lets an item without any reasons go on: somebody asked for it', () => {
    expect(prove({ licenses: [{ skuId: skuId('A'), action: 'remove' }] })).toEqual(holds);
  });

  it('keeps what may be removed after a look only, and an assignment that does not work', () => {
    const exchange = held('A', { skuId: skuId('A') });
    const withMailbox = new LicenseServices([
      {
        skuId: skuId('A'),
        servicePlans: [
          {
            servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
            servicePlanName: 'EXCHANGE_S_STANDARD',
            provisioningStatus: 'Success',
          },
        ],
      },
    ]);
    const using = sources({ facts: { ...sources().facts, licenseServices: withMailbox } });
    const account = { accountEnabled: false, givenName: null, surname: null };
    expect(prove(proposal(['blocked']), { license: exchange, account, using })).toEqual(
      keeps('review', expect.stringContaining('shared mailbox')),
    );
    expect(prove(proposal(['blocked']), { license: held('A', { state: 'Error' }), account })).toEqual(
      keeps(
        'noLongerTrue',
        'The assignment of Product A is in the state Error, so the user does not have it.',
      ),
    );
  });

  describe('of inactivity', () => {
    const inactive = (reasons: string[], lastActivityDate: string | null = '2026-06-01', threshold = 90) =>
      proposal(reasons, { lastActivityDate, services: ['teams'] }, [
        { code: 'inactive', evidence: { threshold } },
      ]);
    const seen = (lastTeams: string | null, name = 'adele@contoso.com') =>
      sources({ evidence: evidenceOf(activityOf(name, lastTeams)) });

    it('needs fresh reports without later activity', () => {
      expect(prove(inactive(['inactive']), { using: seen('2026-06-01') })).toEqual(holds);
      expect(prove(inactive(['neverActive'], null), { using: seen(null) })).toEqual(holds);
      expect(prove(inactive(['inactive']), { using: seen('2026-11-01') })).toEqual(
        keeps('activeAgain', expect.stringContaining('2026-11-01')),
      );
      expect(
        prove(inactive(['inactive']), { using: sources({ evidence: evidenceOf(new ActivityIndex()) }) }),
      ).toEqual(keeps('review', expect.stringContaining('no row of this user')));
      expect(prove(inactive(['inactive']))).toEqual(
        keeps('review', expect.stringContaining('cannot be used now')),
      );
    });

    it('still holds where the reports no longer go back to the last use', () => {
      expect(prove(inactive(['inactive']), { using: seen(null) })).toEqual(holds);
    });

    it('finds a renamed user under the name of the item', () => {
      const item = { ...inactive(['inactive']), userId: 'adele.old@contoso.com' };
      expect(prove(item, { using: seen('2026-06-01', 'adele.old@contoso.com') })).toEqual(holds);
      expect(prove(item, { using: seen('2026-11-01', 'adele.old@contoso.com') })).toMatchObject({
        holds: false,
      });
    });

    it('counts with the threshold of the item, and with 90 days where it has none', () => {
      const using = seen('2026-10-01');
      expect(prove(inactive(['inactive'], '2026-10-01', 30), { using })).toEqual(holds);
      for (const threshold of [90, Number.NaN, 0, -5])
        expect(prove(inactive(['inactive'], '2026-10-01', threshold), { using })).toMatchObject({
          holds: false,
        });
    });

    it('does not hold for a license that was assigned again since, or that no report measures', () => {
      const license = held('A', { assignedDate: '2026-11-10T00:00:00Z' });
      expect(prove(inactive(['inactive']), { license, using: seen('2026-06-01') })).toEqual(
        keeps('noLongerTrue', 'Assigned only 10 days ago, after the last activity.'),
      );
      const swapped = {
        licenses: [{ skuId: skuId('D'), action: 'remove', reasons: ['inactive'], services: ['teams'] }],
      };
      expect(
        prove(
          { ...swapped, lastActivityDate: '2026-06-01' },
          { license: held('D'), using: seen('2026-06-01') },
        ),
      ).toEqual(keeps('noLongerTrue', expect.stringContaining('do not show Product D as unused')));
    });

    it('says nothing of the time after a block', () => {
      const item = inactive(['blocked', 'neverActive'], null);
      const scene = { using: seen(null) };
      expect(prove(item, { ...scene, account: { accountEnabled: false } })).toEqual(holds);
      for (const recheckActivity of [true, false])
        expect(prove(item, { ...scene, recheckActivity })).toEqual(
          keeps('noLongerTrue', expect.stringContaining('The account may sign in again.')),
        );
    });

    it('is taken at its word where it is not to be rechecked; other reasons are not', () => {
      const scene = { recheckActivity: false, using: seen('2026-11-01') };
      expect(prove(inactive(['inactive']), scene)).toEqual(holds);
      expect(prove(proposal(['duplicate']), scene)).toMatchObject({ holds: false });
    });
  });
});
