import {
  readRestorePayload,
  RestorePayloadError,
  restoreText,
} from '../../../../../licensing/changes/inputItem/restorePayload';

const user = '1aecaf40-dc3a-461f-88a8-d06994e12898';
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const plan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const grant = { skuId: e3, disabledPlans: [plan] };
const restore = { id: user, addLicenses: [grant] };

describe('readRestorePayload', () => {
  it('reads what Reclaim writes', () => {
    const item = { id: user, removed: [{ ...grant, name: 'Microsoft 365 E3' }], restore };
    expect(readRestorePayload(item)).toEqual(restore);
  });

  it('is null if Reclaim removed nothing', () => {
    expect(readRestorePayload({ id: user, removed: [], restore: null })).toBeNull();
  });

  it('needs no id beside it, and compares ids in any case', () => {
    expect(readRestorePayload({ removed: [grant], restore })).toEqual(restore);
    const item = {
      id: user.toUpperCase(),
      removed: [{ skuId: e3.toUpperCase(), disabledPlans: [plan.toUpperCase()] }],
      restore,
    };
    expect(readRestorePayload(item)).toEqual(restore);
  });

  it.each<[string, unknown, string]>([
    ['no payload', undefined, 'the item has no `restore`'],
    ['a text', '{}', '`restore` is not an object'],
    ['a list', [], '`restore` is not an object'],
    ['no id', { addLicenses: [grant] }, '`restore.id` is not an object id'],
    ['a principal name as id', { ...restore, id: 'adele@contoso.com' }, '`restore.id` is not an object id'],
    ['an id with a tail', { ...restore, id: `${user}/manager` }, '`restore.id` is not an object id'],
    ['no list', { id: user }, '`restore.addLicenses` is not a list'],
    ['an addition', { ...restore, removeLicenses: [e5] }, 'has a property "removeLicenses"'],
    [
      'a grant that is no object',
      { id: user, addLicenses: [e3] },
      '`restore.addLicenses[0]` is not an object',
    ],
    [
      'an addition to a grant',
      { id: user, addLicenses: [{ ...grant, assignedVia: 'group' }] },
      '`restore.addLicenses[0]` has a property "assignedVia"',
    ],
    [
      'a part number',
      { id: user, addLicenses: [grant, { skuId: 'SPE_E5', disabledPlans: [] }] },
      'the skuId of `restore.addLicenses[1]` is not a GUID',
    ],
    ['no plans', { id: user, addLicenses: [{ skuId: e3 }] }, 'has no list of disabledPlans'],
    [
      'a plan by name',
      { id: user, addLicenses: [{ skuId: e3, disabledPlans: [plan, 'TEAMS1'] }] },
      'a disabled plan of `restore.addLicenses[0]` is not a GUID',
    ],
    [
      'a license twice',
      { id: user, addLicenses: [grant, { skuId: e3.toUpperCase(), disabledPlans: [] }] },
      'names a license twice',
    ],
  ])('refuses %s', (_, payload, problem) => {
    const reading = () => readRestorePayload({ restore: payload });
    expect(reading).toThrow(RestorePayloadError);
    expect(reading).toThrow(problem);
  });

  it.each([
    ['without a list of what was removed', { id: user, restore }, 'the item has no list `removed`'],
    [
      'with an empty list of what was removed',
      { id: user, removed: [], restore },
      `it gives ${e3}, which the item does not list as removed`,
    ],
    ['of another user', { id: e5, restore }, `it is for the user ${user}, but the item is about ${e5}`],
    [
      'with a license that was not removed',
      { removed: [{ skuId: e5, disabledPlans: [] }], restore },
      `it gives ${e3}, which the item does not list as removed`,
    ],
    [
      'with other plans than were removed',
      { removed: [{ skuId: e3, disabledPlans: [] }], restore },
      `its disabled plans of ${e3} differ`,
    ],
  ])('refuses a payload %s', (_, item, problem) => {
    expect(() => readRestorePayload(item)).toThrow(problem);
  });
});

describe('restoreText', () => {
  it('is the same in any order and letter case, and another for anything else', () => {
    const both = { id: user, addLicenses: [grant, { skuId: e5, disabledPlans: [plan, e3] }] };
    const shuffled = {
      id: user.toUpperCase(),
      addLicenses: [{ skuId: e5.toUpperCase(), disabledPlans: [e3, plan.toUpperCase()] }, grant],
    };
    expect(restoreText(shuffled)).toBe(restoreText(both));
    const others = [
      restore,
      { ...both, id: e3 },
      { id: user, addLicenses: [grant, { skuId: e5, disabledPlans: [plan] }] },
      { id: user, addLicenses: [{ skuId: e3, disabledPlans: [plan, e5, e3] }] },
    ];
    expect(new Set([both, ...others].map(restoreText)).size).toBe(5);
  });
});
