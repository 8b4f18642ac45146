/** One thing that must be held beside an add-on; any of what it lists will do. */
export interface Need {
  /** For the sentence: "needs Teams". */
  name: string;
  /** Service plans by Microsoft's technical name; a higher tier will do too. */
  plans?: readonly string[];
  /** Main plans of these workloads, in whatever tier. */
  workloads?: readonly string[];
  /** A frontline suite (Microsoft 365 F1, F3, Office 365 F3). */
  frontlineSuite?: true;
}

export interface AddOnPrerequisite {
  /** The service plans that are of no use alone, by Microsoft's technical name; absent where any will do. */
  plans?: readonly string[];
  /** Only SKUs whose part number fits are add-ons; in suites the same plans need nothing. */
  partNumber?: RegExp;
  /** The SKU has itself what it needs from another one (an attach license has the workload of its base). */
  isNotItsOwnBase?: true;
  /** All of these must be held. */
  needs: readonly Need[];
  /** The Microsoft page, by name. */
  source: string;
}

const teams: Need = { name: 'Teams', workloads: ['teams'] };
const phone: Need = { name: 'Teams Phone', plans: ['MCOEV', 'MCOEVSMB'] };
const mailbox: Need = { name: 'an Exchange mailbox', workloads: ['exchange'] };
const intune: Need = { name: 'Intune Plan 1', plans: ['INTUNE_A', 'INTUNE_SMBIZ'] };
const entraP1: Need = { name: 'Entra ID P1', plans: ['AAD_PREMIUM'] };
const dynamicsBase: Need = { name: 'a Dynamics 365 base license', workloads: ['dynamics365'] };

