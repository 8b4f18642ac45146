import { planIdOf, skuIdOf } from '../catalog/catalogSku';
import { guidFrom, guidOf, hash, mix } from '../deterministic';
import { dateOf, type Ledger } from '../ledger';
import type { LicenseAssignment, SignInActivity, TenantUser } from '../model';
import type { Persona } from './persona';

export interface Setting {
  domain: string;
  /** The tenant's first day, in days since 1970. */
  today: number;
  /** The tenant's first moment, ISO: nobody has signed in later. */
  startedAt: string;
  ledger: Ledger;
}

const noPlans: string[] = [];
const noPhones: string[] = [];
const groupIds = new Map<string, string>();
const plansByName = new Map<string, string[]>();

export function groupId(name: string): string {
  const id = groupIds.get(name) ?? guidFrom(`group:${name}`);
  groupIds.set(name, id);
  return id;
}

/** The directory object of a persona. Sign-ins are worked out when asked for: few ask, and there may be many users. */
export class GeneratedUser implements TenantUser {
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  readonly accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
  readonly createdDateTime: string;
  readonly deletedDateTime: string | null;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly companyName: string | null;
  readonly country: string | null;
  readonly officeLocation: string | null;
  readonly mobilePhone = null;
  readonly businessPhones: string[];
  readonly preferredLanguage: string | null;
  readonly usageLocation: string | null;
  readonly employeeId: string | null;
  readonly employeeHireDate: string | null;
  readonly employeeLeaveDateTime: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly licenseAssignments: LicenseAssignment[];
  readonly #setting: Setting;
  /** Somebody else keeps trying a blocked person's account. */
  readonly #tried: boolean;
  readonly #signedInDaysAgo: number | null | undefined;

  constructor(
    persona: Persona,
    readonly id: string,
    number: number,
    readonly managerId: string | null,
    setting: Setting,
  ) {
    const { place, kind } = persona;
    const person = kind === 'member';
    const { today } = setting;
    this.#setting = setting;
    this.#tried = persona.blocked && person;
    this.#signedInDaysAgo = persona.signedInDaysAgo;
    this.userPrincipalName = principalName(persona, setting.domain);
    this.displayName = persona.displayName;
    this.givenName = persona.given;
    this.surname = persona.surname;
    this.mail = persona.mail === undefined ? this.userPrincipalName : persona.mail;
    this.accountEnabled = !persona.blocked;
    this.userType = kind === 'guest' ? 'Guest' : 'Member';
    this.createdDateTime = timeOn(today - persona.createdDaysAgo, number);
    this.deletedDateTime =
      persona.deletedDaysAgo === undefined ? null : timeOn(today - persona.deletedDaysAgo, number);
    this.department = persona.department;
    this.jobTitle = persona.title;
    this.companyName = persona.company;
    this.country = person ? place.country : null;
    this.officeLocation = person ? place.city : null;
    this.businessPhones = person ? [`${place.dialling} 555 ${String(number).padStart(4, '0')}`] : noPhones;
    this.preferredLanguage = person ? place.language : null;
    this.usageLocation =
      persona.located === false || (!person && persona.grants.length === 0) ? null : place.usageLocation;
    this.employeeId = person ? `C${100_000 + number}` : null;
    this.employeeHireDate = dayAhead(today, persona.hiredInDays);
    this.employeeLeaveDateTime = dayAhead(today, persona.leavesInDays);
    this.onPremisesSyncEnabled = persona.synchronised ? true : null;
    this.licenseAssignments = assignments(persona, today, number);
  }

  get signInActivity(): SignInActivity | null {
    return signInActivity(this.id, this.#tried, this.#signedInDaysAgo, this.#setting);
  }
}

export function principalName(persona: Persona, domain: string): string {
  if (persona.name.includes('@')) return inDomain(persona.name, domain);
  return `${persona.name}@${persona.company === 'Fabrikam' ? `fabrikam.${domain}` : domain}`;
}

/** A name that is written whole, which is one of Contoso, in the domain of another tenant. */
export function inDomain(name: string, domain: string): string {
  return name.replace(/@contoso\.(?=(onmicrosoft\.)?com$)/, `@${domain.split('.')[0] ?? ''}.`);
}

function assignments(persona: Persona, today: number, number: number): LicenseAssignment[] {
  const usualAge = Math.min(persona.createdDaysAgo, 30 + (mix(number) % 370));
  const usualTime = timeOn(today - usualAge, number);
  return persona.grants.map((grant) => ({
    skuId: skuIdOf(grant.sku),
    disabledPlans: planIds(grant.disabledPlans),
    assignedByGroup: grant.group === undefined ? null : groupId(grant.group),
    state: grant.error === undefined ? 'Active' : 'Error',
    error: grant.error ?? 'None',
    lastUpdatedDateTime: grant.daysAgo === undefined ? usualTime : timeOn(today - grant.daysAgo, number),
  }));
}

/** The same list of plans is one object for all who have it. */
function planIds(names: readonly string[] | undefined): string[] {
  if (names === undefined || names.length === 0) return noPlans;
  const key = names.join(' ');
  const known = plansByName.get(key) ?? names.map(planIdOf);
  plansByName.set(key, known);
  return known;
}

/** Successful sign-ins follow the work done, unless the persona says when; attempts may be somebody else's. */
function signInActivity(
  id: string,
  tried: boolean,
  daysAgo: number | null | undefined,
  setting: Setting,
): SignInActivity | null {
  const { today } = setting;
  const bits = hash(id);
  const timeOfDay = `${two(7 + (bits % 10))}:${two(bits % 60)}:41Z`;
  const worked = () => lastWorkBefore(id, timeOfDay, setting);
  const date = daysAgo === undefined ? worked() : daysAgo === null ? null : dateOf(today - daysAgo);
  const success = date === null ? null : `${date}T${timeOfDay}`;
  const attempted = tried ? timeOn(today - 1 - (bits % 5), bits % 1000) : success;
  if (attempted === null) return null;
  const requestId = (salt: number) =>
    guidOf(mix(bits + salt), mix(bits + salt + 1), mix(bits + salt + 2), mix(bits + salt + 3));
  return {
    lastSignInDateTime: attempted,
    lastSignInRequestId: requestId(1),
    lastNonInteractiveSignInDateTime: success ?? '0001-01-01T00:00:00Z',
    lastNonInteractiveSignInRequestId: success === null ? '' : requestId(5),
    lastSuccessfulSignInDateTime: success,
    lastSuccessfulSignInRequestId: success === null ? '' : requestId(9),
  };
}

/** The last day of work of which that time of day has come: early in the morning the first day has not. */
function lastWorkBefore(id: string, timeOfDay: string, { today, startedAt, ledger }: Setting): string | null {
  const hasCome = `${dateOf(today)}T${timeOfDay}` <= startedAt;
  return ledger.lastActivity(id, 'exchange', dateOf(hasCome ? today : today - 1));
}

function dayAhead(today: number, days: number | undefined): string | null {
  return days === undefined ? null : `${dateOf(today + days)}T00:00:00Z`;
}

function timeOn(day: number, number: number): string {
  return `${dateOf(day)}T${two(7 + (number % 11))}:${two((number * 7) % 60)}:${two((number * 13) % 60)}Z`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
