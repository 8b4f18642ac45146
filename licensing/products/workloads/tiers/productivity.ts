import type { Ladder } from './ladder';

const exchangePlan1 = ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_STANDARD_GOV', 'EXCHANGE_S_STANDARD_MIDMARKET'];
const exchangePlan2 = ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_ENTERPRISE_GOV'];
const sharePointKiosk = ['SHAREPOINTDESKLESS', 'SHAREPOINTDESKLESS_GOV'];
const sharePointPlan1 = [
  'SHAREPOINTSTANDARD',
  'SHAREPOINTSTANDARD_EDU',
  'SharePoint Plan 1G',
  'SHAREPOINTENTERPRISE_MIDMARKET',
];
const sharePointPlan2 = ['SHAREPOINTENTERPRISE', 'SHAREPOINTENTERPRISE_EDU', 'SHAREPOINTENTERPRISE_GOV'];
const appsForEnterprise = ['OFFICESUBSCRIPTION', 'OFFICESUBSCRIPTION_GOV'];

/** Mail, files, meetings, telephony, Office apps and Viva. */
export const productivityLadders: readonly Ladder[] = [
  {
    source: 'Exchange Online service description; Compare Microsoft Exchange Online plans',
    tiers: [
      { plans: ['EXCHANGE_S_DESKLESS', 'EXCHANGE_S_DESKLESS_GOV'] },
      { plans: exchangePlan1 },
      { plans: exchangePlan2 },
    ],
  },
  {
    source: 'Exchange Online Archiving service description: part of Exchange Online Plan 2',
    tiers: [{ plans: ['EXCHANGE_S_ARCHIVE_ADDON'], alsoBroughtBy: exchangePlan2 }],
  },
  {
    source: 'SharePoint service description; frontline: Understand frontline worker user types and licensing',
    tiers: [{ plans: sharePointKiosk }, { plans: sharePointPlan1 }, { plans: sharePointPlan2 }],
  },
  {
    source: 'OneDrive service description: 2 GB kiosk, 10 GB with Teams alone, 1 TB, more than 1 TB',
    tiers: [
      { plans: ['ONEDRIVE_BASIC', 'ONEDRIVE_BASIC_GOV'], alsoBroughtBy: sharePointKiosk },
      { plans: ['ONEDRIVE_BASIC_P2'] },
      { plans: ['ONEDRIVESTANDARD'], alsoBroughtBy: sharePointPlan1 },
      { plans: ['ONEDRIVEENTERPRISE'], alsoBroughtBy: sharePointPlan2 },
    ],
  },
  {
    source: 'Microsoft Teams service description; Microsoft Teams Essentials is below the Teams of a suite',
    tiers: [{ plans: ['TeamsEss'] }, { plans: ['TEAMS1', 'TEAMS_GOV', 'TEAMS_AR_DOD', 'TEAMS_AR_GCCHIGH'] }],
  },
  {
    source: 'Skype for Business Online service description (retired): Plan 1 below Plan 2',
    tiers: [
      { plans: ['MCOIMP', 'MCOIMP_GOV'] },
      { plans: ['MCOSTANDARD', 'MCOSTANDARD_GOV', 'MCOSTANDARD_MIDMARKET'] },
    ],
  },
  {
    source: 'Viva Engage licensing: Yammer of small and education suites is the one of enterprise suites',
    tiers: [{ plans: ['YAMMER_BASIC'] }, { plans: ['YAMMER_ENTERPRISE', 'YAMMER_MIDSIZE', 'YAMMER_EDU'] }],
  },
  {
    source: 'Office applications service description: mobile apps, Apps for business, Apps for enterprise',
    tiers: [
      { plans: ['OFFICEMOBILE_SUBSCRIPTION', 'OFFICEMOBILE_SUBSCRIPTION_GOV'] },
      { plans: ['OFFICE_BUSINESS', 'OFFICE_PRO_PLUS_SUBSCRIPTION_SMBIZ'] },
      { plans: appsForEnterprise },
    ],
  },
  {
    source: 'Overview of shared computer activation for Microsoft 365 Apps: part of Apps for enterprise',
    tiers: [{ plans: ['OFFICE_SHARED_COMPUTER_ACTIVATION'], alsoBroughtBy: appsForEnterprise }],
  },
  {
    source: 'Teams Phone features; the government cloud has the same plan under another name',
    tiers: [{ plans: ['MCOEV', 'MCOEV_GOV'] }],
  },
  {
    source: 'Audio Conferencing in Microsoft Teams; the same plan in the government clouds',
    tiers: [{ plans: ['MCOMEETADV', 'MCOMEETADV_GOV', 'MCOMEETADV_AR_GCCHigh'] }],
  },
  {
    source: 'Calling Plans for Teams: domestic 120 and 240 minutes, domestic, domestic and international',
    tiers: [
      { plans: ['MCOPSTN5'] },
      { plans: ['MCOPSTN6'] },
      { plans: ['MCOPSTN1', 'MCOPSTN1_GOV'] },
      { plans: ['MCOPSTN2'] },
    ],
  },
  {
    source:
      'Viva Learning licensing: the Learning that comes with Microsoft 365 below the one of the Viva suite',
    tiers: [{ plans: ['VIVA_LEARNING_SEEDED'] }, { plans: ['VIVA_LEARNING_PREMIUM'] }],
  },
];
