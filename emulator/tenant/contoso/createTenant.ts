import { Random, hash, mix } from '../deterministic';
import { organizationNamed, runningClock } from '../emptyTenant';
import { Ledger, dateOf } from '../ledger';
import { Tenant, type TenantOptions } from '../tenant';
import { GeneratedActivity } from './activity';
import { behaviourOf } from './behaviour';
import { cast } from './cast/cast';
import { deletedCast, purgedCast } from './cast/formerEmployees';
import { GeneratedUser, groupId, principalName } from './directoryUser';
import { departmentGroup, helpdeskRoleGroup } from './groupNames';
import { contosoGroups } from './groups';
import { drawNamePools, type NamePool, type NameScript } from './names';
import { personaAt } from './people';
import type { Persona } from './persona';
import { buySkus } from './purchases';
import { recordPersona } from './recordPersona';
import { addRoles } from './roles';

export type ContosoOptions = Partial<Omit<TenantOptions, 'organization' | 'clock' | 'ledger'>> & {
  /** Display name; id and domains follow from it. Default "Contoso". */
  name?: string;
  /** Number of users that are not deleted. Default 300. */
  users?: number;
  /** Seed of everything random. Default 7. */
  seed?: number;
  /** ISO time on which the tenant's dates are based. Default: now. */
  now?: string;
  /** The tenant's clock, milliseconds since 1970. Default: starts at `now` and runs. */
  clock?: () => number;
};

/**
 * The sample tenant "Contoso". The same seed and `now` give the same tenant; of a larger one with that seed the first
 * users are the users of the smaller one.
 */
export function createTenant(options: ContosoOptions = {}): Tenant {
  const { name = sampleName, users = 300, seed = 7, now, clock: givenClock, ...rest } = options;
  const clock = givenClock ?? runningClock(now);
  const start = now === undefined ? clock() : Date.parse(now);
  return new Contoso(name, seed, start, clock, rest).populated(users);
}

const sampleName = 'Contoso';

