import { planFacts } from './workloads/planTable';

/**
 * What kind of account a license is made for:
 * - `room`: a meeting room or panel
 * - `resourceAccount`: an auto attendant or a call queue, blocked for sign-in by design
 * - `device`: a shared phone, a server, a device or a pool of them
 * - `unattended`: a robot
 * - `person`: all others
 */
export type AccountKind = 'person' | 'room' | 'resourceAccount' | 'device' | 'unattended';

/** Service plans by whose workload the license gives its kind away. */
const kindByWorkload: ReadonlyMap<string, AccountKind> = new Map([
  ['teamsRooms', 'room'],
  ['phoneResource', 'resourceAccount'],
  ['officeDevice', 'device'],
  ['windows365Shared', 'device'],
  ['unattendedApps', 'unattended'],
  ['powerAutomateProcess', 'unattended'],
]);

/**
 * SKUs that consist of people's plans (Teams, Intune, Phone System), by id. Source: Microsoft's "Product names and
 * service plan identifiers for licensing"; what they are for: "Microsoft Teams Rooms licenses", "Teams Shared Devices
 * license", "Licenses available for Microsoft Intune" (device-only), "Unattended license" of Microsoft 365 E3.
 */
const kindBySku: ReadonlyMap<string, AccountKind> = new Map([
  ['4cde982a-ede4-4409-9ae6-b003453c8ea6', 'room'], // Microsoft_Teams_Rooms_Pro
  ['21943e3a-2429-4f83-84c1-02735cd49e78', 'room'], // ... without Audio Conferencing
  ['50509a35-f0bd-4c5e-89ac-22f0e16a00f8', 'room'], // Microsoft_Teams_Rooms_Basic without Audio Conferencing
  ['61bec411-e46a-4dab-8f46-8b58ec845ffe', 'room'], // MEETING_ROOM_NOAUDIOCONF
  ['295a8eb0-f78d-45c7-8b5b-1eed5ed02dff', 'device'], // MCOCAP
  ['2b317a4a-77a6-4188-9437-b68a77b4e2c6', 'device'], // INTUNE_A_D
  ['509e8ab6-0274-4cda-bcbd-bd164fd562c4', 'device'], // MDATP_Server
]);

/** For SKUs that are in no list, such as next year's. */
const kindByPartNumber: ReadonlyArray<readonly [RegExp, AccountKind]> = [
  [
    /UNATTENDED|_RPA1\b|_RPA1_|^FLOW_BUSINESS_PROCESS|^Power_Automate_per_process|^POWERAUTOMATE_HOSTED/i,
    'unattended',
  ],
  [/^MEETING_ROOM|^MTR_|Teams_Rooms?_/i, 'room'],
  [/VIRTUALUSER/i, 'resourceAccount'],
  [/^MCOCAP|Teams_Shared_Device|_DEVICES?\d?$|^INTUNE_A_D(_|$)|^MDATP_Server|^Windows_365_S_/i, 'device'],
];

/** The kind of account that this license by itself is made for. A person's license beside it may say otherwise. */
export function accountKindOf(
  skuId: string,
  skuPartNumber: string,
  servicePlanIds: readonly string[],
): AccountKind {
  return (
    kindBySku.get(skuId.toLowerCase()) ??
    kindByPartNumber.find(([partNumber]) => partNumber.test(skuPartNumber))?.[1] ??
    kindOfPlans(servicePlanIds)
  );
}

function kindOfPlans(servicePlanIds: readonly string[]): AccountKind {
  for (const id of servicePlanIds) {
    const kind = kindByWorkload.get(planFacts(id).workload.id);
    if (kind) return kind;
  }
  return 'person';
}
