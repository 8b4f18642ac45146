import { planIdOf, skuIdOf } from '../../../../emulator/tenant';
import { change, groupWith, now, partNumbers, refusal, scene, userWith } from '../../../support/tenantScene';

const badRequest = (message: string) => ({ status: 400, code: 'Request_BadRequest', message });

describe('assignLicense', () => {
  it('gives a licence: state, merged view, plans and seat', () => {
    const tenant = scene({ SPE_E3: 2 });
    const adele = userWith(tenant, 'adele');

    const after = tenant.assignLicense(adele.id, change([['SPE_E3', ['SWAY']]]));

    expect(after.licenseAssignments).toEqual([
      {
        skuId: skuIdOf('SPE_E3'),
        disabledPlans: [planIdOf('SWAY')],
        assignedByGroup: null,
        state: 'Active',
        error: 'None',
        lastUpdatedDateTime: now,
      },
    ]);
    expect(tenant.assignedLicenses(after)).toEqual([
      { skuId: skuIdOf('SPE_E3'), disabledPlans: [planIdOf('SWAY')] },
    ]);
    const statusOf = (plan: string) =>
      tenant.assignedPlans(after).find((one) => one.servicePlanId === planIdOf(plan))?.capabilityStatus;
    expect([statusOf('TEAMS1'), statusOf('SWAY')]).toEqual(['Enabled', 'Deleted']);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(1);
  });

  it('takes a licence and frees its seat', () => {
    const tenant = scene({ SPE_E3: 2 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);

    expect(tenant.assignLicense(adele.id, change([], ['SPE_E3'])).licenseAssignments).toEqual([]);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(0);
  });

  it('replaces one suite by another in one call, without asking for a seat twice', () => {
    const tenant = scene({ SPE_E3: 1, STANDARDPACK: 1 });
    const adele = userWith(tenant, 'adele', ['STANDARDPACK']);

    const after = tenant.assignLicense(adele.id, change(['SPE_E3'], ['STANDARDPACK']));

    expect(partNumbers(tenant, tenant.assignedLicenses(after))).toEqual(['SPE_E3']);
  });

  it('updates the disabled plans of a licence that is held, though no seat is free', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);

    const after = tenant.assignLicense(adele.id, change([['SPE_E3', ['TEAMS1', 'SWAY']]]));

    expect(after.licenseAssignments).toHaveLength(1);
    expect(after.licenseAssignments[0]?.disabledPlans).toEqual([planIdOf('TEAMS1'), planIdOf('SWAY')]);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(1);
  });

  it('does nothing, successfully, when nothing is asked for', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);
    expect(tenant.assignLicense(adele.id, change([])).licenseAssignments).toEqual(adele.licenseAssignments);
  });

  it('removes the direct assignment and leaves the inherited one', () => {
    const tenant = scene({ SPE_E3: 5 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);
    const group = groupWith(tenant, 'E3', 'SPE_E3', [adele.id], ['SWAY']);

    const after = tenant.assignLicense(adele.id, change([], ['SPE_E3']));

    expect(after.licenseAssignments.map((one) => one.assignedByGroup)).toEqual([group.id]);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(1);
  });

  it('shows a plan as disabled only where every assignment disables it', () => {
    const tenant = scene({ SPE_E3: 5 });
    const adele = userWith(tenant, 'adele');
    groupWith(tenant, 'E3', 'SPE_E3', [adele.id], ['SWAY', 'TEAMS1']);

    const after = tenant.assignLicense(adele.id, change([['SPE_E3', ['SWAY', 'YAMMER_ENTERPRISE']]]));

    expect(tenant.assignedLicenses(after)).toEqual([
      { skuId: skuIdOf('SPE_E3'), disabledPlans: [planIdOf('SWAY')] },
    ]);
  });

  it('gives a direct licence to whoever holds it by group, with no seat free', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele');
    groupWith(tenant, 'E3', 'SPE_E3', [adele.id]);

    expect(tenant.assignLicense(adele.id, change(['SPE_E3'])).licenseAssignments).toHaveLength(2);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(1);
  });

  it('uses the seats of a subscription in its grace period', () => {
    const tenant = scene();
    tenant.addSku({
      ...emptySku(),
      prepaidUnits: { enabled: 0, warning: 1, suspended: 4, lockedOut: 0 },
    });
    const [adele, alex] = [userWith(tenant, 'adele'), userWith(tenant, 'alex')];
    expect(refusal(() => tenant.assignLicense(adele.id, change(['VISIOCLIENT'])))).toBeNull();
    expect(refusal(() => tenant.assignLicense(alex.id, change(['VISIOCLIENT'])))?.message).toContain(
      'available licenses',
    );
  });
});

