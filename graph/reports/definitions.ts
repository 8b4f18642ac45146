/** The columns of one service in the active users report. */
export interface ServiceColumns {
  licensed: string;
  lastActivityDate: string;
  assignedDate: string;
}

export const columnsOf = {
  exchange: columnsWith('Exchange'),
  oneDrive: columnsWith('OneDrive'),
  sharePoint: columnsWith('SharePoint'),
  skypeForBusiness: columnsWith('Skype For Business'),
  teams: columnsWith('Teams'),
  yammer: columnsWith('Yammer'),
} as const;

export type ReportedService = keyof typeof columnsOf;

export const reportedServices = Object.keys(columnsOf) as ReportedService[];

function columnsWith(prefix: string): ServiceColumns {
  return {
    licensed: `Has ${prefix} License`,
    lastActivityDate: `${prefix} Last Activity Date`,
    assignedDate: `${prefix} License Assign Date`,
  };
}

/** Columns that do not belong to one service. */
export const column = {
  refreshDate: 'Report Refresh Date',
  userPrincipalName: 'User Principal Name',
  displayName: 'Display Name',
  isDeleted: 'Is Deleted',
  deletedDate: 'Deleted Date',
  lastActivityDate: 'Last Activity Date',
  assignedProducts: 'Assigned Products',
  productType: 'Product Type',
  lastActivatedDate: 'Last Activated Date',
  recipientType: 'Recipient Type',
  hasArchive: 'Has Archive',
  storageUsed: 'Storage Used (Byte)',
} as const;

export interface ReportDefinition {
  /** Graph's function. Its Microsoft page is called "reportRoot: " or "copilotReportRoot: " and this name. */
  readonly name: string;
  /** Shown in messages. */
  readonly title: string;
  /** Columns without which nothing can be concluded. Others may be missing, and the order is free. */
  readonly essential: readonly string[];
}

/** In China the active users report has no columns for Teams and Yammer, so those are not essential. */
export const reports = {
  activeUsers: {
    name: 'getOffice365ActiveUserDetail',
    title: 'active users',
    essential: [
      column.refreshDate,
      column.userPrincipalName,
      column.isDeleted,
      'Exchange Last Activity Date',
      'OneDrive Last Activity Date',
      'SharePoint Last Activity Date',
    ],
  },
  emailActivity: {
    name: 'getEmailActivityUserDetail',
    title: 'email activity',
    essential: [column.refreshDate, column.userPrincipalName, column.isDeleted, column.lastActivityDate],
  },
  activations: {
    name: 'getOffice365ActivationsUserDetail',
    title: 'Office activations',
    essential: [column.refreshDate, column.userPrincipalName, column.productType, column.lastActivatedDate],
  },
  appUsage: {
    name: 'getM365AppUserDetail',
    title: 'Microsoft 365 apps usage',
    essential: [column.refreshDate, column.userPrincipalName, column.lastActivityDate],
  },
  mailboxUsage: {
    name: 'getMailboxUsageDetail',
    title: 'mailbox usage',
    essential: [column.refreshDate, column.userPrincipalName, column.isDeleted, column.lastActivityDate],
  },
  copilotUsage: {
    name: 'getMicrosoft365CopilotUsageUserDetail',
    title: 'Copilot usage',
    essential: [column.refreshDate, column.userPrincipalName, column.lastActivityDate],
  },
} as const satisfies Record<string, ReportDefinition>;
