import { resourceNotFound } from './errors';
import type { GraphAnswer, GraphContext, GraphRoute } from './handler';
import { selectMembers } from './odata/selectMembers';

const permissions = [
  'Organization.Read.All',
  'Directory.Read.All',
  'Organization.ReadWrite.All',
  'Directory.ReadWrite.All',
];

function writeOrganization({ tenant: { organization } }: GraphContext): Record<string, unknown> {
  return {
    id: organization.id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    countryLetterCode: organization.countryLetterCode,
    createdDateTime: organization.createdDateTime,
    displayName: organization.displayName,
    onPremisesSyncEnabled: organization.onPremisesSyncEnabled,
    tenantType: 'AAD',
    technicalNotificationMails: [],
    verifiedDomains: organization.verifiedDomains,
  };
}

function listOrganization(context: GraphContext): GraphAnswer {
  const select = selectMembers('organization', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#organization${select.contextSuffix}`,
      value: [select.write(writeOrganization(context))],
    },
  };
}

function getOrganization(context: GraphContext): GraphAnswer {
  const { id = '' } = context.params;
  if (id.toLowerCase() !== context.tenant.organization.id) throw resourceNotFound(id);
  const select = selectMembers('organization', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#organization${select.contextSuffix}/$entity`,
      ...select.write(writeOrganization(context)),
    },
  };
}

/** Microsoft's page: "List organizations". */
export const organizationRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/organization',
    permissions,
    queryOptions: ['$select'],
    handle: listOrganization,
  },
  {
    method: 'GET',
    pattern: '/organization/{id}',
    permissions,
    queryOptions: ['$select'],
    handle: getOrganization,
  },
];
