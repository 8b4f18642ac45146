import { hash } from '../../tenant/deterministic';
import { assignedProducts, licensedSince } from './licensedServices';
import { activeDays, lastActivity, type Cell, type Report } from './report';

/** Microsoft's page: "reportRoot: getEmailActivityUserDetail". Tells of those who have, or had, a mailbox. */
export const emailActivityUserDetail: Report = {
  name: 'getEmailActivityUserDetail',
  type: 'Collection(microsoft.graph.emailActivityUserDetail)',
  takesPeriod: true,
  takesDate: true,
  jsonInV1: false,
  headers: [
    'Report Refresh Date',
    'User Principal Name',
    'Display Name',
    'Is Deleted',
    'Deleted Date',
    'Last Activity Date',
    'Send Count',
    'Receive Count',
    'Read Count',
    'Meeting Created Count',
    'Meeting Interacted Count',
    'Assigned Products',
    'Report Period',
  ],
  entity(reported, scope) {
    const { user } = reported;
    const last = lastActivity(reported, 'outlook', scope);
    if (last === null && (scope.date !== null || licensedSince(user, scope).exchange === undefined))
      return null;
    const days = last === null ? 0 : activeDays(reported, 'outlook', scope);
    const habit = hash(user.id);
    return {
      reportRefreshDate: scope.refreshDate,
      userPrincipalName: reported.userPrincipalName,
      displayName: user.displayName,
      isDeleted: reported.deletedDate !== null,
      deletedDate: reported.deletedDate,
      lastActivityDate: last,
      sendCount: days * (1 + (habit % 9)),
      receiveCount: days * (4 + (habit % 31)),
      readCount: days * (3 + (habit % 23)),
      assignedProducts: assignedProducts(user, scope),
      meetingCreatedCount: Math.floor((days * (habit % 4)) / 5),
      meetingInteractedCount: Math.floor((days * (habit % 7)) / 3),
      reportPeriod: String(scope.days),
    };
  },
  lines({ assignedProducts: products, meetingCreatedCount, meetingInteractedCount, reportPeriod, ...rest }) {
    return [
      [...Object.values(rest), meetingCreatedCount, meetingInteractedCount, products, reportPeriod] as Cell[],
    ];
  },
};
