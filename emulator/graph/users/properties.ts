import type { Tenant } from '../../tenant/tenant';
import type { TenantUser } from '../../tenant/model';
import { securityIdentifier } from '../securityIdentifier';

export type PropertyType = 'String' | 'Boolean' | 'DateTimeOffset' | 'Collection' | 'Complex';
export type FilterOperator = 'eq' | 'ne' | 'not' | 'ge' | 'le' | 'in' | 'startsWith' | 'endsWith' | 'null';

export type UserPredicate = (user: TenantUser, tenant: Tenant) => boolean;

/** A property of Graph's user: how to read it, and which $filter operators it has. */
export interface UserProperty {
  name: string;
  type: PropertyType;
  /** Undefined: left out of the answer. */
  read(user: TenantUser, tenant: Tenant): unknown;
  /** Operators that work in any query. */
  plain: ReadonlySet<FilterOperator>;
  /** Operators that need an advanced query. */
  advanced: ReadonlySet<FilterOperator>;
}

const properties = new Map<string, UserProperty>();

/**
 * `plain` and `advanced` list operators; `ne` and `not` come with `eq`, always as advanced ones.
 *
 * Microsoft's page: "Advanced query capabilities on Microsoft Entra ID objects", support for filter by properties.
 */
function define(
  type: PropertyType,
  name: string,
  read: UserProperty['read'],
  plain: FilterOperator[] = [],
  advanced: FilterOperator[] = [],
): void {
  const negations: FilterOperator[] = plain.includes('eq') || advanced.includes('eq') ? ['ne', 'not'] : [];
  properties.set(name.toLowerCase(), {
    name,
    type,
    read,
    plain: new Set(plain),
    advanced: new Set([...advanced, ...negations]),
  });
}

/** An attribute that this tenant has set for nobody. */
const unset = () => null;
const none = () => [];
const no = () => false;

const text: FilterOperator[] = ['eq', 'ge', 'le', 'in', 'startsWith'];
const advancedText: FilterOperator[] = [...text, 'null'];

define('String', 'id', (user) => user.id, ['eq', 'in']);
define('Boolean', 'accountEnabled', (user) => user.accountEnabled, ['eq', 'in'], ['ge', 'le']);
define('String', 'ageGroup', unset, ['eq', 'in']);
define('Collection', 'assignedLicenses', (user, tenant) => tenant.assignedLicenses(user), ['eq']);
define('Collection', 'assignedPlans', (user, tenant) => tenant.assignedPlans(user), ['eq']);
define('Collection', 'businessPhones', (user) => user.businessPhones, ['eq']);
define('String', 'city', unset, ['eq', 'ge', 'in', 'startsWith'], ['le', 'null']);
define('String', 'companyName', (user) => user.companyName, [], advancedText);
define('String', 'country', (user) => user.country, text, ['null']);
define('DateTimeOffset', 'createdDateTime', (user) => user.createdDateTime, ['eq', 'ge', 'le'], ['in']);
define('String', 'creationType', unset, ['eq', 'in']);
define('DateTimeOffset', 'deletedDateTime', (user) => user.deletedDateTime, ['eq', 'ge', 'le'], ['in']);
define('String', 'department', (user) => user.department, text, ['null']);
define('String', 'displayName', (user) => user.displayName, ['eq', 'ge', 'le', 'in', 'startsWith'], ['null']);
define('DateTimeOffset', 'employeeHireDate', (user) => user.employeeHireDate, [], ['eq', 'ge', 'le', 'in']);
define('String', 'employeeId', (user) => user.employeeId, ['eq', 'in', 'startsWith'], ['le', 'null']);
define('DateTimeOffset', 'employeeLeaveDateTime', (user) => user.employeeLeaveDateTime);
define('String', 'employeeType', unset, [], ['eq', 'ge', 'le', 'in', 'startsWith']);
define('String', 'externalUserState', (user) => (user.userType === 'Guest' ? 'Accepted' : null), [
  'eq',
  'in',
]);
define('String', 'faxNumber', unset, [], advancedText);
define('String', 'givenName', (user) => user.givenName, text, ['null']);
define('Collection', 'imAddresses', none);
define('String', 'jobTitle', (user) => user.jobTitle, ['eq', 'ge', 'le', 'in', 'startsWith'], ['null']);
define('DateTimeOffset', 'lastPasswordChangeDateTime', (user) => user.createdDateTime);
define('Collection', 'licenseAssignmentStates', (user) => user.licenseAssignments);
define('String', 'mail', (user) => user.mail, text, ['endsWith', 'null']);
define('String', 'mailNickname', (user) => user.userPrincipalName.split('@')[0]?.replace('#EXT#', ''), text, [
  'null',
]);
define('String', 'mobilePhone', (user) => user.mobilePhone, [], advancedText);
define('String', 'officeLocation', (user) => user.officeLocation, [], advancedText);
define('DateTimeOffset', 'onPremisesLastSyncDateTime', unset, [], ['eq', 'ge', 'le', 'in']);
define('String', 'onPremisesImmutableId', unset, [], ['eq', 'ge', 'le', 'in']);
define('String', 'onPremisesSamAccountName', unset, [], ['eq', 'ge', 'le', 'in', 'startsWith']);
define(
  'Boolean',
  'onPremisesSyncEnabled',
  (user) => user.onPremisesSyncEnabled,
  ['eq', 'in'],
  ['ge', 'le', 'null'],
);
define('Collection', 'otherMails', none);
define('String', 'postalCode', unset, [], advancedText);
define('String', 'preferredLanguage', (user) => user.preferredLanguage, [], advancedText);
define('Collection', 'provisionedPlans', none);
define('Complex', 'signInActivity', (user) => user.signInActivity ?? undefined);
define('String', 'state', unset, text, ['null']);
define('String', 'streetAddress', unset, [], advancedText);
define('String', 'surname', (user) => user.surname, text, ['null']);
define('String', 'usageLocation', (user) => user.usageLocation, text, ['null']);
define('String', 'userPrincipalName', directoryName, ['eq', 'ge', 'le', 'in', 'startsWith'], ['endsWith']);
define('String', 'userType', (user) => user.userType, ['eq', 'in'], ['null']);

