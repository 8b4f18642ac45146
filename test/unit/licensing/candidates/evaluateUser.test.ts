import fc from 'fast-check';
import type { Candidate } from '../../../../licensing/candidates/candidate';
import { evaluateUser, type CandidateInput } from '../../../../licensing/candidates/evaluateUser';
import { REASON_CODES } from '../../../../licensing/candidates/rules';
import type { HeldLicense } from '../../../../licensing/candidates/rules/rule';
import { byGroup, held, planLetters, settings, skuId, userFacts, unused } from '../../../support/ruleScene';

const find = (
  licenses: HeldLicense[],
  more: Partial<CandidateInput> = {},
  user: Parameters<typeof userFacts>[1] = {},
) =>
  evaluateUser({
    facts: userFacts(licenses, user),
    reasons: REASON_CODES,
    settings: settings(),
    excludedSkus: new Set<string>(),
    groupBy: 'user',
    ...more,
  });
const actions = (candidates: Candidate[]) =>
  candidates.flatMap(({ licenses }) =>
    licenses.map(({ skuPartNumber, assignedVia, action }) => [skuPartNumber, assignedVia, action]),
  );

describe('evaluateUser', () => {
  it('is empty for a user whose licenses are all in use', () => {
    expect(find([held('A'), held('D')])).toEqual([]);
  });

  it('opens with what a person reads, and ends with what is nested', () => {
    const [candidate] = find([unused('A')]);
    const keys = Object.keys(candidate ?? {});
    expect(keys.slice(0, 7)).toEqual([
      'userId',
      'displayName',
      'action',
      'licenseNames',
      'reasonText',
      'removableCount',
      'monthlySavings',
    ]);
    const nested = Object.entries(candidate ?? {}).filter(([, value]) => Array.isArray(value));
    expect(keys.slice(-nested.length)).toEqual(nested.map(([key]) => key));
  });

  it('gives a license all its reasons, and counts it once', () => {
    const [candidate] = find([unused('A')], {}, { status: 'blocked' });
    expect(candidate).toMatchObject({
      reasons: [{ code: 'blocked' }, { code: 'inactive' }],
      licenses: [{ reasons: ['blocked', 'inactive'], action: 'remove' }],
      monthlySavings: 10,
      currency: 'EUR',
      confidence: 'high',
    });
  });

  it('looks for the chosen reasons only', () => {
    expect(find([unused('A')], { reasons: ['blocked'] }, { status: 'blocked' })).toMatchObject([
      { reasons: [{ code: 'blocked' }] },
    ]);
  });

  it.each([
    ['inherited licenses', [unused('A', { assignedVia: 'group', groupId: 'g' })], {}],
    ['licenses of deleted accounts', [unused('A')], { status: 'deleted' as const }],
    [
      'mailboxes of blocked accounts without a person’s name',
      [unused('A', { hasMailbox: true })],
      { status: 'blocked' as const, firstName: null, lastName: null },
    ],
  ])('proposes %s for review, and saves nothing with them', (_, licenses, user) => {
    expect(find(licenses, {}, user)).toMatchObject([
      { licenses: [{ action: 'review' }], monthlySavings: null, currency: null, confidence: 'low' },
    ]);
  });

  it('saves nothing with a duplicate: it uses one seat either way', () => {
    expect(find([held('A'), byGroup('A')])).toMatchObject([
      { licenses: [{ action: 'remove' }], monthlySavings: 0, currency: 'EUR' },
    ]);
  });

  it('never removes both a license and the one that makes it superfluous for that reason alone', () => {
    const candidates = find([held('A', { usage: 'notMeasured' }), unused('AB')]);
    expect(actions(candidates)).toEqual([
      ['A', 'direct', 'review'],
      ['AB', 'direct', 'remove'],
    ]);
  });

  it('relies on a license that is proposed for review only: it stays', () => {
    const outer = unused('AB', { assignedVia: 'group', groupId: 'group-1' });
    expect(actions(find([held('A', { usage: 'notMeasured' }), outer]))).toEqual([
      ['A', 'direct', 'remove'],
      ['AB', 'group', 'review'],
    ]);
  });

  it('keeps currencies apart', () => {
    expect(find([unused('A'), unused('D', { currency: 'USD', monthlyCost: 7.5 })])).toMatchObject([
      {
        monthlySavings: null,
        currency: null,
        savingsByCurrency: [
          { currency: 'EUR', monthlySavings: 10 },
          { currency: 'USD', monthlySavings: 7.5 },
        ],
      },
    ]);
  });

  it('adds without drift', () => {
    expect(find([unused('A', { monthlyCost: 0.1 }), unused('D', { monthlyCost: 0.2 })])).toMatchObject([
      { monthlySavings: 0.3 },
    ]);
  });

  it('is as sure as its least sure removal', () => {
    const silent = held('D', { usage: 'neverActive', lastActivityDate: null });
    expect(find([unused('A')])[0]?.confidence).toBe('high');
    expect(find([unused('A'), silent])[0]?.confidence).toBe('medium');
  });

  it('leaves out excluded SKUs', () => {
    expect(actions(find([unused('A'), unused('D')], { excludedSkus: new Set([skuId('A')]) }))).toEqual([
      ['D', 'direct', 'remove'],
    ]);
  });

  it('gives one item a license where asked to', () => {
    const candidates = find([unused('A'), held('AB'), held('D', { usage: 'neverActive' })], {
      groupBy: 'license',
    });
    expect(candidates).toMatchObject([
      {
        licenses: [{ skuPartNumber: 'A' }],
        reasons: [{ code: 'inactive' }, { code: 'overlap' }],
        monthlySavings: 10,
      },
      { licenses: [{ skuPartNumber: 'D' }], reasons: [{ code: 'neverActive' }], monthlySavings: 10 },
    ]);
  });
});

