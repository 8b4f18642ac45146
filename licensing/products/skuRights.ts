import { planIdsNamed } from './workloads/planTable';

/** What a SKU's own terms say, where its service plans alone would mislead. */

/**
 * Exchange Kiosk in these gives Teams its calendar and no mailbox rights. Sources: "Changing from a Microsoft 365 E plan
 * to a Microsoft 365 F plan" (F1); Microsoft Teams Enterprise, EEA and Essentials are sold without mail.
 */
const calendarOnly: ReadonlySet<string> = new Set([
  '50f60901-3181-4b75-8a2c-4c8e4c1d5a72', // M365_F1_COMM
  '0666269f-b167-4c5b-a76f-fc574f2b1118', // Microsoft_365_F1_EEA_(no_Teams)
  '7e31c0d9-9551-471d-836f-32ee72be4a01', // Microsoft_Teams_Enterprise_New
  '7e74bd05-2c47-404e-829a-ba95c66fe8e5', // Microsoft_Teams_EEA_New
  '3ab6abff-666f-4424-bfb7-f0bc274ec7bc', // TEAMS_ESSENTIALS_AAD
]);

/** M365_F1_GOV is no such SKU: it is Microsoft 365 F3 for government. */
const calendarOnlyPartNumber =
  /^(M365_F1(_COMM)?$|Microsoft_365_F1|Microsoft_Teams_(Enterprise|EEA)|TEAMS_ESSENTIALS)/i;

/** Whether the Exchange plan of this SKU gives a calendar and no mailbox. */
export function hasCalendarOnly(skuId: string, skuPartNumber: string): boolean {
  return calendarOnly.has(skuId.toLowerCase()) || calendarOnlyPartNumber.test(skuPartNumber);
}

/**
 * Team Members carry the plans of whole Dynamics 365 apps (Field Service, Guides, Remote Assist) with rights to read
 * and to light tasks only. Source: Dynamics 365 Licensing Guide, "Team Members".
 */
export function hasTeamMemberRights(skuPartNumber: string): boolean {
  return /TEAM_MEMBER/i.test(skuPartNumber);
}

/**
 * Sold for at most 300 people, with the smaller meetings and no enterprise terms: never a replacement for an enterprise
 * suite or its Teams, although the plans are the same. Source: "Microsoft 365 Business plans" service description.
 */
export function isBusinessEdition(skuPartNumber: string): boolean {
  return /^(SMB_|O365_BUSINESS|SPB$|MIDSIZEPACK|LITEPACK|TEAMS_ESS|Microsoft_365_ ?Business|Office_365_w\/o_Teams_Bundle_Business)/i.test(
    skuPartNumber,
  );
}

/** Ends by itself or may not be used in production, so nothing may rely on it for long. */
export function isTrialOrDeveloper(skuPartNumber: string): boolean {
  return /TRIAL|VIRAL|EXPLORATORY|PREVIEW|_IW(_SKU)?$|^DEVELOPERPACK|(^|_)TEST(_|$)|SANDBOX/i.test(
    skuPartNumber,
  );
}

/**
 * Windows VDA is for people whose device has no Windows Pro, which a Windows Enterprise upgrade needs; its plan is the
 * one of Windows Enterprise E3. Source: "Windows licensing overview".
 */
const neverContained: ReadonlySet<string> = new Set(['d13ef257-988a-46f3-8fce-f47484dd4550']); // E3_VDA_only

export function isNeverContained(skuId: string): boolean {
  return neverContained.has(skuId.toLowerCase());
}

interface SkuLadder {
  source: string;
  /** SKU ids, lowest tier first. */
  tiers: ReadonlyArray<readonly string[]>;
}

/** Products whose higher tier has fewer or the same service plans, so that plans do not show which is the higher one. */
const skuLadders: readonly SkuLadder[] = [
  {
    source: 'Project service description: Plan 5 has all of Plan 3, and portfolio management',
    tiers: [
      [
        'beb6439c-caad-48d3-bf46-0c82871e12be', // PROJECT_P1
        '84cd610f-a3f8-4beb-84ab-d9d2c902c6c9', // PROJECT_PLAN1_DEPT
      ],
      [
        '53818b1b-4a27-454b-8896-0dba576410e6', // PROJECTPROFESSIONAL
        '46102f44-d912-47e7-b0ca-1bd7b70ada3b', // PROJECT_PLAN3_DEPT
        '46974aed-363e-423c-9e6a-951037cec495', // PROJECTPROFESSIONAL_FACULTY
        '074c6829-b3a0-430a-ba3d-aca365e57065', // PROJECTPROFESSIONAL_GOV
        '64758d81-92b7-4855-bcac-06617becb3e8', // PROJECTPROFESSIONAL_USGOV_GCCHIGH
        'f82a60b8-1ee3-4cfb-a4fe-1c6a53c2656c', // PROJECTONLINE_PLAN_2
      ],
      [
        '09015f9f-377f-4538-bbb5-f75ceb09358a', // PROJECTPREMIUM
        '930cc132-4d6b-4d8c-8818-587d17c50d56', // PROJECTPREMIUM_FACULTY
        'f2230877-72be-4fec-b1ba-7156d6f75bd6', // PROJECTPREMIUM_GOV
        '2db84718-652c-47a7-860c-f10d8abbdae3', // PROJECTONLINE_PLAN_1
        'b732e2a7-5694-4dff-a0f2-9d9204c794ac', // PROJECTONLINE_PLAN_1_FACULTY
      ],
    ],
  },
];

/** Where two SKUs are tiers of one product: how `other` compares; null where they are not, or are the same tier. */
export function comparedAsProducts(skuId: string, other: string): 'lower' | 'higher' | null {
  const tierOf = (ladder: SkuLadder, id: string) =>
    ladder.tiers.findIndex((ids) => ids.includes(id.toLowerCase()));
  for (const ladder of skuLadders) {
    const own = tierOf(ladder, skuId);
    const its = tierOf(ladder, other);
    if (own >= 0 && its >= 0 && own !== its) return its > own ? 'higher' : 'lower';
  }
  return null;
}

const desktopClients = new Set(
  ['PROJECT_CLIENT_SUBSCRIPTION', 'PROJECT_CLIENT_SUBSCRIPTION_GOV'].flatMap(planIdsNamed),
);

/** Project Plan 5 is also sold without the desktop client, so that a higher product does not imply it. */
export function isDesktopClient(planId: string): boolean {
  return desktopClients.has(planId);
}
