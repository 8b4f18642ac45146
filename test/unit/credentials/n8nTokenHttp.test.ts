import { n8nTokenHttp } from '../../../credentials/n8nTokenHttp';
import { listen, n8nNode } from '../../support/n8nNode';
import { failureOf } from '../../support/scriptedGraph';

test('a login whose answer drips ends at the deadline, as a lost connection', async () => {
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  });
  const { node } = n8nNode({});
  const http = n8nTokenHttp(node, 200);
  const request = { method: 'POST', url: `${server.url}/token`, headers: {}, body: 'a=b' } as const;
  expect(await failureOf(http(request))).toMatchObject({ code: 'ETIMEDOUT' });
  await server.close();
});