/** What an add-on needs beside it; without it the add-on is paid for in vain. */
export const addOnPrerequisites: readonly AddOnPrerequisite[] = [
  { plans: ['MCOEV', 'MCOEV_GOV', 'MCOEVSMB', 'MCOFMC1'], needs: [teams], source: 'Teams add-on licensing' },
  {
    plans: ['MCOMEETADV', 'MCOMEETADV_GOV', 'MCOMEETADV_AR_GCCHigh', 'MCOMEETACPEA', 'MCOMEETBASIC'],
    needs: [teams],
    source: 'Audio Conferencing in Microsoft Teams',
  },
  {
    plans: [
      'MCOPSTN1',
      'MCOPSTN1_GOV',
      'MCOPSTN2',
      'MCOPSTN5',
      'MCOPSTN6',
      'MCOPSTN8',
      'MCOPSTN_PAYG_1',
      'PSTN5_US',
    ],
    needs: [phone],
    source: 'Calling Plans for Teams',
  },
  {
    plans: ['TEAMSPRO_MGMT', 'TEAMSPRO_WEBINAR', 'TEAMSPRO_PROTECTION', 'QUEUES_APP'],
    needs: [teams],
    source: 'Microsoft Teams Premium licensing',
  },
  {
    plans: ['M365_COPILOT_APPS', 'M365_COPILOT_BUSINESS_CHAT'],
    needs: [
      {
        name: 'a Microsoft 365 license',
        workloads: ['exchange', 'teams', 'sharePoint', 'oneDrive', 'officeApps'],
      },
    ],
    source: 'License options for Microsoft 365 Copilot: prerequisite licenses',
  },
  {
    plans: ['ATP_ENTERPRISE', 'ATP_ENTERPRISE_GOV', 'THREAT_INTELLIGENCE', 'THREAT_INTELLIGENCE_GOV'],
    partNumber: /^(ATP_|THREAT_INTELLIGENCE)/i,
    needs: [mailbox],
    source: 'Microsoft Defender for Office 365 service description',
  },
  {
    plans: ['EXCHANGE_S_ARCHIVE_ADDON'],
    partNumber: /^EXCHANGEARCHIVE_ADDON/i,
    needs: [mailbox],
    source: 'Exchange Online Archiving service description',
  },
  {
    plans: ['BI_AZURE_P3', 'BI_AZURE_P3_GOV'],
    needs: [{ name: 'Power BI Pro', plans: ['BI_AZURE_P2'] }],
    source: 'Power BI Premium Per User FAQ: the add-on is for those who have Pro',
  },
  {
    plans: ['WINDEFATP', 'THREAT_INTELLIGENCE', 'AAD_PREMIUM_P2'],
    partNumber: /^IDENTITY_THREAT_PROTECTION/i,
    needs: [entraP1, mailbox],
    source: 'Microsoft 365 E5 Security: for Microsoft 365 E3, or Office 365 and EMS E3',
  },
  {
    plans: ['INFO_GOVERNANCE', 'RECORDS_MANAGEMENT', 'INSIDER_RISK'],
    partNumber: /^INFORMATION_PROTECTION_COMPLIANCE/i,
    needs: [mailbox],
    source: 'Microsoft 365 E5 Compliance: for Microsoft 365 E3, or Office 365 E3 and EMS E3',
  },
  {
    plans: ['WINDEFATP', 'M365_ADVANCED_AUDITING', 'EQUIVIO_ANALYTICS', 'EQUIVIO_ANALYTICS_GOV'],
    partNumber: /^SPE_F5|^M365_SECURITY_COMPLIANCE_FOR_FLW/i,
    needs: [{ name: 'Microsoft 365 F1 or F3', frontlineSuite: true }],
    source: 'Microsoft Defender for Identity licensing: F5 needs F1/F3, or Office 365 F3 and EMS E3',
  },
  {
    plans: ['INTUNE_P2', 'Intune_AdvancedEA', 'Intune-EPM', 'REMOTE_HELP', 'CLOUD_PKI', '3_PARTY_APP_PATCH'],
    needs: [intune],
    source: 'Licenses available for Microsoft Intune: add-ons to Plan 1',
  },
  {
    plans: ['Entra_Identity_Governance', 'Entra_Premium_Private_Access', 'Entra_Premium_Internet_Access'],
    needs: [entraP1],
    source: 'Microsoft Entra licensing: Governance and the Entra suite need P1 or P2',
  },
  {
    plans: ['TVM_PREMIUM_1'],
    partNumber: /ADD_?ON/i,
    needs: [{ name: 'Defender for Endpoint Plan 2', plans: ['WINDEFATP'] }],
    source: 'Compare Microsoft Defender Vulnerability Management offerings',
  },
  {
    plans: ['MICROSOFT_APPLICATION_PROTECTION_AND_GOVERNANCE_A'],
    needs: [{ name: 'Defender for Cloud Apps', plans: ['ADALLOM_S_STANDALONE'] }],
    source: 'App governance in Microsoft Defender for Cloud Apps: get started',
  },
  {
    plans: ['Auditing_10Year_ Retention_ Add_On'],
    needs: [{ name: 'Purview Audit Premium', plans: ['M365_ADVANCED_AUDITING'] }],
    source: 'Auditing solutions in Microsoft Purview: 10-year retention',
  },
  {
    plans: ['CLIPCHAMP_PREMIUM'],
    partNumber: /ADD_?ON/i,
    needs: [{ name: 'Clipchamp', plans: ['CLIPCHAMP'] }],
    source: 'Microsoft Clipchamp licensing',
  },
  {
    partNumber: /^(DYN365|D365|Dynamics_365).*ATTACH/i,
    isNotItsOwnBase: true,
    needs: [dynamicsBase],
    source: 'Dynamics 365 Licensing Guide: attach licenses',
  },
  {
    partNumber: /^CPC_(E|LVL)_/i,
    needs: [intune, entraP1, { name: 'Windows Enterprise', workloads: ['windows'] }],
    source: 'Windows 365 requirements: Windows Enterprise, Intune and Entra ID P1',
  },
];