describe('what assignLicense refuses, leaving everything as it was', () => {
  const tenant = scene({
    SPE_E3: 5,
    STANDARDPACK: 5,
    POWER_BI_PRO: 1,
    MCOEV: 5,
    EXCHANGEARCHIVE_ADDON: 5,
    PROJECTPROFESSIONAL: 5,
    WINDOWS_STORE: 25,
  });
  const adele = userWith(tenant, 'adele', ['STANDARDPACK', 'EXCHANGEARCHIVE_ADDON', 'MCOEV']);
  const homeless = userWith(tenant, 'homeless', [], { usageLocation: null });
  const member = userWith(tenant, 'member');
  const plain = userWith(tenant, 'plain');
  const gone = userWith(tenant, 'gone', ['SPE_E3']);
  userWith(tenant, 'holder', ['POWER_BI_PRO']);
  groupWith(tenant, 'E3', 'SPE_E3', [member.id]);
  tenant.deleteUser(gone.id);

  const plan = planIdOf;
  const unknown = '99999999-9999-4999-8999-999999999999';

  it.each([
    [
      'a licence that is not held',
      adele,
      change([], ['SPE_E3']),
      'User does not have a corresponding license.',
    ],
    [
      'an inherited licence',
      member,
      change([], ['SPE_E3']),
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
    ],
    [
      'a licence without a free seat',
      member,
      change(['POWER_BI_PRO']),
      `Subscription with SKU ${skuIdOf('POWER_BI_PRO')} does not have any available licenses.`,
    ],
    [
      'nobody knows where',
      homeless,
      change(['MCOEV']),
      'License assignment cannot be done for user with invalid usage location.',
    ],
    [
      'a SKU that the tenant does not own',
      adele,
      change(['SPE_E5']),
      `License ${skuIdOf('SPE_E5')} does not correspond to a valid company License.`,
    ],
    [
      'a company-wide SKU',
      adele,
      change(['WINDOWS_STORE']),
      `License ${skuIdOf('WINDOWS_STORE')} cannot be assigned to a user.`,
    ],
    [
      'a plan that the SKU has not',
      member,
      change([['MCOEV', ['SWAY']]]),
      `Service plan ${plan('SWAY')} does not belong to license ${skuIdOf('MCOEV')}.`,
    ],
    [
      'the base of a dependent plan',
      adele,
      change([], ['STANDARDPACK']),
      `License assignment failed because service plan ${plan('MCOEV')} depends on the service plan(s) ${plan('MCOSTANDARD')}, ${plan('TEAMS1')}`,
    ],
    [
      'the base even when another dependent goes too',
      adele,
      change([], ['STANDARDPACK', 'MCOEV']),
      `License assignment failed because service plan ${plan('EXCHANGE_S_ARCHIVE_ADDON')} depends on the service plan(s) ${plan('EXCHANGE_S_STANDARD')}, ${plan('EXCHANGE_S_ENTERPRISE')}, ${plan('EXCHANGE_S_DESKLESS')}`,
    ],
    [
      'a plan whose base is switched off in the same licence',
      plain,
      change([['PROJECTPROFESSIONAL', ['SHAREPOINTENTERPRISE']]]),
      `License assignment failed because service plan ${plan('SHAREPOINT_PROJECT')} depends on the service plan(s) ${plan('SHAREPOINTENTERPRISE')}`,
    ],
    [
      'a conflicting suite',
      adele,
      change(['SPE_E3']),
      `License assignment failed because service plans ${plan('EXCHANGE_S_STANDARD')}, ${plan('EXCHANGE_S_ENTERPRISE')} are mutually exclusive`,
    ],
    [
      'the same licence to give and to take',
      adele,
      change(['MCOEV'], ['MCOEV']),
      `License ${skuIdOf('MCOEV')} appears more than once in the request.`,
    ],
  ])('%s', (_, user, asked, message) => {
    const before = structuredClone(tenant.currentUser(user.id)?.licenseAssignments);
    const consumed = tenant.skus().map(({ skuId }) => tenant.consumedUnits(skuId));
    const seen = refusal(() => tenant.assignLicense(user.id, asked));
    expect(seen).toEqual(badRequest(message));
    expect(tenant.currentUser(user.id)?.licenseAssignments).toEqual(before);
    expect(tenant.skus().map(({ skuId }) => tenant.consumedUnits(skuId))).toEqual(consumed);
  });

  it.each([
    ['deleted', gone.id],
    ['unknown', unknown],
  ])('a user who is %s', (_, id) => {
    expect(refusal(() => tenant.assignLicense(id, change([])))).toEqual({
      status: 404,
      code: 'Request_ResourceNotFound',
      message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    });
  });

  it('all of a call of which one part is wrong', () => {
    expect(
      refusal(() => tenant.assignLicense(adele.id, change(['PROJECTPROFESSIONAL'], ['SPE_E3']))),
    ).not.toBeNull();
    expect(partNumbers(tenant, tenant.currentUser(adele.id)?.licenseAssignments ?? [])).toEqual([
      'STANDARDPACK',
      'EXCHANGEARCHIVE_ADDON',
      'MCOEV',
    ]);
  });

  it('nothing when a base and all that depends on it go in one call', () => {
    const all = ['STANDARDPACK', 'EXCHANGEARCHIVE_ADDON', 'MCOEV'];
    expect(refusal(() => tenant.assignLicense(adele.id, change([], all)))).toBeNull();
    expect(tenant.currentUser(adele.id)?.licenseAssignments).toEqual([]);
  });
});

