export const productFamilies = [
  'Microsoft 365',
  'Office 365',
  'Dynamics 365',
  'Power BI',
  'Project',
  'Visio',
  'Copilot',
  'Teams',
  'Exchange',
  'Security',
  'Windows',
  'Other',
] as const;

export type ProductFamily = (typeof productFamilies)[number];

interface FamilyRule {
  family: ProductFamily;
  /** Microsoft's product name. */
  name: RegExp;
  /** Decides only where Microsoft's table has no name. */
  partNumber: RegExp;
}

/** What a suite comes with or lacks: "(no Teams)", "without Audio Conferencing", "with Calling Minutes". */
const extent = /\s*\(?\b(no|with|without|w\/o)\s.*$/i;

/**
 * The first rule that fits decides, so the narrow ones come before the suites whose names they carry: "Power BI for
 * Office 365", "Defender for Office 365", "Microsoft 365 Copilot", "Microsoft 365 Audio Conferencing".
 */
const rules: readonly FamilyRule[] = [
  {
    family: 'Dynamics 365',
    name: /Dynamics|Relationship Sales/i,
    partNumber: /^(DYN365|D365|DYNAMICS|CRM|AX7)/i,
  },
  { family: 'Power BI', name: /Power BI|Microsoft Fabric/i, partNumber: /^(POWER_?BI|PBI)_/i },
  { family: 'Visio', name: /\bVisio\b/i, partNumber: /^VISIO/i },
  { family: 'Copilot', name: /Copilot|Power Virtual Agent/i, partNumber: /COPILOT|VIRTUAL_AGENT/i },
  {
    family: 'Security',
    name: /Defender|Security|Compliance|Threat|Entra|Intune|Information Protection|Rights Management|Privacy Management|Workload Identit|Multi-Factor|App governance|Audit Log/i,
    partNumber:
      /^(EMS|AAD_|INTUNE|ATP_|DEFENDER|MDATP|MDE_|WIN_DEF_|RIGHTSMANAGEMENT|RMSBASIC|IDENTITY_THREAT|INFORMATION_PROTECTION|THREAT_|ADALLOM|SPE_F5_(SEC|COMP)|Microsoft_(Entra|Intune|Defender)|PRIVACY_MANAGEMENT)/i,
  },
  {
    family: 'Teams',
    name: /^(Microsoft )?Teams\b|Audio Conferencing|Calling|Business Voice|Skype|Communications/i,
    partNumber: /^(MCO|TEAMS_|Microsoft_Teams|MTR_|MEETING_ROOM|PHONESYSTEM|BUSINESS_VOICE)/i,
  },
  { family: 'Project', name: /\bProject\b|^Planner/i, partNumber: /^PROJECT/i },
  { family: 'Exchange', name: /^Exchange\b/i, partNumber: /^(EXCHANGE|EOP_)/i },
  {
    family: 'Windows',
    name: /^Windows\b|Universal Print/i,
    partNumber: /^(WIN|CPC_|E3_VDA|UNIVERSAL_PRINT)/i,
  },
  {
    family: 'Office 365',
    name: /^Office 365\b/i,
    partNumber:
      /^(ENTERPRISEP|ENTERPRISEWITH|STANDARDPACK|STANDARDWOFF|DESKLESSPACK|Office_365|DEVELOPERPACK$)/i,
  },
  {
    family: 'Microsoft 365',
    name: /^Microsoft 365\b/i,
    partNumber: /^(SPE_|SPB|M365|Microsoft_?365|O365_BUSINESS|SMB_BUSINESS|OFFICESUBSCRIPTION)/i,
  },
];

/** The family of a product; by Microsoft's name, or by the part number where there is no name. */
export function familyOf(skuPartNumber: string, productName: string | null): ProductFamily {
  const product = productName?.replace(extent, '');
  const rule = rules.find(({ name, partNumber }) =>
    product === undefined ? partNumber.test(skuPartNumber) : name.test(product),
  );
  return rule?.family ?? 'Other';
}
