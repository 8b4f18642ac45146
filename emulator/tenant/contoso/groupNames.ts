/** The groups that hand out licenses: what each gives, and which service plans it leaves off. */
export const licensingGroups = {
  'Licensing - Microsoft 365 E5': { sku: 'SPE_E5', disabledPlans: [] },
  'Licensing - Microsoft 365 E3': { sku: 'SPE_E3', disabledPlans: ['SWAY', 'KAIZALA_O365_P3'] },
  'Licensing - Microsoft 365 F3': { sku: 'SPE_F1', disabledPlans: ['YAMMER_ENTERPRISE'] },
  'Licensing - Office 365 E3': { sku: 'ENTERPRISEPACK', disabledPlans: [] },
  'Licensing - Office 365 E1': { sku: 'STANDARDPACK', disabledPlans: [] },
  'Licensing - Business Standard': { sku: 'O365_BUSINESS_PREMIUM', disabledPlans: [] },
  'Licensing - Visio': { sku: 'VISIOCLIENT', disabledPlans: [] },
  'Licensing - Copilot pilot': { sku: 'Microsoft_365_Copilot', disabledPlans: [] },
  'Licensing - Teams Phone': { sku: 'MCOEV', disabledPlans: [] },
} as const satisfies Record<string, { sku: string; disabledPlans: readonly string[] }>;

export type LicensingGroup = keyof typeof licensingGroups;

export const licensingGroupOf: ReadonlyMap<string, LicensingGroup> = new Map(
  Object.entries(licensingGroups).map(([name, { sku }]) => [sku, name as LicensingGroup]),
);

export const groupOfEveryone = 'All Employees';
export const executives = 'Executives and Assistants';
/** Holds the executives as a nested group: the list to leave alone when licenses are reclaimed. */
export const licenceExceptions = 'Licence Exceptions';

/** Can be assigned to Entra roles; its members are administrators by it. */
export const helpdeskRoleGroup = 'Role - Helpdesk Administrators';
/** A Microsoft 365 group whose members nobody sees without Member.Read.Hidden. */
export const worksCouncil = 'Works Council';

export function departmentGroup(department: string): string {
  return `Department - ${department}`;
}