define('Complex', 'authorizationInfo', () => ({ certificateUserIds: [] }));
define('String', 'consentProvidedForMinor', unset, ['eq', 'in']);
define('Complex', 'customSecurityAttributes', unset);
define('Complex', 'employeeOrgData', unset);
define('DateTimeOffset', 'externalUserStateChangeDateTime', unset);
define('Collection', 'identities', (user, tenant) => [
  {
    signInType: 'userPrincipalName',
    issuer: tenant.initialDomain,
    issuerAssignedId: directoryName(user),
  },
]);
define('Boolean', 'isManagementRestricted', no);
define('Boolean', 'isResourceAccount', unset);
define('String', 'legalAgeGroupClassification', unset);
define('String', 'onPremisesDistinguishedName', unset);
define('String', 'onPremisesDomainName', unset);
define('Complex', 'onPremisesExtensionAttributes', () =>
  Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, null])),
);
define('Collection', 'onPremisesProvisioningErrors', none);
define('String', 'onPremisesSecurityIdentifier', unset, ['eq', 'in'], ['null']);
define('String', 'onPremisesUserPrincipalName', unset);
define('String', 'passwordPolicies', unset, [], ['eq', 'null']);
define('Complex', 'passwordProfile', unset);
define('String', 'preferredDataLocation', unset);
define('Collection', 'proxyAddresses', ({ mail }) => (mail === null ? [] : [`SMTP:${mail}`]));
define('String', 'securityIdentifier', ({ id }) => securityIdentifier(id));
define('Collection', 'serviceProvisioningErrors', none);
define('Boolean', 'showInAddressList', unset);
define('DateTimeOffset', 'signInSessionsValidFromDateTime', (user) => user.createdDateTime);

/** On deletion the directory puts the object id, without its dashes, before the principal name, to free it for others. */
function directoryName({ id, userPrincipalName, deletedDateTime }: TenantUser): string {
  return deletedDateTime === null ? userPrincipalName : `${id.replaceAll('-', '')}${userPrincipalName}`;
}

/** What a user carries when nothing is selected. */
export const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** What User.ReadBasic.All lets an app read. */
export const basicProperties: ReadonlySet<string> = new Set([
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
]);

/** Properties that only `GET /users/{id}` can select in Graph; here neither can. */
export const singleUserProperties: ReadonlySet<string> = new Set(
  `aboutMe birthday hireDate interests mailboxSettings mySite pastProjects preferredName responsibilities schools skills`
    .split(' ')
    .map((name) => name.toLowerCase()),
);

export function userProperty(name: string): UserProperty | undefined {
  return properties.get(name.toLowerCase());
}
