import { copilotServices } from '../behaviour';
import { worksCouncil } from '../groupNames';
import type { Persona } from '../persona';
import { direct, member, placeIn } from './builders';

/** Most days of two weeks, as far as a report of two days ago knows them. */
const daily = [3, 4, 5, 6, 7, 10, 11, 12, 13, 14];

/** People whose use the activity reports show in part, not at all, or of somebody else. */
export const usage: readonly Persona[] = [
  // Business applications: their plans bring SharePoint, and Team Members also Teams, which nobody opens.
  member('Arjun', 'Mehta', 'Sales', 'Account Executive', {
    manager: 3,
    place: placeIn('IN'),
    grants: [direct('DYN365_ENTERPRISE_SALES')],
    rhythm: 'never',
    signedInDaysAgo: 1,
  }),
  member('Clara', 'Jensen', 'Customer Service', 'Service Agent', {
    manager: 7,
    grants: [direct('DYN365_TEAM_MEMBERS')],
    rhythm: 'never',
    signedInDaysAgo: 2,
  }),
  // Works with products that no report measures.
  member('Tomasz', 'Nowak', 'Finance', 'Financial Analyst', {
    manager: 4,
    grants: [direct('POWER_BI_PRO'), direct('PROJECTPROFESSIONAL'), direct('VISIOCLIENT')],
    rhythm: 'never',
    signedInDaysAgo: 2,
  }),
  // The suite is quiet; Teams comes from another license.
  member('Yuki', 'Tanaka', 'Engineering', 'Software Engineer', {
    manager: 2,
    place: placeIn('JP'),
    grants: [
      direct('SPE_E3', ['TEAMS1']),
      direct('Microsoft_Teams_Enterprise_New', ['EXCHANGE_S_DESKLESS', 'MCOIMP']),
    ],
    stoppedDaysAgo: 150,
    usedDaysAgo: { teams: [3, 4, 6, 12] },
    signedInDaysAgo: 3,
  }),
  // The desktop apps every day, the cloud services not for months.
  member('Pavel', 'Horak', 'Engineering', 'Mechanical Engineer', {
    manager: 2,
    grants: [direct('SPE_E5')],
    stoppedDaysAgo: 150,
    usedDaysAgo: { word: daily, excel: daily, powerPoint: [4, 11] },
    activatedDaysAgo: 41,
    signedInDaysAgo: 3,
  }),
  member('Mei', 'Lin', 'Engineering', 'Product Manager', {
    manager: 2,
    place: placeIn('SG'),
    grants: [direct('SPE_E3'), direct('Microsoft_365_Copilot')],
    usedDaysAgo: { copilotChatWork: daily, copilotWord: [3, 5], copilotTeams: [4] },
  }),
  member('Oscar', 'Lind', 'Sales', 'Account Executive', {
    manager: 3,
    grants: [direct('SPE_E3'), direct('Microsoft_365_Copilot')],
    unusedServices: copilotServices,
  }),
  // Blocked, and yet at work last week.
  member('Viktor', 'Hansen', 'Engineering', 'Test Engineer', {
    manager: 2,
    blocked: true,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 6,
  }),
  // Licensed ahead of the first day at work.
  member('Amelia', 'Stone', 'Human Resources', 'Recruiter', {
    manager: 6,
    grants: [{ ...direct('SPE_E3'), daysAgo: 40 }],
    rhythm: 'never',
    createdDaysAgo: 45,
    hiredInDays: 12,
  }),
  // Has left; the account was forgotten.
  member('George', 'Papadakis', 'Finance', 'Controller', {
    manager: 4,
    place: placeIn('GR'),
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 21,
    hiredInDays: -1500,
    leavesInDays: -20,
  }),
  // Somebody before him had this principal name: what the reports know of is older than the account.
  member('Chris', 'Martin', 'Sales', 'Account Executive', {
    manager: 3,
    grants: [direct('SPE_E3')],
    rhythm: 'never',
    createdDaysAgo: 100,
    usedDaysAgo: { exchange: [130], outlook: [130], teams: [131] },
    signedInDaysAgo: null,
  }),
  // Frontline: Teams only; the Exchange plan of F1 is for the calendar in Teams.
  member('Luis', 'Ortega', 'Manufacturing', 'Shift Supervisor', {
    manager: 5,
    place: placeIn('MX'),
    grants: [direct('M365_F1_COMM')],
    rhythm: 'never',
    usedDaysAgo: { teams: daily },
    signedInDaysAgo: 3,
  }),
  // Quiet, and a member of the group whose members are hidden.
  member('Anna', 'Fischer', 'Manufacturing', 'Maintenance Technician', {
    manager: 5,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 140,
    groups: [worksCouncil],
  }),
];
