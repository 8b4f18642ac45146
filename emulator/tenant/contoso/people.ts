import type { Random } from '../deterministic';
import { departments, type Department } from './departments';
import { licensingGroupOf, licensingGroups } from './groupNames';
import { mailboxName, type NamePool, type NameScript } from './names';
import type { Grant, Persona } from './persona';
import { places } from './places';

const partners = ['northwindtraders.com', 'litwareinc.com', 'fourthcoffee.com', 'gmail.com', 'adatum.com'];
const mailboxes = [
  'Invoices',
  'Reception',
  'Careers',
  'Complaints',
  'Facilities',
  'Newsletter',
  'Orders',
  'Returns',
];
const services = ['backup', 'scanner', 'monitoring', 'crm-sync', 'printing'];
const suitesWithDesktop = new Set(['SPE_E5', 'SPE_E3', 'ENTERPRISEPACK']);

/** The user at a place behind the cast. Depends on the random numbers and the place only, never on the tenant's size. */
export function personaAt(place: number, random: Random, names: Record<NameScript, NamePool>): Persona {
  const department =
    departments[(place * 5 + Math.floor(place / 8)) % departments.length] ?? random.pick(departments);
  const kind = random.next();
  if (kind < 0.05) return guestAt(place, random, names);
  if (kind < 0.08) return mailboxAt(place, random);
  if (kind < 0.09) return serviceAt(place, random);
  return memberAt(department, place, random, names);
}

function memberAt(
  department: Department,
  place: number,
  random: Random,
  names: Record<NameScript, NamePool>,
): Persona {
  const office = random.pick(places);
  const pool = names[office.script];
  const given = random.pick(pool.given);
  const surname = random.pick(pool.surnames);
  const createdDaysAgo = random.chance(0.03) ? 1 + random.below(25) : 40 + random.below(2200);
  const fate = random.next();
  const blocked = fate < 0.035;
  const stoppedDaysAgo = blocked ? 5 + random.below(200) : fate < 0.1 ? 20 + random.below(380) : 0;
  const emoji = random.chance(0.004) ? ` ${random.pick(['🚀', '🌱', '🎧', '⛵'])}` : '';
  return {
    given,
    surname,
    displayName: (pool.surnameFirst ? `${surname}${given}` : `${given} ${surname}`) + emoji,
    name: mailboxName(given, surname) ?? `m${100_000 + place}`,
    kind: 'member',
    blocked,
    department: department.name,
    title: random.pick(department.titles.slice(1)),
    company: department.company,
    place: office,
    synchronised: department.company === 'Contoso' && random.chance(0.85),
    createdDaysAgo: Math.max(createdDaysAgo, stoppedDaysAgo + 10),
    manager: managerOf(place),
    grants: grantsOf(department, random),
    rhythm: rhythmOf(random),
    stoppedDaysAgo,
  };
}

/** A tree with eight reports each: everybody's manager stands before them in the list. */
function managerOf(place: number): number {
  return Math.floor((place - 1) / 8);
}

function rhythmOf(random: Random): Persona['rhythm'] {
  const share = random.next();
  if (share < 0.84) return 'daily';
  if (share < 0.94) return 'weekly';
  return share < 0.975 ? 'rare' : 'never';
}

function grantsOf(department: Department, random: Random): Grant[] {
  const grants: Grant[] = [];
  const byGroup = licensingGroupOf.get(department.suite);
  if (byGroup && random.chance(department.byGroup)) {
    grants.push({ group: byGroup, ...licensingGroups[byGroup] });
    if (random.chance(0.03)) grants.push({ sku: department.suite });
  } else {
    grants.push({ sku: department.suite, disabledPlans: random.chance(0.15) ? ['YAMMER_ENTERPRISE'] : [] });
  }
  for (const [sku, share] of department.addOns) if (random.chance(share)) grants.push(addOn(sku, random));
  if (suitesWithDesktop.has(department.suite) && random.chance(0.02)) {
    grants.push({ ...addOn('VISIOCLIENT', random), group: 'Licensing - Visio', error: 'CountViolation' });
  }
  return withoutDoubles(grants);
}

function addOn(sku: string, random: Random): Grant {
  const group = licensingGroupOf.get(sku);
  return group && random.chance(0.5) ? { group, ...licensingGroups[group] } : { sku };
}

function withoutDoubles(grants: Grant[]): Grant[] {
  const seen = new Set<string>();
  return grants.filter(({ sku, group, error }) => {
    const key = error ? sku : `${sku}:${group ?? ''}`;
    const known =
      seen.has(key) ||
      (error !== undefined && grants.some((other) => other.error === undefined && other.sku === sku));
    seen.add(key);
    return !known;
  });
}

function guestAt(place: number, random: Random, names: Record<NameScript, NamePool>): Persona {
  const pool = names[random.pick(['english', 'german', 'spanish'] as const)];
  const [given, surname, domain] = [
    random.pick(pool.given),
    random.pick(pool.surnames),
    random.pick(partners),
  ];
  const name = mailboxName(given, surname) ?? `guest${place}`;
  return {
    ...plain(random),
    given,
    surname,
    displayName: `${given} ${surname}`,
    name: `${name}_${domain}#EXT#@contoso.onmicrosoft.com`,
    mail: `${name}@${domain}`,
    kind: 'guest',
    grants: random.chance(0.15) ? [{ sku: 'FLOW_FREE' }] : [],
    rhythm: random.chance(0.3) ? 'rare' : 'never',
  };
}

function mailboxAt(place: number, random: Random): Persona {
  const displayName = `${random.pick(mailboxes)} ${random.pick(places).city}`;
  return {
    ...plain(random),
    displayName,
    name: displayName.toLowerCase().replace(/ /g, '.'),
    kind: 'sharedMailbox',
    blocked: true,
    company: 'Contoso',
    grants: random.chance(0.2) ? [{ sku: place % 2 === 0 ? 'EXCHANGEENTERPRISE' : 'EXCHANGESTANDARD' }] : [],
    rhythm: random.pick(['weekly', 'rare', 'never'] as const),
  };
}

function serviceAt(place: number, random: Random): Persona {
  const name = `svc-${random.pick(services)}-${place}`;
  return {
    ...plain(random),
    displayName: name,
    name: `${name}@contoso.onmicrosoft.com`,
    mail: null,
    kind: 'service',
  };
}

function plain(random: Random): Persona {
  return {
    given: null,
    surname: null,
    displayName: '',
    name: '',
    kind: 'member',
    blocked: false,
    department: null,
    title: null,
    company: null,
    place: random.pick(places),
    synchronised: false,
    createdDaysAgo: 30 + random.below(1500),
    manager: null,
    grants: [],
    rhythm: 'never',
    stoppedDaysAgo: 0,
  };
}
