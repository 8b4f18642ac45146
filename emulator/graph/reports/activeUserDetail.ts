import { assignedProducts, licensedServices, licensedSince, type LicensedService } from './licensedServices';
import { lastActivity, type Cell, type Report } from './report';

const titles: Record<LicensedService, string> = {
  exchange: 'Exchange',
  oneDrive: 'OneDrive',
  sharePoint: 'SharePoint',
  skypeForBusiness: 'Skype For Business',
  yammer: 'Yammer',
  teams: 'Teams',
};

const capital = (service: string) => `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

/** Microsoft's page: "reportRoot: getOffice365ActiveUserDetail". Tells of the licensed and of the active. */
export const activeUserDetail: Report = {
  name: 'getOffice365ActiveUserDetail',
  type: 'Collection(microsoft.graph.office365ActiveUserDetail)',
  takesPeriod: true,
  takesDate: true,
  jsonInV1: false,
  headers: [
    'Report Refresh Date',
    'User Principal Name',
    'Display Name',
    'Is Deleted',
    'Deleted Date',
    ...licensedServices.map((service) => `Has ${titles[service]} License`),
    ...licensedServices.map((service) => `${titles[service]} Last Activity Date`),
    ...licensedServices.map((service) => `${titles[service]} License Assign Date`),
    'Assigned Products',
  ],
  entity(reported, scope) {
    const since = licensedSince(reported.user, scope);
    const products = assignedProducts(reported.user, scope);
    const activity = licensedServices.map((service) => lastActivity(reported, service, scope));
    const active = activity.some((date) => date !== null);
    if (scope.date === null ? products.length === 0 && !active : !active) return null;
    const each = <T>(name: (service: string) => string, value: (service: LicensedService, at: number) => T) =>
      Object.fromEntries(licensedServices.map((service, at) => [name(service), value(service, at)]));
    return {
      reportRefreshDate: scope.refreshDate,
      userPrincipalName: reported.userPrincipalName,
      displayName: reported.user.displayName,
      isDeleted: reported.deletedDate !== null,
      deletedDate: reported.deletedDate,
      ...each(
        (service) => `has${capital(service)}License`,
        (service) => since[service] !== undefined,
      ),
      ...each(
        (service) => `${service}LastActivityDate`,
        (_, at) => activity[at] ?? null,
      ),
      ...each(
        (service) => `${service}LicenseAssignDate`,
        (service) => since[service] ?? null,
      ),
      assignedProducts: products,
    };
  },
  lines: (entity) => [Object.values(entity) as Cell[]],
};
