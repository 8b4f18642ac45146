/** How a department's people are licensed. */
export interface Department {
  name: string;
  titles: readonly string[];
  /** The suite that most of its people have, by part number. */
  suite: 'SPE_E5' | 'SPE_E3' | 'SPE_F1' | 'ENTERPRISEPACK' | 'STANDARDPACK' | 'O365_BUSINESS_PREMIUM' | 'SPB';
  /** Share of its people who get the suite from a licensing group. */
  byGroup: number;
  /** Licenses beside the suite, with the share of its people who have them. */
  addOns: ReadonlyArray<readonly [partNumber: string, share: number]>;
  company: 'Contoso' | 'Fabrikam';
}

/** The first eight are led by the eight who report to the chief executive. */
export const departments: readonly Department[] = [
  {
    name: 'Information Technology',
    titles: ['Head of IT', 'Systems Engineer', 'Cloud Architect', 'Support Analyst', 'Security Engineer'],
    suite: 'SPE_E5',
    byGroup: 0.6,
    addOns: [
      ['POWER_BI_PRO', 0.15],
      ['MCOEV', 0.1],
      ['FLOW_FREE', 0.6],
      ['VISIOCLIENT', 0.3],
      ['Microsoft_365_Copilot', 0.3],
    ],
    company: 'Contoso',
  },
  {
    name: 'Engineering',
    titles: [
      'Vice President, Engineering',
      'Software Engineer',
      'Test Engineer',
      'Mechanical Engineer',
      'Product Manager',
    ],
    suite: 'SPE_E3',
    byGroup: 0.85,
    addOns: [
      ['VISIOCLIENT', 0.12],
      ['PROJECTPROFESSIONAL', 0.1],
      ['FLOW_FREE', 0.35],
      ['Microsoft_365_Copilot', 0.12],
      ['EXCHANGEENTERPRISE', 0.03],
    ],
    company: 'Contoso',
  },
  {
    name: 'Sales',
    titles: ['Chief Sales Officer', 'Account Executive', 'Sales Manager', 'Business Development Manager'],
    suite: 'SPE_E3',
    byGroup: 0.8,
    addOns: [
      ['MCOEV', 0.4],
      ['POWER_BI_PRO', 0.2],
      ['Microsoft_365_Copilot', 0.15],
      ['Microsoft_Teams_Premium', 0.15],
    ],
    company: 'Contoso',
  },
  {
    name: 'Finance',
    titles: ['Chief Financial Officer', 'Controller', 'Accountant', 'Financial Analyst'],
    suite: 'ENTERPRISEPACK',
    byGroup: 0.5,
    addOns: [
      ['EMS', 0.7],
      ['POWER_BI_PRO', 0.45],
      ['FLOW_FREE', 0.3],
    ],
    company: 'Contoso',
  },
  {
    name: 'Manufacturing',
    titles: ['Plant Manager', 'Line Worker', 'Shift Supervisor', 'Maintenance Technician'],
    suite: 'SPE_F1',
    byGroup: 0.95,
    addOns: [['FLOW_FREE', 0.05]],
    company: 'Contoso',
  },
  {
    name: 'Human Resources',
    titles: ['Chief People Officer', 'Recruiter', 'HR Business Partner', 'Payroll Specialist'],
    suite: 'SPE_E3',
    byGroup: 0.8,
    addOns: [
      ['POWER_BI_PRO', 0.1],
      ['Microsoft_365_Copilot', 0.1],
    ],
    company: 'Contoso',
  },
  {
    name: 'Customer Service',
    titles: ['Director, Customer Service', 'Service Agent', 'Team Lead', 'Field Technician'],
    suite: 'STANDARDPACK',
    byGroup: 0.3,
    addOns: [
      ['MCOEV', 0.25],
      ['EXCHANGEARCHIVE_ADDON', 0.15],
      ['OFFICESUBSCRIPTION', 0.1],
    ],
    company: 'Contoso',
  },
  {
    name: 'Fabrikam Operations',
    titles: ['Managing Director, Fabrikam', 'Operations Specialist', 'Buyer', 'Planner'],
    suite: 'O365_BUSINESS_PREMIUM',
    byGroup: 0.1,
    addOns: [['FLOW_FREE', 0.2]],
    company: 'Fabrikam',
  },
];

export const executiveOffice = 'Executive Office';
