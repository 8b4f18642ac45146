import type { CopilotService, LedgerService } from '../ledger';
import type { Behaviour } from './activity';
import type { Grant, Persona } from './persona';

const everything: ReadonlySet<LedgerService> = new Set<LedgerService>([
  'exchange',
  'outlook',
  'teams',
  'oneDrive',
  'sharePoint',
  'yammer',
  'word',
  'excel',
  'powerPoint',
  'oneNote',
]);
/** A few have not been moved to Teams. */
const withSkype: ReadonlySet<LedgerService> = new Set<LedgerService>([...everything, 'skypeForBusiness']);
const withoutDesktop: ReadonlySet<LedgerService> = new Set<LedgerService>([
  'exchange',
  'outlook',
  'teams',
  'oneDrive',
  'sharePoint',
  'yammer',
]);
const mailOnly: ReadonlySet<LedgerService> = new Set<LedgerService>(['exchange', 'outlook']);
export const copilotServices: readonly CopilotService[] = [
  'copilotChatWork',
  'copilotChatWeb',
  'copilotTeams',
  'copilotWord',
  'copilotExcel',
  'copilotPowerPoint',
  'copilotOutlook',
  'copilotOneNote',
  'copilotLoop',
  'copilotApp',
  'copilotEdge',
  'copilotAgent',
];
const nothing: ReadonlySet<LedgerService> = new Set<LedgerService>();

const desktopSuites = new Set([
  'SPE_E3',
  'SPE_E5',
  'ENTERPRISEPACK',
  'ENTERPRISEPREMIUM',
  'O365_BUSINESS_PREMIUM',
  'SPB',
  'OFFICESUBSCRIPTION',
]);
const webSuites = new Set(['STANDARDPACK', 'SPE_F1', 'O365_BUSINESS_ESSENTIALS']);
const mailSuites = new Set(['EXCHANGESTANDARD', 'EXCHANGEENTERPRISE']);

/** How a persona uses what it is licensed for; null for one that never did anything. */
export function behaviourOf(persona: Persona, seed: number, today: number): Behaviour | null {
  const services = usedServices(persona, servicesOf(persona.grants, seed % 20 === 0));
  if (persona.rhythm === 'never' || services.size === 0) return null;
  const goesOn = persona.stoppedDaysAgo === 0;
  const stopped = today - persona.stoppedDaysAgo;
  return {
    seed,
    rhythm: persona.rhythm,
    first: today - persona.createdDaysAgo,
    last: goesOn ? Number.MAX_SAFE_INTEGER : stopped,
    asOf: stopped,
    services,
    desktopApps: persona.grants.some(({ sku }) => desktopSuites.has(sku)),
    visio: holds(persona.grants, 'VISIOCLIENT'),
    project: holds(persona.grants, 'PROJECTPROFESSIONAL'),
  };
}

/** With Copilot where it is licensed, without what the persona leaves aside. */
function usedServices(
  { grants, unusedServices = [] }: Persona,
  services: ReadonlySet<LedgerService>,
): ReadonlySet<LedgerService> {
  const hasCopilot = holds(grants, 'Microsoft_365_Copilot');
  if (!hasCopilot && unusedServices.length === 0) return services;
  const all = new Set<LedgerService>(hasCopilot ? [...services, ...copilotServices] : services);
  for (const service of unusedServices) all.delete(service);
  return all;
}

function servicesOf(grants: Grant[], skype: boolean): ReadonlySet<LedgerService> {
  const held = grants.filter(({ error }) => error === undefined);
  if (held.some(({ sku }) => desktopSuites.has(sku))) return skype ? withSkype : everything;
  if (held.some(({ sku }) => webSuites.has(sku))) return withoutDesktop;
  return held.some(({ sku }) => mailSuites.has(sku)) ? mailOnly : nothing;
}

function holds(grants: Grant[], partNumber: string): boolean {
  return grants.some(({ sku, error }) => sku === partNumber && error === undefined);
}
