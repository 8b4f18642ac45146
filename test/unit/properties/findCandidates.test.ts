import fc from 'fast-check';
import type { Candidate } from '../../../licensing/candidates/candidate';
import { REASON_CODES, type ReasonCode } from '../../../licensing/candidates/rules';
import { contentOf } from '../../../licensing/products/skuContent';
import {
  find,
  keyOf,
  licensesOf,
  removalsOf,
  run,
  seats,
  skuById,
  type Run,
} from '../../support/candidateRuns';
import { refreshDate } from '../../support/factSources';

/** Every date of use after the cut-off, by a way of its own: the generator's dates, less those of a predecessor. */
function usesAfterCutOff({ user, reports, inactiveDays }: Run): string[] {
  const { services, apps, copilot, mailbox, signIns } = reports;
  const created = user.createdDateTime?.slice(0, 10) ?? '';
  const reportDates = [
    ...Object.values(services ?? {}),
    apps?.lastActivityDate,
    apps?.lastActivatedDate,
    copilot?.lastActivityDate,
    mailbox?.lastActivityDate,
  ].filter((date) => (date ?? '') >= created);
  const success = signIns ? user.signInActivity?.lastSuccessfulSignInDateTime?.slice(0, 10) : null;
  const cutOff = new Date(Date.parse(refreshDate) - inactiveDays * 86_400_000).toISOString().slice(0, 10);
  return [...reportDates, success].flatMap((date) => (date && date > cutOff ? [date] : []));
}

/** What speaks against the account being a person or a guest. */
function signsOfNoPerson({ user, reports, isAdministrator }: Run): string[] {
  const states = (user.licenseAssignmentStates ?? []).filter(({ state }) => state !== 'Error');
  const kinds = states.map(({ skuId }) => contentOf(skuById.get(skuId ?? '')!).accountKind);
  return [
    ...kinds.filter((kind) => kind !== 'person'),
    ...(/^(room|equipment|shared)/i.test(reports.mailbox?.recipientType ?? '') ? ['mailbox'] : []),
    ...(isAdministrator ? ['administrator'] : []),
  ];
}

const parameters = { numRuns: 1000, seed: 20261125 };
const absence = new Set<ReasonCode>(['blocked', 'guest', 'inactive', 'neverActive']);

describe('findCandidates, for any user', () => {
  it('removes nothing for absence with any evidence of use after the cut-off', () => {
    let checked = 0;
    fc.assert(
      fc.property(run, (one) => {
        const removed = removalsOf(find(one)).filter(({ reasons }) =>
          reasons.every((code) => absence.has(code)),
        );
        checked += removed.length;
        expect(removed.length > 0 ? usesAfterCutOff(one) : []).toEqual([]);
      }),
      parameters,
    );
    expect(checked).toBeGreaterThan(75);
  });

  it('removes nothing from an account that is no person', () => {
    fc.assert(
      fc.property(run, (one) => {
        expect(removalsOf(find(one)).length > 0 ? signsOfNoPerson(one) : []).toEqual([]);
      }),
      parameters,
    );
  });

  it('removes nothing from a guest unless guests are asked for', () => {
    const reasons = REASON_CODES.filter((code) => code !== 'guest');
    fc.assert(
      fc.property(run, (one) => {
        const guest = { ...one, user: { ...one.user, userType: 'Guest' } };
        expect(removalsOf(find(guest, { reasons })).map(({ skuPartNumber }) => skuPartNumber)).toEqual([]);
      }),
      parameters,
    );
  });

  it('counts no license twice in the savings', () => {
    fc.assert(
      fc.property(run, (one) => {
        const candidates = find(one);
        const removed = removalsOf(candidates);
        const gone = new Set(removed.map(keyOf));
        const freed = new Set(removed.map(({ skuId }) => skuId));
        for (const { skuId, assignedByGroup, state } of one.user.licenseAssignmentStates ?? [])
          if (state !== 'Error' && !gone.has(`${skuId ?? ''} ${assignedByGroup ?? ''}`))
            freed.delete(skuId ?? '');
        const sum = [...freed].reduce((total, skuId) => total + (seats.get(skuId)?.monthlyCost ?? 0), 0);
        expect(candidates[0]?.monthlySavings ?? 0).toBe(sum);
        const byLicense = find(one, { groupBy: 'license' });
        expect(byLicense.reduce((total, { monthlySavings }) => total + (monthlySavings ?? 0), 0)).toBe(sum);
      }),
      parameters,
    );
  });

  it('removes no more for inactivity where the threshold is higher', () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 1, max: 300 }), (one, more) => {
        const reasons: ReasonCode[] = ['inactive', 'neverActive'];
        const before = removalsOf(find(one, { reasons })).map(keyOf);
        const higher = { ...one, inactiveDays: one.inactiveDays + more };
        const after = removalsOf(find(higher, { reasons })).map(keyOf);
        expect(before).toEqual(expect.arrayContaining(after));
      }),
      parameters,
    );
  });

  it('adds no candidate and no license by excluding a SKU', () => {
    fc.assert(
      fc.property(run, fc.nat(5), (one, position) => {
        const states = one.user.licenseAssignmentStates ?? [];
        const excluded = states[position % states.length]?.skuId ?? '';
        const all = licensesOf(find(one)).map(keyOf);
        const fewer = licensesOf(find(one, { excludedSkus: new Set([excluded]) }));
        expect(all).toEqual(expect.arrayContaining(fewer.map(keyOf)));
        expect(fewer.map(({ skuId }) => skuId)).not.toContain(excluded);
      }),
      parameters,
    );
  });

  it('finds the same whatever the order of users and licenses', () => {
    const shuffled = run.chain((one) => {
      const states = one.user.licenseAssignmentStates ?? [];
      return fc.record({
        one: fc.constant(one),
        states: fc.shuffledSubarray(states, { minLength: states.length }),
        other: run,
      });
    });
    const sorted = (candidates: Candidate[]) =>
      licensesOf(candidates)
        .map((license) => [keyOf(license), license.action, [...license.reasons].sort()].join())
        .sort();
    fc.assert(
      fc.property(shuffled, ({ one, states, other }) => {
        const first = find(one);
        find(other);
        const again = find({ ...one, user: { ...one.user, licenseAssignmentStates: states } });
        expect(sorted(again)).toEqual(sorted(first));
        const money = ([candidate]: Candidate[]) => [candidate?.monthlySavings, candidate?.confidence];
        expect(money(again)).toEqual(money(first));
      }),
      parameters,
    );
  });
});
