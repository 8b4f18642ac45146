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

/**
 * Ends by itself, has been ended by Microsoft (Office 365 A1 Plus, 1 August 2024), or may not be used in production, so
 * nothing may rely on it for long.
 */
export function isTemporary(skuPartNumber: string): boolean {
  return /TRIAL|VIRAL|EXPLORATORY|PREVIEW|_IW(_SKU)?$|^STANDARDWOFFPACK_IW|^DEVELOPERPACK|(^|_)TEST(_|$)|SANDBOX/i.test(
    skuPartNumber,
  );
}

/** For frontline workers only. Source: "Understand frontline worker user types and licensing". */
export function isFrontline(skuPartNumber: string): boolean {
  return /^(M365_F1|SPE_F\d|DESKLESSPACK|EXCHANGEDESKLESS|Microsoft_365_F\d|Office_365_F\d|M365_SECURITY_COMPLIANCE_FOR_FLW)|Endpoint_F\d/i.test(
    skuPartNumber,
  );
}

/** Needs another license beside it, so that by itself it replaces nothing. Dynamics 365 Licensing Guide: "Attach". */
export function isNamedAddOn(skuPartNumber: string): boolean {
  return /ADD_?-?ON|Step_Up|ATTACH/i.test(skuPartNumber);
}

/**
 * Sold for one application of a software vendor, for embedding, or for small firms only, with the plans of the full
 * product. Source: Power Platform Licensing Guide, "ISV embedded".
 */
export function isRestricted(skuPartNumber: string): boolean {
  return /ISVEMB|_BD_ONLY|^INTUNE_SMB$/i.test(skuPartNumber);
}

const audiences = [/ALUMNI/i, /STUUSEBNFT|STUDENT|_STU$/i, /FACULTY|_FAC$|_EDU|^M365EDU|_A\d_|CAREERCOACH/i];

export const schoolStaff = 2;

/**
 * Whom a SKU may be given to, from the narrowest: 0 alumni, 1 students, 2 `schoolStaff`, 3 anybody. A license for a
 * narrower audience does not license a wider one. Source: Microsoft Product Terms, "Academic programs".
 */
export function audienceOf(skuPartNumber: string): number {
  const found = audiences.findIndex((audience) => audience.test(skuPartNumber));
  return found < 0 ? audiences.length : found;
}

/**
 * Windows VDA is for people whose device has no Windows Pro, which a Windows Enterprise upgrade needs; its plan is the
 * one of Windows Enterprise E3. Source: "Windows licensing overview".
 */
const neverContained: ReadonlySet<string> = new Set(['d13ef257-988a-46f3-8fce-f47484dd4550']); // E3_VDA_only

export function isNeverContained(skuId: string): boolean {
  return neverContained.has(skuId.toLowerCase());
}