describe('licences by group', () => {
  it('reach the direct user members, not those of nested groups', () => {
    const tenant = scene({ SPE_F1: 5 });
    const [outer, inner] = [userWith(tenant, 'outer'), userWith(tenant, 'inner')];
    const nested = tenant.addGroup({
      id: 'nested',
      displayName: 'Nested',
      memberIds: [inner.id],
      assignedLicenses: [],
    });
    groupWith(tenant, 'F3', 'SPE_F1', [outer.id, nested.id]);

    expect(tenant.currentUser(outer.id)?.licenseAssignments).toHaveLength(1);
    expect(tenant.currentUser(inner.id)?.licenseAssignments).toEqual([]);
  });

  it('come and go with membership', () => {
    const tenant = scene({ SPE_F1: 5 });
    const adele = userWith(tenant, 'adele');
    const group = groupWith(tenant, 'F3', 'SPE_F1', []);

    tenant.addGroupMember(group.id, adele.id);
    expect(tenant.consumedUnits(skuIdOf('SPE_F1'))).toBe(1);
    tenant.removeGroupMember(group.id, adele.id);
    expect(tenant.consumedUnits(skuIdOf('SPE_F1'))).toBe(0);
    expect(tenant.currentUser(adele.id)?.licenseAssignments).toEqual([]);
  });

  it('do not need a usage location of the user', () => {
    const tenant = scene({ SPE_F1: 5 });
    const adele = userWith(tenant, 'adele', [], { usageLocation: null });
    groupWith(tenant, 'F3', 'SPE_F1', [adele.id]);
    expect(tenant.currentUser(adele.id)?.licenseAssignments[0]?.state).toBe('Active');
  });

  it.each([
    ['CountViolation', { SPE_E3: 0 }, [] as string[], 'SPE_E3'],
    ['MutuallyExclusiveViolation', { SPE_E3: 5, STANDARDPACK: 5 }, ['STANDARDPACK'], 'SPE_E3'],
    ['DependencyViolation', { MCOEV: 5 }, [] as string[], 'MCOEV'],
  ])('that cannot be given stay on the user in error: %s', (error, seats, held, wanted) => {
    const tenant = scene(seats);
    const adele = userWith(tenant, 'adele', held);
    groupWith(tenant, 'wanted', wanted, [adele.id]);

    const after = tenant.currentUser(adele.id);
    expect(after?.licenseAssignments.at(-1)).toMatchObject({ state: 'Error', error, skuId: skuIdOf(wanted) });
    expect(partNumbers(tenant, after ? tenant.assignedLicenses(after) : [])).toEqual(held);
    expect(tenant.consumedUnits(skuIdOf(wanted))).toBe(0);
  });

  it('are tried again by reprocessLicenseAssignment', () => {
    const tenant = scene({ SPE_E3: 0 });
    const adele = userWith(tenant, 'adele');
    groupWith(tenant, 'E3', 'SPE_E3', [adele.id]);
    tenant.setSeats(skuIdOf('SPE_E3'), 1);

    expect(tenant.reprocessLicenseAssignment(adele.id).licenseAssignments[0]?.state).toBe('Active');
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(1);
  });

  it('follow a change of the group', () => {
    const tenant = scene({ SPE_E3: 5, SPE_F1: 5 });
    const adele = userWith(tenant, 'adele');
    const group = groupWith(tenant, 'suite', 'SPE_F1', [adele.id]);

    tenant.assignGroupLicense(group.id, change(['SPE_E3'], ['SPE_F1']));
    expect(group.licenseProcessingState).toBe('QueuedForProcessing');
    tenant.processGroup(group.id);

    expect(group.licenseProcessingState).toBe('ProcessingComplete');
    expect(partNumbers(tenant, tenant.currentUser(adele.id)?.licenseAssignments ?? [])).toEqual(['SPE_E3']);
    expect(tenant.consumedUnits(skuIdOf('SPE_F1'))).toBe(0);
  });
});

describe('deletion', () => {
  it('keeps the licences on the user and frees their seats', () => {
    const tenant = scene({ SPE_E3: 1 });
    const adele = userWith(tenant, 'adele', ['SPE_E3']);

    tenant.deleteUser(adele.id);

    expect(tenant.findUser(adele.id)).toBeNull();
    expect(
      tenant.deletedUsers().map(({ id, licenseAssignments }) => [id, licenseAssignments.length]),
    ).toEqual([[adele.id, 1]]);
    expect(tenant.consumedUnits(skuIdOf('SPE_E3'))).toBe(0);
  });
});

function emptySku() {
  const tenant = scene({ VISIOCLIENT: 0 });
  const [sku] = tenant.skus();
  if (sku === undefined) throw new Error('The scene lacks its SKU.');
  return sku;
}