describe('for any user', () => {
  const license = fc.record({
    plans: fc.constantFrom('A', 'AB', 'ABC', 'BA', 'D'),
    assignedVia: fc.constantFrom<HeldLicense['assignedVia']>('direct', 'group'),
    usage: fc.constantFrom<HeldLicense['usage']>('active', 'inactive', 'neverActive', 'notMeasured'),
    disabledPlans: fc.subarray(['plan-A', 'plan-B', 'plan-C']),
    monthlyCost: fc.option(fc.integer({ min: 1, max: 9 })),
  });
  const licenses = fc
    .uniqueArray(license, { selector: ({ plans, assignedVia }) => `${plans} ${assignedVia}`, maxLength: 8 })
    .map((rows) =>
      rows.map(({ plans, ...details }) =>
        held(plans, { ...details, groupId: details.assignedVia === 'group' ? 'g' : null }),
      ),
    );
  const status = fc.constantFrom('active' as const, 'blocked' as const, 'deleted' as const);
  const removals = (candidates: Candidate[]) =>
    actions(candidates)
      .filter(([, , action]) => action === 'remove')
      .map(([plans]) => String(plans))
      .sort();

  it('proposes to remove direct licenses only, each once', () => {
    fc.assert(
      fc.property(licenses, status, (rows, state) => {
        const candidates = find(rows, {}, { status: state });
        expect(actions(candidates).every(([, via, action]) => action === 'review' || via === 'direct')).toBe(
          true,
        );
        expect(new Set(removals(candidates)).size).toBe(removals(candidates).length);
      }),
    );
  });

  it('never loses an active user a plan that is in use', () => {
    fc.assert(
      fc.property(licenses, (rows) => {
        const candidates = find(rows, { reasons: ['duplicate', 'overlap'] });
        const gone = removals(candidates);
        const plansOf = (of: HeldLicense[]) =>
          new Set(
            of.flatMap(({ skuPartNumber, disabledPlans }) =>
              planLetters(skuPartNumber).filter((plan) => !disabledPlans.includes(`plan-${plan}`)),
            ),
          );
        const left = rows.filter(
          ({ assignedVia, skuPartNumber }) => assignedVia === 'group' || !gone.includes(skuPartNumber),
        );
        expect([...plansOf(left)].sort()).toEqual([...plansOf(rows)].sort());
      }),
    );
  });

  it('finds the same whatever the order of the licenses', () => {
    const shuffled = licenses.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, status, ([rows, others], state) => {
        const sorted = (candidates: Candidate[]) => actions(candidates).map(String).sort();
        expect(sorted(find(others, {}, { status: state }))).toEqual(
          sorted(find(rows, {}, { status: state })),
        );
        expect(find(others, {}, { status: state })[0]?.savingsByCurrency).toEqual(
          find(rows, {}, { status: state })[0]?.savingsByCurrency,
        );
      }),
    );
  });

  it('adds no candidate and no license by excluding a SKU', () => {
    fc.assert(
      fc.property(licenses, fc.constantFrom('A', 'AB', 'ABC', 'D'), (rows, excluded) => {
        const proposed = (candidates: Candidate[]) =>
          actions(candidates).map(([plans, via]) => `${plans} ${via}`);
        const all = proposed(find(rows));
        expect(all).toEqual(
          expect.arrayContaining(proposed(find(rows, { excludedSkus: new Set([skuId(excluded)]) }))),
        );
      }),
    );
  });

  it('counts no seat twice', () => {
    fc.assert(
      fc.property(licenses, (rows) => {
        const [candidate] = find(rows);
        const gone = candidate ? removals([candidate]) : [];
        const freed = rows.filter(
          ({ assignedVia, skuPartNumber }) =>
            assignedVia === 'direct' &&
            gone.includes(skuPartNumber) &&
            !rows.some((row) => row.assignedVia === 'group' && row.skuPartNumber === skuPartNumber),
        );
        const sum = freed.reduce((total, { monthlyCost }) => total + (monthlyCost ?? 0), 0);
        expect(candidate?.monthlySavings ?? 0).toBe(sum);
      }),
    );
  });
});
