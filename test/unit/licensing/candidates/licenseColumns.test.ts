import { evaluateUser } from '../../../../licensing/candidates/evaluateUser';
import { withLicenseColumns } from '../../../../licensing/candidates/licenseColumns';
import { REASON_CODES } from '../../../../licensing/candidates/rules';
import { byGroup, settings, unused, userFacts } from '../../../support/ruleScene';

const byLicense = evaluateUser({
  facts: userFacts([unused('A'), byGroup('D', { usage: 'inactive' })]),
  reasons: REASON_CODES,
  settings: settings(),
  excludedSkus: new Set(),
  groupBy: 'license',
});

describe('withLicenseColumns', () => {
  it('repeats the license in flat columns, after the name and the action', () => {
    for (const candidate of byLicense) {
      const [license] = candidate.licenses;
      const row = withLicenseColumns(candidate);
      expect(row).toMatchObject(candidate);
      expect(row).toMatchObject({
        name: license?.name,
        skuPartNumber: license?.skuPartNumber,
        skuId: license?.skuId,
        family: license?.family,
        why: license?.why,
        assignedVia: license?.assignedVia,
        groupId: license?.groupId,
        groupName: license?.groupName,
        assignedDate: license?.assignedDate,
        monthlyCost: 10,
        monthlyCostCurrency: 'EUR',
        proposedName: null,
      });
      expect(Object.keys(row).slice(0, 5)).toEqual(['userId', 'displayName', 'action', 'name', 'why']);
    }
    expect(byLicense).toHaveLength(2);
  });
});
