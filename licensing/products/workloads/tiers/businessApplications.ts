import type { Ladder } from './ladder';

/** Power Platform, Project and Visio. Dynamics 365 has no ladder: its apps do not replace each other. */
export const businessApplicationLadders: readonly Ladder[] = [
  {
    source:
      'Power BI features by license type: Free below Pro; the Premium Per User add-on needs Pro beside it',
    tiers: [
      { name: 'Power BI Free', plans: ['BI_AZURE_P0'] },
      { name: 'Power BI Pro', plans: ['BI_AZURE_P2', 'BI_AZURE_P_2_GOV'] },
    ],
  },
  {
    source: 'Power BI features by license type: Premium Per User, commercial and government',
    tiers: [{ name: 'Power BI Premium Per User', plans: ['BI_AZURE_P3', 'BI_AZURE_P3_GOV'] }],
  },
  {
    source: 'Project service description: Essentials, Plan 1, Plan 3',
    tiers: [
      { plans: ['PROJECT_ESSENTIALS', 'PROJECT_ESSENTIALS_GOV'] },
      { plans: ['PROJECT_P1'] },
      { plans: ['PROJECT_PROFESSIONAL', 'PROJECT_PROFESSIONAL_FACULTY', 'PROJECT_PROFESSIONAL_FOR_GOV'] },
    ],
  },
  {
    source: 'Project service description: Project Online of the education and government clouds',
    tiers: [{ plans: ['SHAREPOINT_PROJECT', 'SHAREPOINT_PROJECT_EDU', 'SHAREPOINT_PROJECT_GOV'] }],
  },
  {
    source: 'Project service description: the desktop client of the government cloud',
    tiers: [{ plans: ['PROJECT_CLIENT_SUBSCRIPTION', 'PROJECT_CLIENT_SUBSCRIPTION_GOV'] }],
  },
  {
    source: 'Visio service description: Plan 2 has the web app of Plan 1 and the desktop app',
    tiers: [
      { plans: ['VISIOONLINE', 'VISIOONLINE_GOV'] },
      { plans: ['VISIO_CLIENT_SUBSCRIPTION', 'VISIO_CLIENT_SUBSCRIPTION_GOV'] },
    ],
  },
  {
    source: 'Types of Power Automate licenses: Free, per user, Premium (per user with attended RPA)',
    tiers: [
      { plans: ['FLOW_P2_VIRAL'] },
      { plans: ['FLOW_PER_USER', 'FLOW_PER_USER_GCC'] },
      { plans: ['POWER_AUTOMATE_ATTENDED_RPA', 'POWER_AUTOMATE_ATTENDED_RPA_GCC'] },
    ],
  },
  {
    source: 'Power Apps per user of the government cloud is the one of the commercial cloud',
    tiers: [{ plans: ['POWERAPPS_PER_USER', 'POWERAPPS_PER_USER_GCC'] }],
  },
];
