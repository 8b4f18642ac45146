import { hash, mix } from '../../tenant/deterministic';
import type { LedgerService } from '../../tenant/ledger';
import { lastActivity, latest, wasActive, type Cell, type Report } from './report';

const apps = [
  'outlook',
  'word',
  'excel',
  'powerPoint',
  'oneNote',
  'teams',
] as const satisfies readonly LedgerService[];
const platforms = ['windows', 'mac', 'mobile', 'web'] as const;

const titles: Record<(typeof apps)[number], string> = {
  outlook: 'Outlook',
  word: 'Word',
  excel: 'Excel',
  powerPoint: 'PowerPoint',
  oneNote: 'OneNote',
  teams: 'Teams',
};
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Microsoft's page: "reportRoot: getM365AppUserDetail". Which apps were used, and on what. */
export const appUserDetail: Report = {
  name: 'getM365AppUserDetail',
  type: 'Collection(microsoft.graph.m365AppUserDetail)',
  takesPeriod: true,
  takesDate: true,
  jsonInV1: true,
  headers: [
    'Report Refresh Date',
    'User Principal Name',
    'Last Activation Date',
    'Last Activity Date',
    'Report Period',
    ...platforms.map(capital),
    ...apps.map((app) => titles[app]),
    ...platforms.flatMap((platform) => apps.map((app) => `${titles[app]} (${capital(platform)})`)),
  ],
  entity(reported, scope) {
    if (reported.deletedDate !== null) return null;
    const { user } = reported;
    const activation = latest(
      scope.tenant.ledger
        .activations(user.id)
        .map(({ lastActivatedDate }) => lastActivatedDate)
        .filter((date) => date <= scope.refreshDate),
    );
    const activity = latest(apps.map((app) => lastActivity(reported, app, scope)));
    if (activity === null && (activation === null || scope.date !== null)) return null;
    const active = apps.map((app) => wasActive(reported, app, scope));
    const cells = platforms.map((platform) => ({
      platform,
      apps: apps.map((app, at) => ({ app, used: active[at] === true && usual(user.id, platform) })),
    }));
    return {
      reportRefreshDate: scope.refreshDate,
      userPrincipalName: reported.userPrincipalName,
      lastActivationDate: activation,
      lastActivityDate: activity,
      details: [
        {
          reportPeriod: scope.days,
          ...Object.fromEntries(cells.map((row) => [row.platform, row.apps.some((cell) => cell.used)])),
          ...Object.fromEntries(
            apps.map((app, at) => [app, cells.some((row) => row.apps[at]?.used === true)]),
          ),
          ...Object.fromEntries(
            cells.flatMap((row) =>
              row.apps.map((cell) => [`${cell.app}${capital(row.platform)}`, cell.used]),
            ),
          ),
        },
      ],
    };
  },
  lines({ details, ...user }) {
    return (details as Array<Record<string, Cell>>).map((detail) => [
      ...(Object.values(user) as Cell[]),
      ...Object.values(detail),
    ]);
  },
};

/** Whether somebody works on a platform at all; everybody has one. */
function usual(userId: string, platform: (typeof platforms)[number]): boolean {
  const bits = hash(userId);
  return (bits & 1 ? 'windows' : 'web') === platform || mix(bits + platform.length) % 3 === 0;
}
