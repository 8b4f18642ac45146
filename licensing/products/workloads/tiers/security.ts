import type { Ladder } from './ladder';

const entraPremium = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

const windowsEnterprise = ['WIN10_PRO_ENT_SUB', 'Virtualization Rights for Windows 10 (E3/E5+VDA)'];

/** Identity, devices, Windows, Defender and Purview. */
export const securityLadders: readonly Ladder[] = [
  {
    source: 'Microsoft Entra licensing: P2 has all of P1, P1 all of the free and basic editions',
    tiers: [
      { plans: ['AAD_BASIC', 'AAD_BASIC_EDU', 'AAD_EDU'] },
      { name: 'Entra ID P1', plans: ['AAD_PREMIUM'] },
      { name: 'Entra ID P2', plans: ['AAD_PREMIUM_P2'] },
    ],
  },
  {
    source: 'Features and licenses for Microsoft Entra multifactor authentication: part of P1 and P2',
    tiers: [{ plans: ['MFA_PREMIUM'], alsoBroughtBy: entraPremium }],
  },
  {
    source: 'Licenses available for Microsoft Intune: Intune for small business below Plan 1',
    tiers: [{ plans: ['INTUNE_SMBIZ'] }, { plans: ['INTUNE_A', 'INTUNE_A_GOV', 'INTUNE_A_VL'] }],
  },
  {
    // Windows E3 of its own and the one of Microsoft 365 E3 differ in their plan, not in their rights.
    source:
      'Windows licensing overview: Windows Enterprise; the one of Microsoft 365 F3 is for local use only',
    tiers: [{ plans: ['WIN10_ENT_LOC_F1'] }, { plans: windowsEnterprise }],
  },
  {
    source: 'Windows licensing overview: Windows Business of Business Premium below Windows Enterprise',
    tiers: [{ plans: ['WINBIZ'], alsoBroughtBy: windowsEnterprise }],
  },
  {
    source: 'Universal Print licensing: the same service; "no seeding" adds no print jobs to the pool',
    tiers: [{ plans: ['UNIVERSAL_PRINT_NO_SEEDING'] }, { plans: ['UNIVERSAL_PRINT_01'] }],
  },
  {
    source:
      'Compare Microsoft Defender for Endpoint plans; Compare security features in Defender for Business',
    tiers: [
      { name: 'Defender for Endpoint Plan 1', plans: ['MDE_LITE'] },
      { name: 'Defender for Business', plans: ['MDE_SMB'] },
      { name: 'Defender for Endpoint Plan 2', plans: ['WINDEFATP'] },
    ],
  },
  {
    source: 'Microsoft Defender for Office 365 service description: Plan 2 has all of Plan 1',
    tiers: [
      { name: 'Defender for Office 365 Plan 1', plans: ['ATP_ENTERPRISE', 'ATP_ENTERPRISE_GOV'] },
      { name: 'Defender for Office 365 Plan 2', plans: ['THREAT_INTELLIGENCE', 'THREAT_INTELLIGENCE_GOV'] },
    ],
  },
  {
    source: 'What are the differences between Defender for Cloud Apps and Office 365 Cloud App Security',
    tiers: [
      {
        name: 'Office 365 Cloud App Security',
        plans: ['ADALLOM_S_O365'],
        alsoBroughtBy: ['ADALLOM_S_STANDALONE', 'ADALLOM_S_STANDALONE_DOD'],
      },
    ],
  },
  {
    source: 'What are the differences between Defender for Cloud Apps and Cloud Discovery (Entra ID P1)',
    tiers: [
      { plans: ['ADALLOM_S_DISCOVERY'] },
      { name: 'Defender for Cloud Apps', plans: ['ADALLOM_S_STANDALONE', 'ADALLOM_S_STANDALONE_DOD'] },
    ],
  },
  {
    source: 'Azure Rights Management: comparison of Rights Management offerings',
    tiers: [{ plans: ['RMS_S_BASIC'] }, { plans: ['RMS_S_ENTERPRISE', 'RMS_S_ENTERPRISE_GOV'] }],
  },
  {
    source: 'Microsoft 365 guidance for security and compliance: Azure Information Protection P1 and P2',
    tiers: [
      { plans: ['RMS_S_PREMIUM', 'RMS_S_PREMIUM_GOV'] },
      { plans: ['RMS_S_PREMIUM2', 'RMS_S_PREMIUM2_GOV'] },
    ],
  },
  {
    source: 'Microsoft 365 guidance for security and compliance: Information Protection Standard and Premium',
    tiers: [{ plans: ['MIP_S_CLP1'] }, { plans: ['MIP_S_CLP2'] }],
  },
  {
    source: 'Microsoft 365 guidance for security and compliance: content explorer Standard and Premium',
    tiers: [{ plans: ['ContentExplorer_Standard'] }, { plans: ['Content_Explorer'] }],
  },
  {
    source: 'Auditing solutions in Microsoft Purview: Premium has all of Standard',
    tiers: [
      { plans: ['M365_AUDIT_PLATFORM'] },
      { name: 'Purview Audit Premium', plans: ['M365_ADVANCED_AUDITING'] },
    ],
  },
  {
    source:
      'Office 365 Government: eDiscovery Premium of the government cloud is the one of the commercial cloud',
    tiers: [{ plans: ['EQUIVIO_ANALYTICS', 'EQUIVIO_ANALYTICS_GOV'] }],
  },
  {
    source:
      'Office 365 Government: Customer Lockbox of the government cloud is the one of the commercial cloud',
    tiers: [{ plans: ['LOCKBOX_ENTERPRISE', 'LOCKBOX_ENTERPRISE_GOV'] }],
  },
];
