/** Which service a plan belongs to, as `assignedPlans[].service` names it. The first that fits counts. */
const services: ReadonlyArray<readonly [RegExp, string]> = [
  [/^EXCHANGE_|^MIP_S_EXCHANGE/i, 'exchange'],
  [/^TEAMS|^MESH_/i, 'TeamspaceAPI'],
  [/^MCO/i, 'MicrosoftCommunicationsOnline'],
  [/^SHAREPOINT|^ONEDRIVE|^VISIOONLINE/i, 'SharePoint'],
  [/^YAMMER|^VIVAENGAGE/i, 'YammerEnterprise'],
  [/^OFFICE|^VISIO_CLIENT|^PROJECT_CLIENT|^M365_COPILOT/i, 'MicrosoftOffice'],
  [/^AAD_|^MFA_/i, 'AADPremiumService'],
  [/^RMS_/i, 'RMSOnline'],
  [/^INTUNE|^SCO/i, 'SCO'],
  [/^BI_AZURE/i, 'PowerBI'],
  [/^PROJECT/i, 'ProjectWorkManagement'],
  [/^FLOW_/i, 'ProcessSimple'],
  [/^POWERAPPS/i, 'PowerAppsService'],
  [/CDS_|^DYN365/i, 'CRM'],
  [/^WIN|^UNIVERSAL_PRINT/i, 'WindowsDefenderATP'],
  [/^ADALLOM|^ATA|^ATP|^MTP|^THREAT|^MDE|^SAFEDOCS/i, 'AdallomForO365'],
  [/^SWAY/i, 'Sway'],
  [/^FORMS/i, 'OfficeForms'],
  [/^STREAM/i, 'MicrosoftStream'],
  [/^WHITEBOARD/i, 'WhiteboardServices'],
  [/^BPOS_S_TODO/i, 'To-Do'],
  [/^DESKLESS/i, 'Deskless'],
];

export function serviceOfPlan(servicePlanName: string): string {
  return services.find(([pattern]) => pattern.test(servicePlanName))?.[1] ?? 'MicrosoftOffice365';
}
