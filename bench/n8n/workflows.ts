import type { SecretCredential } from '../../emulator';
import type { CredentialFile, WorkflowFile } from '../../runtime/n8n/cli';
import type { AskedQuestion } from '../scene';

export function ourCredential(data: SecretCredential): CredentialFile {
  return { id: 'microsoft365', name: 'Microsoft 365', type: 'microsoft365ClientCredentialsApi', data };
}

/** What people give to HTTP Request nodes: n8n's OAuth2 credential with client credentials. */
export function graphOAuth2({
  loginUrl,
  tenantId,
  clientId,
  clientSecret,
}: SecretCredential): CredentialFile {
  return {
    ...{ id: 'graph-oauth2', name: 'Microsoft Graph', type: 'oAuth2Api' },
    data: {
      grantType: 'clientCredentials',
      accessTokenUrl: `${loginUrl}/${tenantId}/oauth2/v2.0/token`,
      clientId,
      clientSecret,
      scope: 'https://graph.microsoft.com/.default',
      authentication: 'body',
    },
  };
}

interface NodeForm {
  name: string;
  type: string;
  typeVersion: number;
  parameters: object;
  credentials?: object;
}

const start: NodeForm = {
  name: 'Start',
  type: 'n8n-nodes-base.manualTrigger',
  typeVersion: 1,
  parameters: {},
};

/** From name to names; the number behind a name is the input. */
function workflow(id: string, nodes: NodeForm[], arrows: Array<[string, string, number?]>): WorkflowFile {
  const connections: Record<string, { main: Array<Array<{ node: string; type: string; index: number }>> }> =
    {};
  for (const [from, to, input = 0] of arrows) {
    const { main } = (connections[from] ??= { main: [[]] });
    main[0]?.push({ node: to, type: 'main', index: input });
  }
  return {
    ...{ id, name: id, connections, settings: { executionOrder: 'v1' } },
    nodes: nodes.map((node, index) => ({ ...node, id: `${id}-${index}`, position: [index * 220, 0] })),
  };
}

/** An n8n that does nothing: what it takes at rest. */
export const nothing: WorkflowFile = workflow('nothing', [start], []);

export const licensesNodeName = 'Microsoft 365 Licenses';

/** This package's node alone. */
export function licensesWorkflow(id: string, parameters: object): WorkflowFile {
  const node: NodeForm = {
    ...{
      name: licensesNodeName,
      type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses',
      typeVersion: 1,
    },
    parameters,
    credentials: { microsoft365ClientCredentialsApi: { id: 'microsoft365', name: 'Microsoft 365' } },
  };
  return workflow(id, [start, node], [['Start', licensesNodeName]]);
}

function httpRequest(name: string, url: string, options: object): NodeForm {
  return {
    ...{ name, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.4 },
    parameters: { url, authentication: 'genericCredentialType', genericAuthType: 'oAuth2Api', options },
    credentials: { oAuth2Api: { id: 'graph-oauth2', name: 'Microsoft Graph' } },
  };
}

const nextLinks = {
  pagination: {
    pagination: {
      paginationMode: 'responseContainsNextURL',
      nextURL: "={{ $response.body['@odata.nextLink'] }}",
      paginationCompleteWhen: 'other',
      completeExpression: "={{ !$response.body['@odata.nextLink'] }}",
    },
  },
};

const splitUsers: NodeForm = {
  ...{ name: 'Split Out', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
  parameters: { fieldToSplitOut: 'value', options: {} },
};

/** The roster by HTTP Request with pagination, and Split Out. */
export function pagedWorkflow(graphUrl: string, { usersPath }: AskedQuestion): WorkflowFile {
  return workflow(
    'http-request-split-out',
    [start, httpRequest('Users', `${graphUrl}${usersPath}`, nextLinks), splitUsers],
    [
      ['Start', 'Users'],
      ['Users', 'Split Out'],
    ],
  );
}

const asFile = { response: { response: { responseFormat: 'file' } } };

function csv(name: string): NodeForm {
  return {
    ...{ name, type: 'n8n-nodes-base.extractFromFile', typeVersion: 1.1 },
    parameters: { operation: 'csv', options: {} },
  };
}

function joinByName(name: string): NodeForm {
  return {
    ...{ name, type: 'n8n-nodes-base.merge', typeVersion: 3.2 },
    parameters: {
      ...{ mode: 'combine', combineBy: 'combineByFields', advanced: true, joinMode: 'enrichInput1' },
      mergeByFields: { values: [{ field1: 'userPrincipalName', field2: 'User Principal Name' }] },
      options: {},
    },
  };
}

const activityColumns = [
  ...['Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams'].map(
    (service) => `${service} Last Activity Date`,
  ),
  'Last Activity Date',
];

/**
 * Who has licenses and was not active for 90 days, as it is built by hand: users by HTTP Request with pagination, the two
 * reports by HTTP Request and Extract from File, joined by name with Merge, and a Filter.
 */
export function handBuiltWorkflow(graphUrl: string, { usersPath, reportPaths }: AskedQuestion): WorkflowFile {
  const [active = '', email = ''] = ['ActiveUserDetail', 'EmailActivityUserDetail'].map((name) =>
    reportPaths.find((path) => path.includes(name)),
  );
  const lastActivity = activityColumns.map((column) => `$json[${JSON.stringify(column)}] || ''`).join(', ');
  const filter: NodeForm = {
    ...{ name: 'Inactive', type: 'n8n-nodes-base.filter', typeVersion: 2.2 },
    parameters: {
      conditions: {
        options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
        combinator: 'and',
        conditions: [
          {
            ...{ id: 'licensed', leftValue: '={{ $json.licenseAssignmentStates.length }}', rightValue: 0 },
            operator: { type: 'number', operation: 'gt' },
          },
          {
            ...{ id: 'idle', rightValue: "={{ $now.minus({ days: 90 }).toFormat('yyyy-MM-dd') }}" },
            leftValue: `={{ [${lastActivity}].sort().at(-1) < $now.minus({ days: 90 }).toFormat('yyyy-MM-dd') }}`,
            operator: { type: 'boolean', operation: 'true', singleValue: true },
          },
        ],
      },
      options: {},
    },
  };
  return workflow(
    'hand-built',
    [
      start,
      httpRequest('Users', `${graphUrl}${usersPath}`, nextLinks),
      splitUsers,
      httpRequest('Activity', `${graphUrl}${active}`, asFile),
      csv('Activity rows'),
      httpRequest('Email', `${graphUrl}${email}`, asFile),
      csv('Email rows'),
      joinByName('With activity'),
      joinByName('With e-mail'),
      filter,
    ],
    [
      ['Start', 'Users'],
      ['Start', 'Activity'],
      ['Start', 'Email'],
      ['Users', 'Split Out'],
      ['Activity', 'Activity rows'],
      ['Email', 'Email rows'],
      ['Split Out', 'With activity', 0],
      ['Activity rows', 'With activity', 1],
      ['With activity', 'With e-mail', 0],
      ['Email rows', 'With e-mail', 1],
      ['With e-mail', 'Inactive'],
    ],
  );
}
