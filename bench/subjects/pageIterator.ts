import {
  AuthenticationHandler,
  Client,
  PageIterator,
  type PageCollection,
} from '@microsoft/microsoft-graph-client';
import { bareToken } from '../bareGraph';
import { Gateway } from '../../test/support/graphSdkGateway';
import { serveSubject } from './subject';

/** Microsoft's Graph SDK: its page iterator over the same pages. */
serveSubject(({ credential, question }) => {
  if (!question) throw new Error('A bare client needs a question.');
  return async () => {
    const token = await bareToken(credential);
    const middleware = new AuthenticationHandler({ getAccessToken: () => Promise.resolve(token) });
    middleware.setNext(new Gateway(credential.graphUrl));
    const client = Client.initWithMiddleware({ middleware });
    const first = (await client.api(question.usersPath.replace('/v1.0', '')).get()) as PageCollection;
    let rows = 0;
    const iterator = new PageIterator(client, first, () => {
      rows += 1;
      return true;
    });
    await iterator.iterate();
    return rows;
  };
});