/** Builds the tenant, and is thrown away. */
class Contoso {
  readonly #activity = new GeneratedActivity();
  readonly #tenant: Tenant;
  readonly #names: Record<NameScript, NamePool>;
  readonly #taken = new Set<string>();
  /** Members by the group's name. */
  readonly #members = new Map<string, string[]>();
  readonly #holders = {
    directory: new Map<string, string[]>(),
    custom: new Map<string, string[]>(),
    eligible: new Map<string, string[]>(),
  };
  /** Ids of those who can be somebody's manager, by place in the list. */
  readonly #managers: Array<string | null> = [];
  /** The tenant's first day, in days since 1970, and its first moment. */
  private readonly today: number;
  private readonly startedAt: string;
  /** So that tenants of one seed have users of their own. */
  private readonly idSalt: number;

  constructor(
    name: string,
    private readonly seed: number,
    start: number,
    clock: () => number,
    options: Partial<TenantOptions>,
  ) {
    this.idSalt = name === sampleName ? 0 : hash(name);
    this.today = Math.floor(start / 86_400_000);
    this.startedAt = new Date(start).toISOString();
    const organization = organizationNamed(name);
    const domain = organization.verifiedDomains.find(({ isDefault }) => isDefault)?.name ?? '';
    organization.verifiedDomains.push({
      name: `fabrikam.${domain}`,
      isDefault: false,
      isInitial: false,
      type: 'Managed',
      capabilities: 'Email',
    });
    this.#tenant = new Tenant({
      reportRefreshDate: dateOf(this.today - 2),
      ...options,
      organization,
      clock,
      ledger: new Ledger(this.#activity),
    });
    this.#names = drawNamePools(seed);
  }

  populated(users: number): Tenant {
    for (let place = 0; place < users; place += 1) this.#join(this.#personaAt(place), place);
    const gone = users === 0 ? 0 : Math.max(deletedCast.length, Math.floor(users * 0.02));
    for (let place = 0; place < gone; place += 1)
      this.#leave(deletedCast[place] ?? this.#leaver(place), place);
    if (users > 0) purgedCast.forEach((persona, place) => this.#vanish(persona, place));
    buySkus(this.#tenant, (skuId) => this.#tenant.consumedUnits(skuId), this.today);
    for (const group of contosoGroups(this.#members)) this.#tenant.addGroup(group, 'heldAlready');
    if (this.#members.has(helpdeskRoleGroup))
      remember(this.#holders.directory, 'Helpdesk Administrator', groupId(helpdeskRoleGroup));
    addRoles(this.#tenant, this.#holders, this.today);
    return this.#tenant;
  }

  #personaAt(place: number): Persona {
    return (
      cast[place] ?? personaAt(place, new Random(mix(this.seed) ^ Math.imul(place, 0x9e3779b1)), this.#names)
    );
  }

  #leaver(place: number): Persona {
    const number = 5_000_000 + place;
    const random = new Random(mix(this.seed) ^ Math.imul(number, 0x9e3779b1));
    const deletedDaysAgo = 1 + random.below(28);
    const persona = personaAt(number, random, this.#names);
    return {
      ...persona,
      name: persona.name.includes('@') ? persona.name : `${persona.name}.${place}`,
      manager: null,
      deletedDaysAgo,
      stoppedDaysAgo: Math.max(persona.stoppedDaysAgo, deletedDaysAgo + 1),
      createdDaysAgo: Math.max(persona.createdDaysAgo, persona.stoppedDaysAgo + 40),
    };
  }

  #join(given: Persona, place: number): void {
    const persona = this.#withFreeName(given, place);
    const id = this.#idAt(place);
    this.#add(persona, id, place, persona.manager === null ? null : this.#managerAt(persona.manager));
    this.#managers[place] = persona.kind === 'member' && !persona.blocked ? id : null;
    const groups = [
      ...(persona.department === null || persona.department === ''
        ? []
        : [departmentGroup(persona.department)]),
      ...(persona.groups ?? []),
      ...persona.grants.flatMap(({ group }) => group ?? []),
    ];
    for (const group of groups) remember(this.#members, group, id);
    for (const role of persona.roles ?? []) remember(this.#holders.directory, role, id);
    for (const role of persona.customRoles ?? []) remember(this.#holders.custom, role, id);
    for (const role of persona.eligibleRoles ?? []) remember(this.#holders.eligible, role, id);
    recordPersona(this.#tenant, persona, id, this.today);
  }

  #leave(persona: Persona, place: number): void {
    this.#add(persona, this.#idAt(5_000_000 + place), 5_000_000 + place, null);
  }

  #vanish(persona: Persona, place: number): void {
    const id = this.#idAt(6_000_000 + place);
    this.#add(persona, id, 6_000_000 + place, null);
    this.#tenant.purgeUser(id);
  }

  #add(persona: Persona, id: string, number: number, managerId: string | null): void {
    const behaviour = behaviourOf(persona, mix(hash(id) ^ this.seed), this.today);
    if (behaviour) this.#activity.set(id, behaviour);
    const { defaultDomain: domain, ledger } = this.#tenant;
    const setting = { domain, today: this.today, startedAt: this.startedAt, ledger };
    this.#tenant.insertUser(new GeneratedUser(persona, id, number, managerId, setting));
  }

  #idAt(number: number): string {
    return new Random(mix(this.seed + 0x5bd1e995) ^ this.idSalt ^ Math.imul(number + 1, 0x9e3779b1)).guid();
  }

  /** The second of two people with one name gets a number. */
  #withFreeName(persona: Persona, place: number): Persona {
    const domain = this.#tenant.defaultDomain;
    const fresh = (candidate: Persona) => !this.#taken.has(principalName(candidate, domain).toLowerCase());
    const named = fresh(persona) ? persona : { ...persona, name: numbered(persona.name, place) };
    this.#taken.add(principalName(named, domain).toLowerCase());
    return named;
  }

  /** The first person up the tree who is there and can be a manager. */
  #managerAt(place: number): string | null {
    for (let one = place; ; one = Math.floor((one - 1) / 8)) {
      const id = this.#managers[one] ?? null;
      if (id !== null || one === 0) return id;
    }
  }
}

function remember(lists: Map<string, string[]>, name: string, id: string): void {
  const list = lists.get(name);
  if (list) list.push(id);
  else lists.set(name, [id]);
}

function numbered(name: string, place: number): string {
  const at = name.search(/[@_]/);
  return at < 0 ? `${name}${place}` : `${name.slice(0, at)}${place}${name.slice(at)}`;
}
