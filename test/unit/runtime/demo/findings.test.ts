import { type LicenseItem, findings } from '../../../../runtime/demo/findings';

const e3: LicenseItem = {
  name: 'Microsoft 365 E3',
  skuPartNumber: 'SPE_E3',
  purchased: 1_200,
  assigned: 1_190,
  available: 10,
  isTrial: false,
  expirationDate: '2026-12-30T00:00:00Z',
  annualUnusedCost: 4_320.5,
  currency: 'USD',
};
const unpriced: LicenseItem = {
  ...e3,
  name: 'Visio Plan 2',
  available: -1,
  annualUnusedCost: null,
  currency: null,
};

describe('what the demo prints', () => {
  it('has one line per license, most unused seats first, without a cost where no price is known', () => {
    const lines = findings([unpriced, e3], []).split('\n');
    expect(lines[2]).toMatch(/^Microsoft 365 E3 +SPE_E3 +1,200 +1,190 +10 +4,320\.50 USD +2026-12-30$/);
    expect(lines[3]).toMatch(/^Visio Plan 2 +SPE_E3 +1,200 +1,190 +-1 +– +2026-12-30$/);
  });

  it('never adds up amounts of different currencies', () => {
    const euros = { ...e3, annualUnusedCost: 0.1, currency: 'EUR' };
    expect(findings([e3, euros, { ...euros, annualUnusedCost: 0.2 }], [])).toContain(
      'Unused seats cost 4,320.50 USD and 0.30 EUR per year',
    );
  });

  it('counts guests, blocked users and how licenses were assigned', () => {
    const user = (userType: string, status: string, ...assignedVia: string[]) => ({
      ...{ userType, status },
      assignedLicenses: assignedVia.map((via) => ({ assignedVia: via })),
    });
    const report = findings(
      [],
      [user('Member', 'active', 'direct', 'group'), user('Guest', 'blocked', 'direct')],
    );
    expect(report).toContain('2 users have a license: 1 guests, 1 blocked.');
    expect(report).toContain('3 license assignments: 2 directly, the rest through groups.');
  });
});
