import { licensingGroups, type LicensingGroup } from '../groupNames';
import type { Grant, Persona } from '../persona';
import { places, type Place } from '../places';

export function member(
  given: string,
  surname: string,
  department: string,
  title: string,
  details: Partial<Persona>,
): Persona {
  return {
    given,
    surname,
    displayName: `${given} ${surname}`,
    name: `${given}.${surname}`.toLowerCase(),
    kind: 'member',
    blocked: false,
    department,
    title,
    company: 'Contoso',
    place: places[0] ?? placeIn('DE'),
    synchronised: true,
    createdDaysAgo: 900,
    manager: null,
    grants: [],
    rhythm: 'daily',
    stoppedDaysAgo: 0,
    ...details,
  };
}

export function guest(
  displayName: string,
  name: string,
  domain: string,
  grants: Grant[],
  rhythm: Persona['rhythm'],
  stoppedDaysAgo: number,
): Persona {
  return {
    ...member('', '', '', '', { grants, rhythm, stoppedDaysAgo, createdDaysAgo: 500 }),
    given: null,
    surname: null,
    displayName,
    name: `${name}_${domain}#EXT#@contoso.onmicrosoft.com`,
    mail: `${name}@${domain}`,
    kind: 'guest',
    department: null,
    title: null,
    company: null,
    synchronised: false,
  };
}

export function mailbox(displayName: string, name: string, grants: Grant[]): Persona {
  return {
    ...member('', '', '', '', { grants, rhythm: 'weekly' }),
    given: null,
    surname: null,
    displayName,
    name,
    kind: 'sharedMailbox',
    blocked: true,
    department: null,
    title: null,
    synchronised: false,
  };
}

/** An account that belongs to no person: a room, a device, an auto attendant. Never at work. */
export function resource(displayName: string, name: string, details: Partial<Persona>): Persona {
  return {
    ...mailbox(displayName, name, []),
    kind: 'resource',
    blocked: false,
    rhythm: 'never',
    ...details,
  };
}

export function direct(sku: string, disabledPlans: readonly string[] = []): Grant {
  return { sku, disabledPlans };
}

export function byGroup(name: LicensingGroup): Grant {
  return { group: name, ...licensingGroups[name] };
}

export function placeIn(usageLocation: string): Place {
  const place = places.find((one) => one.usageLocation === usageLocation);
  if (place === undefined) throw new Error(`Contoso has no office in ${usageLocation}.`);
  return place;
}
