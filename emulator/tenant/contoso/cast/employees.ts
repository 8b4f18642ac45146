import { executives, licenceExceptions } from '../groupNames';
import type { Persona } from '../persona';
import { byGroup, direct, member, placeIn } from './builders';

/** People of whom each shows one thing that a reader of users and licenses meets. */
export const employees: readonly Persona[] = [
  // The same SKU directly and by group, with different plans switched off.
  member('Adele', 'Vance', 'Sales', 'Account Executive', {
    manager: 3,
    grants: [
      { ...direct('SPE_E3'), disabledPlans: ['YAMMER_ENTERPRISE', 'SWAY'] },
      byGroup('Licensing - Microsoft 365 E3'),
      direct('POWER_BI_PRO'),
    ],
    reportedName: 'AdeleV@Contoso.com',
    name: 'adelev',
  }),
  // Licenses contained in another that she holds.
  member('Megan', 'Bowen', 'Engineering', 'Product Manager', {
    manager: 2,
    grants: [direct('SPE_E5'), direct('MCOEV'), direct('EXCHANGEENTERPRISE'), direct('PROJECTPROFESSIONAL')],
    reportedName: 'Megan.Bowen@CONTOSO.COM',
  }),
  // Two suites of which one contains the other, unused for a long time.
  member('Grady', 'Archie', 'Engineering', 'Mechanical Engineer', {
    manager: 2,
    grants: [direct('SPE_E3'), direct('ENTERPRISEPACK'), direct('VISIOCLIENT')],
    stoppedDaysAgo: 141,
  }),
  // Never used anything, hired long ago.
  member('Joni', 'Sherman', 'Human Resources', 'Recruiter', {
    manager: 6,
    grants: [byGroup('Licensing - Microsoft 365 E3'), direct('Microsoft_365_Copilot')],
    rhythm: 'never',
    createdDaysAgo: 320,
  }),
  // Never used anything yet: hired last week.
  member('Pradeep', 'Gupta', 'Finance', 'Accountant', {
    manager: 4,
    place: placeIn('IN'),
    grants: [{ ...direct('ENTERPRISEPACK'), daysAgo: 6 }],
    rhythm: 'never',
    createdDaysAgo: 8,
  }),
  // Left the company, blocked, licenses still there.
  member('Johanna', 'Lorenz', 'Finance', 'Controller', {
    manager: 4,
    blocked: true,
    grants: [direct('ENTERPRISEPACK'), direct('EMS'), direct('POWER_BI_PRO')],
    stoppedDaysAgo: 63,
  }),
  member('Diego', 'Siciliani', 'Sales', 'Account Executive', {
    manager: 3,
    place: placeIn('ES'),
    blocked: true,
    grants: [byGroup('Licensing - Microsoft 365 E3'), direct('MCOEV')],
    stoppedDaysAgo: 12,
  }),
  // Quiet for a season: just within, and just beyond ninety days.
  member('Irvin', 'Sayers', 'Engineering', 'Test Engineer', {
    manager: 2,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 84,
  }),
  member('Lynne', 'Robbins', 'Customer Service', 'Team Lead', {
    manager: 7,
    grants: [direct('STANDARDPACK'), direct('EXCHANGEARCHIVE_ADDON')],
    stoppedDaysAgo: 97,
  }),
  // The group could not give the license: no seat, a conflict, a missing base.
  member('Cameron', 'White', 'Engineering', 'Test Engineer', {
    manager: 2,
    grants: [direct('SPE_E3'), { ...byGroup('Licensing - Visio'), error: 'CountViolation' }],
  }),
  member('Delia', 'Dennis', 'Customer Service', 'Service Agent', {
    manager: 7,
    grants: [
      direct('STANDARDPACK'),
      { ...byGroup('Licensing - Microsoft 365 E3'), error: 'MutuallyExclusiveViolation' },
    ],
  }),
  member('Gerhart', 'Moller', 'Finance', 'Financial Analyst', {
    manager: 4,
    grants: [direct('POWER_BI_PRO'), { ...byGroup('Licensing - Teams Phone'), error: 'DependencyViolation' }],
    mail: null,
    rhythm: 'never',
  }),
  // Names in several scripts, with quotation marks, commas and emoji.
  member('さくら', '佐藤', 'Engineering', 'Software Engineer', {
    manager: 2,
    place: placeIn('JP'),
    displayName: '佐藤 さくら',
    name: 'sakura.sato',
    grants: [direct('SPE_E3'), direct('Microsoft_365_Copilot')],
  }),
  member('Ольга', 'Иванова', 'Sales', 'Sales Manager', {
    manager: 3,
    place: placeIn('KZ'),
    name: 'olga.ivanova',
    grants: [direct('SPE_E3')],
  }),
  member('فاطمة', 'الهاشمي', 'Sales', 'Account Executive', {
    manager: 3,
    place: placeIn('AE'),
    name: 'fatima.alhashimi',
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 110,
  }),
  member('Zoë', 'Müller-Østergård', 'Engineering', 'Software Engineer', {
    manager: 2,
    displayName: 'Zoë Müller-Østergård 🦊',
    name: 'zoe.mueller',
    grants: [direct('SPE_E3')],
  }),
  member('Conor', "O'Brien", 'Sales', 'Account Executive', {
    manager: 3,
    place: placeIn('IE'),
    displayName: 'O\'Brien, Conor "Con"',
    name: "conor.o'brien",
    grants: [direct('SPE_E3'), direct('MCOEV')],
  }),
  member('Emily', 'Braun', 'Human Resources', 'Payroll Specialist', {
    manager: 6,
    displayName: 'Emily Braun\n(part time)',
    grants: [direct('STANDARDPACK')],
    rhythm: 'weekly',
  }),
  // Has married and been renamed since the last report.
  member('Bianca', 'Pisani-Lindner', 'Human Resources', 'HR Business Partner', {
    manager: 6,
    grants: [direct('SPE_E3')],
    reportedName: 'bianca.pisani@contoso.com',
  }),
  member('Raul', 'Razo', 'Manufacturing', 'Line Worker', {
    manager: 5,
    grants: [byGroup('Licensing - Microsoft 365 F3')],
    stoppedDaysAgo: 205,
  }),
  member('Kai', 'Carter', 'Information Technology', 'Security Engineer', {
    manager: 1,
    grants: [byGroup('Licensing - Microsoft 365 E5'), direct('AAD_PREMIUM_P2')],
    roles: ['User Administrator', 'License Administrator'],
  }),
  // An administrator's second account: a role, a license, no daily work.
  member('Kai', 'Carter', 'Information Technology', 'Security Engineer', {
    manager: 1,
    displayName: 'Kai Carter (admin)',
    name: 'adm-kai.carter@contoso.onmicrosoft.com',
    mail: null,
    synchronised: false,
    grants: [direct('AAD_PREMIUM_P2')],
    roles: ['Global Administrator'],
    rhythm: 'never',
  }),
  member('Ben', 'Walters', 'Executive Office', 'Assistant to the Chief Executive', {
    manager: 0,
    grants: [direct('SPE_E3'), direct('Microsoft_Teams_Premium')],
    groups: [executives],
    stoppedDaysAgo: 99,
  }),
  member('Allan', 'Deyoung', 'Information Technology', 'Cloud Architect', {
    manager: 1,
    grants: [direct('SPE_E5'), direct('VISIOCLIENT'), direct('PROJECTPROFESSIONAL')],
    groups: [licenceExceptions],
    stoppedDaysAgo: 128,
  }),
  // Nobody ever said where this one works: a direct license cannot be assigned, a group's could.
  member('Enrico', 'Cattaneo', 'Fabrikam Operations', 'Buyer', {
    manager: 8,
    company: 'Fabrikam',
    located: false,
    grants: [byGroup('Licensing - Business Standard')],
    synchronised: false,
  }),
  member('Christie', 'Cline', 'Fabrikam Operations', 'Planner', {
    manager: 8,
    company: 'Fabrikam',
    grants: [direct('SPB'), direct('PROJECTPROFESSIONAL', ['SHAREPOINTENTERPRISE', 'SHAREPOINT_PROJECT'])],
    rhythm: 'rare',
    synchronised: false,
  }),
];
