import fc from 'fast-check';
import {
  RestorePayloadError,
  readRestorePayload,
  restoreText,
} from '../../../licensing/changes/inputItem/restorePayload';
import { pricesOfItem } from '../../../licensing/changes/inputItem/prices';
import { ProposalError, readProposal } from '../../../licensing/changes/inputItem/proposal';
import { hostileText, hostileValue, unless } from '../../support/hostileInput';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

describe('a restore payload, whatever was edited', () => {
  const grant = fc.record({ skuId: fc.uuid(), disabledPlans: fc.uniqueArray(fc.uuid(), { maxLength: 3 }) });
  const written = fc
    .record({
      id: fc.uuid(),
      grants: fc.uniqueArray(grant, { maxLength: 4, selector: ({ skuId }) => skuId }),
    })
    .map(({ id, grants }) => ({ id, removed: grants, restore: { id, addLicenses: grants } }));

  it('comes out as Reclaim wrote it, also after a way as JSON', () => {
    fc.assert(
      fc.property(written, (item) => {
        const payload = readRestorePayload(JSON.parse(JSON.stringify(item)) as Record<string, unknown>);
        expect(payload).toEqual(item.restore);
        expect(payload && restoreText(payload)).toBe(restoreText(item.restore));
      }),
    );
  });

  it('with a part replaced gives only what is listed as removed, or is refused', () => {
    const paths = [
      'id',
      'removed',
      'restore',
      'restore.id',
      'restore.addLicenses',
      'restore.x',
      'removed.0',
      'removed.0.skuId',
    ];
    const more = [
      'removed.0.disabledPlans',
      'removed.0.disabledPlans.0',
      'restore.addLicenses.0',
      'restore.addLicenses.0.disabledPlans',
    ];
    fc.assert(
      fc.property(written, fc.constantFrom(...paths, ...more), hostileValue, (item, path, value) => {
        const edited = JSON.parse(JSON.stringify(item)) as Record<string, unknown>;
        put(edited, path.split('.'), value);
        const payload = unless(RestorePayloadError, () => readRestorePayload(edited));
        if (!payload) return;
        expect(
          [payload.id, ...payload.addLicenses.map(({ skuId }) => skuId)].every((id) => guid.test(id)),
        ).toBe(true);
        const removed = new Map(
          item.removed.map(({ skuId, disabledPlans }) => [skuId, disabledPlans.toSorted()]),
        );
        for (const { skuId, disabledPlans } of payload.addLicenses)
          expect(disabledPlans.toSorted()).toEqual(removed.get(skuId));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is refused where a disabled plan of the removed license is an object that no text can be made of', () => {
    const id = '0a1b2c3d-1111-4222-8333-444455556666';
    const restore = { id, addLicenses: [{ skuId: id, disabledPlans: [] }] };
    const removed = [{ skuId: id, disabledPlans: [{ toString: 1, valueOf: 1 }] }];
    expect(() => readRestorePayload({ id, removed, restore })).toThrow(RestorePayloadError);
  });
});

/** Replaces what stands at the path, where there is something to stand in. */
function put(target: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  const inner = target[name];
  if (rest.length === 0) target[name] = value;
  else if (typeof inner === 'object' && inner !== null) put(inner as Record<string, unknown>, rest, value);
}

describe('an item of Find Candidates, whatever was edited', () => {
  const item = fc.record({ licenses: fc.oneof(hostileValue, fc.array(hostileValue)) });

  it('proposes texts, or is refused', () => {
    fc.assert(
      fc.property(item, (edited) => {
        const proposal = unless(ProposalError, () => readProposal(edited));
        const skuIds = proposal ? [...proposal.remove, ...proposal.review] : [];
        expect(skuIds.every((skuId) => skuId.trim() !== '')).toBe(true);
      }),
    );
  });

  it('has costs that are numbers of 0 or more', () => {
    const entry = fc.record({
      skuId: hostileValue,
      monthlyCost: fc.oneof(fc.double(), hostileValue),
      currency: hostileText,
    });
    fc.assert(
      fc.property(fc.oneof(item, fc.record({ licenses: fc.array(entry) })), (edited) => {
        for (const { monthlyCost } of pricesOfItem(edited).values())
          expect(monthlyCost >= 0 && monthlyCost < Infinity).toBe(true);
      }),
    );
  });
});
