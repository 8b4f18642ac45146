import { hash } from '../../tenant/deterministic';
import { isHeld } from '../../tenant/licenseView';
import type { CopilotService } from '../../tenant/ledger';
import type { TenantUser } from '../../tenant/model';
import {
  activeDates,
  lastActivity,
  latest,
  type Cell,
  type Report,
  type ReportedUser,
  type ReportScope,
} from './report';

/** The apps of both versions, with the words of their columns. */
const apps: ReadonlyArray<readonly [title: string, services: readonly CopilotService[]]> = [
  ['Copilot Chat', ['copilotChatWork', 'copilotChatWeb']],
  ['Microsoft Teams Copilot', ['copilotTeams']],
  ['Word Copilot', ['copilotWord']],
  ['Excel Copilot', ['copilotExcel']],
  ['PowerPoint Copilot', ['copilotPowerPoint']],
  ['Outlook Copilot', ['copilotOutlook']],
  ['OneNote Copilot', ['copilotOneNote']],
  ['Loop Copilot', ['copilotLoop']],
];
/** What version 2 adds. */
const furtherApps: ReadonlyArray<readonly [title: string, services: readonly CopilotService[]]> = [
  ['Copilot Chat (work)', ['copilotChatWork']],
  ['Copilot Chat (web)', ['copilotChatWeb']],
  ['Microsoft 365 Copilot', ['copilotApp']],
  ['Edge', ['copilotEdge']],
  ['Copilot Agent', ['copilotAgent']],
];
const everything = [...new Set([...apps, ...furtherApps].flatMap(([, services]) => services))];

export type CopilotVersion = 'v1' | 'v2';

const columns = (of: typeof apps) => of.map(([title]) => `${title} Last Activity Date`);

/**
 * The usage of Copilot by those who have a license for it, a line for each of the `periods` (in days). Microsoft's page:
 * "copilotReportRoot: getMicrosoft365CopilotUsageUserDetail"; the order of version 2's columns is as seen in files.
 */
export function copilotUsageUserDetail(version: CopilotVersion, periods: readonly number[]): Report {
  return {
    name: 'getMicrosoft365CopilotUsageUserDetail',
    type: 'Edm.Stream',
    takesPeriod: true,
    takesDate: false,
    jsonInV1: false,
    headers: [
      'Report Refresh Date',
      'User Principal Name',
      'Display Name',
      'Last Activity Date',
      ...columns(apps),
      'Report Period',
      ...(version === 'v1'
        ? []
        : [
            'Prompts submitted for all apps',
            'Prompts submitted for Copilot Chat (work)',
            'Prompts submitted for Copilot Chat (web)',
            'Active Usage Days for all apps',
            ...columns(furtherApps),
          ]),
    ],
    entity(reported, scope) {
      const { user } = reported;
      if (reported.deletedDate !== null || !hasCopilot(user, scope)) return null;
      const last = (services: readonly CopilotService[]) =>
        latest(services.map((service) => lastActivity(reported, service, scope)));
      return {
        reportRefreshDate: scope.refreshDate,
        userPrincipalName: reported.userPrincipalName,
        displayName: user.displayName,
        lastActivityDate: last(everything),
        apps: apps.map(([, services]) => last(services)),
        furtherApps: furtherApps.map(([, services]) => last(services)),
        counts: periods.map((days) => countsWithin(reported, { ...scope, days })),
      };
    },
    lines(entity) {
      const { reportRefreshDate, userPrincipalName, displayName, lastActivityDate } = entity;
      const user = [
        reportRefreshDate,
        userPrincipalName,
        displayName,
        lastActivityDate,
        ...(entity.apps as Cell[]),
      ];
      return periods.map((days, at) => {
        const line = [...user, String(days)] as Cell[];
        if (version === 'v1') return line;
        return [...line, ...((entity.counts as number[][])[at] ?? []), ...(entity.furtherApps as Cell[])];
      });
    },
  };
}

/** Prompts in all apps, in Copilot Chat at work and on the web; days with any use. */
function countsWithin(reported: ReportedUser, scope: ReportScope): number[] {
  const dates = new Map(everything.map((service) => [service, activeDates(reported, service, scope)]));
  const prompts = (service: CopilotService) =>
    (dates.get(service) ?? []).length * (1 + (hash(reported.user.id + service) % 7));
  return [
    everything.reduce((sum, service) => sum + prompts(service), 0),
    prompts('copilotChatWork'),
    prompts('copilotChatWeb'),
    new Set([...dates.values()].flat()).size,
  ];
}

function hasCopilot(user: TenantUser, { tenant, refreshDate }: ReportScope): boolean {
  return user.licenseAssignments.some(
    (assignment) =>
      isHeld(assignment) &&
      assignment.lastUpdatedDateTime.slice(0, 10) <= refreshDate &&
      tenant
        .sku(assignment.skuId)
        ?.servicePlans.some(
          ({ servicePlanId, servicePlanName }) =>
            servicePlanName === 'M365_COPILOT_BUSINESS_CHAT' &&
            !assignment.disabledPlans.includes(servicePlanId),
        ),
  );
}
