import { assignLicenseRequest, matchesWrite, showsWrite } from '../../../../graph/licenses/assignLicense';

const userId = '00000000-0000-4000-8000-000000000001';
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const plan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const state = (skuId: string, disabledPlans: string[] = [], assignedByGroup: string | null = null) => ({
  skuId,
  disabledPlans,
  assignedByGroup,
});
const add = (disabledPlans: string[] = []) => ({
  userId,
  addLicenses: [{ skuId: e3, disabledPlans }],
  removeLicenses: [],
});
const remove = { userId, addLicenses: [], removeLicenses: [e3] };

test('a request holds both arrays, and its user stays one segment of the path', () => {
  expect(assignLicenseRequest('7', { ...remove, userId: 'a/b' })).toEqual({
    id: '7',
    method: 'POST',
    url: '/users/a%2Fb/assignLicense',
    body: { addLicenses: [], removeLicenses: [e3] },
  });
});

describe('matchesWrite', () => {
  test.each([
    ['an added license that is there', [state(e3)], add(), true],
    ['in another case of its id', [state(e3.toUpperCase())], add(), true],
    ['an added license that is missing', [], add(), false],
    ['that only a group gives', [state(e3, [], 'group-1')], add(), false],
    ['with the same disabled plans', [state(e3, [plan.toUpperCase()])], add([plan]), true],
    ['with fewer disabled plans', [state(e3)], add([plan]), false],
    ['with more disabled plans', [state(e3, [plan])], add(), false],
    ['a removed license that is gone', [], remove, true],
    ['that a group still gives', [state(e3, [], 'group-1')], remove, true],
    ['a removed license that is still there', [state(e3)], remove, false],
  ])('%s', (_name, licenseAssignmentStates, write, expected) => {
    expect(matchesWrite({ licenseAssignmentStates }, write)).toBe(expected);
  });

  test('cannot tell where Graph returned no assignment states', () => {
    expect(() => matchesWrite({ id: userId }, remove)).toThrow(
      expect.objectContaining({ kind: 'incomplete', code: 'LicenseStatesMissing', user: userId }),
    );
  });
});

describe('showsWrite', () => {
  const answer = (...skuIds: string[]) => ({ assignedLicenses: skuIds.map((skuId) => ({ skuId })) });

  test.each([
    ['a removed license is gone', answer(), remove, true],
    ['a removed license is still there, perhaps from a group', answer(e3.toUpperCase()), remove, false],
    ['an added license is there', answer(e3), add(), true],
    ['an added license is missing', answer(), add(), false],
    ['the answer names no licenses', {}, remove, false],
    ['there is no answer', undefined, remove, false],
    ['a license is null', { assignedLicenses: [null] }, remove, true],
  ])('%s', (_name, body, write, isShown) => {
    expect(showsWrite(body, write)).toBe(isShown);
  });
});
