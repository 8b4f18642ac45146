import { NodeApiError, NodeOperationError, UserError, type INode } from 'n8n-workflow';
import { GraphError } from '../../../../graph/http/graphError';
import { failureItem, toNodeError } from '../../../../nodes/n8n/errors';
import { failureDetails } from '../../../../usecases/failureDetails';

const node: INode = {
  id: '1',
  name: 'Licenses',
  type: 'x',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};
const refused = new GraphError({
  kind: 'refused',
  message: 'The app may not read users.',
  description: 'Grant User.Read.All.',
  code: 'Authorization_RequestDenied',
  httpStatus: 403,
  requestId: 'req-1',
  user: 'adele@contoso.com',
});

describe('a failure as n8n shows it', () => {
  it('keeps what Graph said and how to get unstuck, with code, status, request id and item', () => {
    const error = toNodeError(node, refused, 3);
    expect(error).toBeInstanceOf(NodeApiError);
    expect(error).toMatchObject({
      message: 'The app may not read users.',
      description:
        'Grant User.Read.All. (Code Authorization_RequestDenied, HTTP status 403, request id req-1)',
      httpCode: '403',
      context: {
        itemIndex: 3,
        code: 'Authorization_RequestDenied',
        httpStatus: 403,
        requestId: 'req-1',
        user: 'adele@contoso.com',
      },
    });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'])(
    'keeps our sentence where the socket says %s',
    (code) => {
      const message = `Microsoft Graph could not be reached (${code}).`;
      const error = toNodeError(node, new GraphError({ kind: 'unreachable', message, code }));
      expect(error).toMatchObject({ message, description: `(Code ${code})`, httpCode: null });
    },
  );

  it('keeps the sentence of a credential', () => {
    const error = toNodeError(
      node,
      new UserError('The client secret is wrong.', { description: 'Paste its value.' }),
    );
    expect(error).toBeInstanceOf(NodeOperationError);
    expect(error).toMatchObject({ message: 'The client secret is wrong.', description: 'Paste its value.' });
  });

  it('is not wrapped twice, and learns its item once', () => {
    const first = toNodeError(node, new Error('No such license.'), 2);
    expect(toNodeError(node, first, 5)).toBe(first);
    expect(first.context.itemIndex).toBe(2);
    const itemless = new NodeOperationError(node, 'Wrong limit.');
    expect(toNodeError(node, itemless, 4).context.itemIndex).toBe(4);
  });
});

describe('a failure in an item', () => {
  it('carries message, description, code, status, request id and user, and is paired', () => {
    expect(failureItem(refused, 7)).toEqual({
      json: {
        error: {
          message: 'The app may not read users.',
          description: 'Grant User.Read.All.',
          code: 'Authorization_RequestDenied',
          httpStatus: 403,
          requestId: 'req-1',
          user: 'adele@contoso.com',
        },
      },
      pairedItem: { item: 7 },
    });
  });

  it('says the tenant that the item names, where it does not keep the item from the error output', () => {
    const tenant = 'contoso.com';
    const beside = failureItem(refused, 7, { tenant }).json;
    expect(Object.keys(beside)).toEqual(['tenantId', 'error']);
    expect(beside.tenantId).toBe(tenant);
    const { json } = failureItem(refused, 7, { tenant, hasErrorOutput: true });
    expect(Object.keys(json)).toEqual(['error', 'details']);
    expect(json.details).toEqual({ tenantId: tenant });
  });

  it('keeps those facts where the failure was wrapped on its way', () => {
    expect(failureDetails(toNodeError(node, refused))).toMatchObject({
      code: 'Authorization_RequestDenied',
      httpStatus: 403,
      requestId: 'req-1',
    });
  });

  it('has null for what Graph had no part in, and the user that the item is about', () => {
    expect(failureDetails(new Error('No user is given.'), 'adele@contoso.com')).toEqual({
      message: 'No user is given.',
      description: null,
      code: null,
      httpStatus: null,
      requestId: null,
      user: 'adele@contoso.com',
    });
  });
});
