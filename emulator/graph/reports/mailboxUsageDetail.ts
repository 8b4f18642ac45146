import { hash } from '../../tenant/deterministic';
import { assignedLicenses } from '../../tenant/licenseView';
import type { RecipientType, TenantUser } from '../../tenant/model';
import { licensedSince } from './licensedServices';
import { lastActivity, type Cell, type Report, type ReportScope } from './report';

const gigabyte = 1024 ** 3;

/**
 * Microsoft's page: "reportRoot: getMailboxUsageDetail". Mailboxes of people, shared ones, rooms and equipment; only those
 * of people need a license to be there. The page does not know Recipient Type, the files of 2026 have it.
 */
export const mailboxUsageDetail: Report = {
  name: 'getMailboxUsageDetail',
  type: 'Collection(microsoft.graph.mailboxUsageDetail)',
  takesPeriod: true,
  takesDate: false,
  jsonInV1: false,
  headers: [
    'Report Refresh Date',
    'User Principal Name',
    'Display Name',
    'Is Deleted',
    'Deleted Date',
    'Created Date',
    'Last Activity Date',
    'Item Count',
    'Storage Used (Byte)',
    'Issue Warning Quota (Byte)',
    'Prohibit Send Quota (Byte)',
    'Prohibit Send/Receive Quota (Byte)',
    'Deleted Item Count',
    'Deleted Item Size (Byte)',
    'Deleted Item Quota (Byte)',
    'Has Archive',
    'Recipient Type',
    'Report Period',
  ],
  entity(reported, scope) {
    const { user } = reported;
    const mailbox = scope.tenant.mailboxes.get(user.id);
    const recipientType = mailbox?.recipientType ?? usualRecipientType(user);
    const licensed = licensedSince(user, scope).exchange !== undefined;
    if (!licensed && recipientType === 'User') return null;
    const habit = hash(user.id);
    const storage =
      mailbox?.storageUsedInBytes ?? usualStorage(habit, recipientType === 'Shared' && licensed);
    const quota = (licensed ? 100 : 50) * gigabyte;
    return {
      reportRefreshDate: scope.refreshDate,
      userPrincipalName: reported.userPrincipalName,
      displayName: user.displayName,
      isDeleted: reported.deletedDate !== null,
      deletedDate: reported.deletedDate,
      createdDate: user.createdDateTime?.slice(0, 10) ?? '',
      lastActivityDate: lastActivity(reported, 'exchange', scope),
      itemCount: Math.floor(storage / 75_000),
      storageUsedInBytes: storage,
      issueWarningQuotaInBytes: quota - 2 * gigabyte,
      prohibitSendQuotaInBytes: quota - gigabyte,
      prohibitSendReceiveQuotaInBytes: quota,
      deletedItemCount: habit % 900,
      deletedItemSizeInBytes: (habit % 900) * 70_000,
      deletedItemQuota: 30 * gigabyte,
      hasArchive: mailbox?.hasArchive ?? hasArchivePlan(user, scope),
      recipientType,
      reportPeriod: String(scope.days),
    };
  },
  lines: (entity) => [Object.values(entity) as Cell[]],
};

/** Beyond 50 GB a shared mailbox needs a license of its own: one that has a license is as large. */
function usualStorage(habit: number, isLicensedShared: boolean): number {
  return isLicensedShared ? 61 * gigabyte + habit : Math.floor((habit / 4294967296) ** 2 * 48 * gigabyte);
}

/** A mailbox that belongs to nobody is shared: its account cannot sign in and has no person's name. */
function usualRecipientType(user: TenantUser): RecipientType {
  const isNobodys =
    user.mail !== null &&
    !user.accountEnabled &&
    user.userType === 'Member' &&
    user.givenName === null &&
    user.surname === null;
  return isNobodys ? 'Shared' : 'User';
}

function hasArchivePlan(user: TenantUser, { tenant }: ReportScope): boolean {
  return assignedLicenses(user).some(({ skuId }) =>
    tenant.sku(skuId)?.servicePlans.some((plan) => plan.servicePlanName === 'EXCHANGE_S_ARCHIVE_ADDON'),
  );
}
