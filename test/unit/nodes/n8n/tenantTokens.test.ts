import type { ServerResponse } from 'node:http';
import { tenantTokens } from '../../../../nodes/n8n/tenantTokens';
import { answerJson, listen, n8nNode, type SeenRequest } from '../../../support/n8nNode';
import { failureOf } from '../../../support/scriptedGraph';
import {
  accessToken,
  clientId,
  entraError,
  everythingSaidBy,
  plantedSecret,
  tenantId,
} from '../../../support/tokenFixtures';

let login: Awaited<ReturnType<typeof listen>>;
let onLogin: (request: SeenRequest, response: ServerResponse) => void;
let now = Date.now();
let runs = 0;

beforeEach(async () => {
  let issued = 0;
  onLogin = (_request, response) => {
    const token = accessToken({ tid: tenantId, roles: ['User.Read.All'], number: (issued += 1) });
    answerJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: token });
  };
  login = await listen((request, response) => onLogin(request, response));
  now = Date.now();
  runs += 1;
});
afterEach(() => login.close());

const fields = (changes: object = {}) => ({
  ...{ authentication: 'clientSecret', tenantId, clientId, cloud: 'custom' },
  // No token of another test is kept for it.
  ...{ clientSecret: `${plantedSecret}${runs}`, loginUrl: login.url, graphUrl: login.url, ...changes },
});
const tokensFor = (changes: object = {}, isCancelled = () => false) => {
  const { node, abort } = n8nNode(fields());
  return { tokens: tenantTokens(node, fields(changes), { now: () => now, isCancelled }), abort };
};

describe('the tokens of a tenant', () => {
  it('are requested once for requests side by side, and kept for the next run', async () => {
    const { tokens } = tokensFor();
    const [one, other] = await Promise.all([tokens.current(), tokens.current()]);
    expect(one).toBe(other);
    expect(await tokensFor().tokens.current()).toBe(one);
    expect(login.seen).toHaveLength(1);
  });

  it.each([
    ['tenant', { tenantId: 'fabrikam.com' }],
    ['app', { clientId: '11111111-2222-4333-8444-555555555555' }],
    ['secret', { clientSecret: 'another' }],
  ])('are not those of another %s', async (_name, changes) => {
    await tokensFor().tokens.current();
    await tokensFor(changes).tokens.current();
    expect(login.seen).toHaveLength(2);
  });

  it('are requested again a minute before they expire', async () => {
    const { tokens } = tokensFor();
    await tokens.current();
    now += 3_500_000;
    await tokens.current();
    expect(login.seen).toHaveLength(1);
    now += 100_000;
    await tokens.current();
    expect(login.seen).toHaveLength(2);
  });

  it('are renewed once for all requests that carried the refused one', async () => {
    const { tokens } = tokensFor();
    const refused = await tokens.current();
    const renewed = await Promise.all([tokens.renewed(refused), tokens.renewed(refused)]);
    expect(new Set(renewed).size).toBe(1);
    expect(await tokens.renewed(refused)).toBe(renewed[0]);
    expect(login.seen).toHaveLength(2);
  });

  it('that cannot be had are an error with code and trace ID, and without the secret', async () => {
    onLogin = (_request, response) => {
      const { status, body } = entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
      answerJson(response, status, body);
    };
    const failure = await failureOf(tokensFor().tokens.current());
    expect(failure).toMatchObject({ kind: 'refused', code: 'AADSTS7000215', requestId: expect.any(String) });
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });

  const refuse: typeof onLogin = (_request, response) => {
    const { status, body } = entraError(400, 'invalid_client', 7000229, 'Missing service principal.');
    answerJson(response, status, body);
  };

  it('that a tenant refuses are asked for once in a run, and again in the next', async () => {
    onLogin = refuse;
    const { tokens } = tokensFor();
    const first = await failureOf(tokens.current());
    expect(await failureOf(tokens.current())).toBe(first);
    expect(login.seen).toHaveLength(1);
    await failureOf(tokensFor().tokens.current());
    expect(login.seen).toHaveLength(2);
  });

  it('that Graph has refused and the tenant does not renew are not sent again', async () => {
    const { tokens } = tokensFor();
    const token = await tokens.current();
    onLogin = refuse;
    await failureOf(tokens.renewed(token));
    expect(await failureOf(tokens.current())).toMatchObject({ code: 'AADSTS7000229' });
    expect(login.seen).toHaveLength(2);
  });

  it('of another tenant than was asked for are refused', async () => {
    onLogin = (_request, response) =>
      answerJson(response, 200, {
        ...{ token_type: 'Bearer', expires_in: 3599 },
        access_token: accessToken({ tid: '99999999-1111-4222-8333-444455556666', roles: ['User.Read.All'] }),
      });
    expect(await failureOf(tokensFor().tokens.current())).toMatchObject({ code: 'ForeignTenantToken' });
  });

  it('are asked for only where the credential allows it', async () => {
    const domains = { allowedHttpRequestDomains: 'domains', allowedDomains: 'graph.microsoft.com' };
    expect(await failureOf(tokensFor(domains).tokens.current())).toMatchObject({ code: 'DomainNotAllowed' });
    expect(login.seen).toEqual([]);
  });

  it('are not waited for after the run was stopped', async () => {
    onLogin = () => undefined;
    let isCancelled = false;
    const { tokens, abort } = tokensFor({}, () => isCancelled);
    setTimeout(() => {
      isCancelled = true;
      abort.abort();
    }, 50);
    const began = performance.now();
    await failureOf(tokens.current());
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('follow no redirect of the login, which would carry the secret away', async () => {
    const elsewhere = await listen((_request, response) => answerJson(response, 200, {}));
    onLogin = (_request, response) => answerJson(response, 307, {}, { location: `${elsewhere.url}/token` });
    await failureOf(tokensFor().tokens.current());
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });
});
