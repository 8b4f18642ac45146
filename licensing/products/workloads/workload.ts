import type { MeasuredService } from '../../usage/services';

/**
 * By what the use of a workload can be known:
 * - `services`: by activity in one of the seven services of the usage reports
 * - `desktopApps`: by the activations and Microsoft 365 Apps usage reports
 * - `copilot`: by the Microsoft 365 Copilot usage report
 * - `signIn`: by no report; a person who never signs in cannot have used it
 * - `nothing`: it works without the person doing anything, or nothing that can be read tells of its use
 */
export type KnownBy = 'services' | 'desktopApps' | 'copilot' | 'signIn' | 'nothing';

export interface Workload {
  id: string;
  /** As users know it. */
  name: string;
  knownBy: KnownBy;
  /** Of the seven services those in which activity is use of this workload; empty unless a report has a column of it. */
  services: readonly MeasuredService[];
  /** Microsoft has ended the service, so its silence proves nothing. */
  isRetired: boolean;
}

/** Known by activity in services. */
const measured = (id: string, name: string, services: MeasuredService[]): Workload => {
  return { id, name, knownBy: 'services', services, isRetired: false };
};

const known = (knownBy: KnownBy, names: Record<string, string>): Workload[] =>
  Object.entries(names).map(([id, name]) => ({ id, name, knownBy, services: [], isRetired: false }));

const retired = (id: string, name: string, services: MeasuredService[] = []): Workload => {
  return { id, name, knownBy: 'nothing', services, isRetired: true };
};

/**
 * What a service plan newer than `servicePlans.json` belongs to. Nothing is known of it, so it never makes a license
 * unused and is never replaced by another plan.
 */
export const unknownWorkload: Workload = {
  id: 'unknown',
  name: 'other services',
  knownBy: 'nothing',
  services: [],
  isRetired: false,
};

/** In the order in which a sentence names them. Sources: "Microsoft Graph usage reports" for what is measured. */
export const workloads: readonly Workload[] = [
  measured('exchange', 'Exchange', ['exchange', 'outlook']),
  measured('teams', 'Teams', ['teams']),
  // A SharePoint plan brings the person's OneDrive. Source: SharePoint service description.
  measured('sharePoint', 'SharePoint', ['oneDrive', 'sharePoint']),
  measured('oneDrive', 'OneDrive', ['oneDrive']),
  measured('yammer', 'Viva Engage', ['yammer']),
  ...known('desktopApps', { officeApps: 'Office desktop apps' }),
  ...known('copilot', { copilot: 'Microsoft 365 Copilot' }),
  ...known('signIn', {
    dynamics365: 'Dynamics 365',
    project: 'Project',
    visio: 'Visio',
    powerBi: 'Power BI',
  }),
  ...known('signIn', { powerApps: 'Power Apps', powerAutomate: 'Power Automate', powerPages: 'Power Pages' }),
  ...known('signIn', { copilotStudio: 'Copilot Studio', copilotRoles: 'Copilot for Sales and Finance' }),
  ...known('signIn', { windows365: 'Windows 365', entraId: 'Microsoft Entra ID' }),
  // These protect and manage people, devices and data whether or not anybody opens them.
  ...known('nothing', {
    entraGovernance: 'Entra ID Governance',
    entraAccess: 'Entra Internet and Private Access',
  }),
  ...known('nothing', { entraWorkload: 'Entra Workload ID', intune: 'Intune', intuneSuite: 'Intune Suite' }),
  ...known('nothing', { windows: 'Windows', defenderEndpoint: 'Defender for Endpoint' }),
  ...known('nothing', {
    defenderOffice: 'Defender for Office 365',
    defenderIdentity: 'Defender for Identity',
  }),
  ...known('nothing', { defenderCloudApps: 'Defender for Cloud Apps', defenderXdr: 'Defender XDR' }),
  ...known('nothing', { defenderVulnerability: 'Defender Vulnerability Management' }),
  ...known('nothing', { defenderIot: 'Defender for IoT', defenderExperts: 'Defender Threat Intelligence' }),
  ...known('nothing', { informationProtection: 'Purview Information Protection' }),
  ...known('nothing', { dataLossPrevention: 'Purview Data Loss Prevention', audit: 'Purview Audit' }),
  ...known('nothing', { compliance: 'Purview compliance', priva: 'Priva' }),
  ...known('nothing', { exchangeArchiving: 'Exchange archiving', exchangeProtection: 'Exchange protection' }),
  // Calls from and to the telephone network are in no report by person that this package reads.
  ...known('nothing', {
    phone: 'Teams Phone',
    callingPlan: 'Calling Plan',
    callingCredits: 'calling credits',
  }),
  ...known('nothing', { audioConferencing: 'Audio Conferencing', teamsPremium: 'Teams Premium' }),
  ...known('nothing', { phoneResource: 'Teams Phone resource account', teamsRooms: 'Teams Rooms' }),
  ...known('nothing', { officeDevice: 'Microsoft 365 Apps (device)' }),
  ...known('nothing', { unattendedApps: 'Microsoft 365 Apps (unattended)' }),
  ...known('nothing', {
    powerAutomateProcess: 'Power Automate robots',
    windows365Shared: 'Windows 365 shared use',
  }),
  ...known('nothing', { capacity: 'tenant capacity', multiGeo: 'Multi-Geo', agent365: 'Agent 365' }),
  ...known('signIn', {
    vivaInsights: 'Viva Insights',
    vivaLearning: 'Viva Learning',
    vivaGoals: 'Viva Goals',
  }),
  ...known('signIn', {
    vivaGlint: 'Viva Glint',
    vivaTopics: 'Viva Topics',
    vivaEngagePremium: 'Viva Engage premium',
  }),
  ...known('signIn', { syntex: 'SharePoint Syntex', sustainability: 'Sustainability Manager' }),
  ...known('signIn', {
    clipchamp: 'Clipchamp',
    minecraft: 'Minecraft Education',
    careerCoach: 'Career Coach',
  }),
  // Nobody buys a license for these; they come with one.
  ...known('nothing', {
    officeWeb: 'Office for the web and mobile',
    forms: 'Forms',
    toDo: 'To Do',
    sway: 'Sway',
  }),
  ...known('nothing', { whiteboard: 'Whiteboard', bookings: 'Bookings', loop: 'Loop', planner: 'Planner' }),
  ...known('nothing', {
    dataverse: 'Dataverse',
    customerVoice: 'Customer Voice',
    universalPrint: 'Universal Print',
  }),
  ...known('nothing', { schoolDataSync: 'School Data Sync', educationAnalytics: 'Education Analytics' }),
  ...known('nothing', { platform: 'platform services' }),
  // Source: "Skype for Business Online retirement" (31 July 2021).
  retired('skypeForBusiness', 'Skype for Business Online (retired)', ['skypeForBusiness']),
  retired('retired', 'retired services'),
  unknownWorkload,
];

const byId: ReadonlyMap<string, Workload> = new Map(workloads.map((workload) => [workload.id, workload]));

/** @throws {RangeError} where no workload has this id: a mistake in `servicePlans.json` */
export function workloadOf(id: string): Workload {
  const workload = byId.get(id);
  if (!workload) throw new RangeError(`There is no workload ${id}.`);
  return workload;
}
