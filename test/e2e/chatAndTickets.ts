import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Slack and Jira in one, as far as their n8n nodes need them. */
export interface ChatAndTickets {
  url: string;
  /** Bodies of chat.postMessage. */
  messages: object[];
  /** Bodies of new issues. */
  issues: Array<{ fields: { summary: string; description: string } }>;
  /** E-mail addresses that Slack does not know. */
  strangers: Set<string>;
  /** The link behind the approving button of the last message, on this n8n. */
  approvalLink(n8nUrl: string): string;
  stop(): Promise<unknown>;
}

export async function startChatAndTickets(): Promise<ChatAndTickets> {
  const messages: object[] = [];
  const issues: ChatAndTickets['issues'] = [];
  const strangers = new Set<string>();
  const answers: Record<string, (body: string, url: URL) => object> = {
    '/api/chat.postMessage': (body) => {
      messages.push(JSON.parse(body) as object);
      return { ok: true, channel: 'C024BE91L', ts: '1763740800.000100', message: {} };
    },
    '/api/users.lookupByEmail': (_body, url) => {
      const email = url.searchParams.get('email') ?? '';
      if (strangers.has(email)) return { ok: false, error: 'users_not_found' };
      return { ok: true, user: { id: 'U1', profile: { email } } };
    },
    '/rest/api/2/issuetype': () => [{ id: '10001', name: 'Task', subtask: false }],
    '/rest/api/2/issue': (body) => {
      issues.push(JSON.parse(body) as ChatAndTickets['issues'][number]);
      return { id: '10100', key: 'LIC-1', self: 'https://contoso.atlassian.net/rest/api/2/issue/10100' };
    },
  };
  const server = createServer((incoming: IncomingMessage, response) => {
    void text(incoming).then((body) => {
      const url = new URL(incoming.url ?? '/', 'https://slack.com');
      const answer = answers[url.pathname]?.(body, url) ?? {
        ok: false,
        error: 'unknown_method',
        path: url.pathname,
      };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    issues,
    strangers,
    approvalLink(n8nUrl) {
      const links = JSON.stringify(messages.at(-1)).match(/https?:\/\/[^"\\]*approved=true[^"\\]*/g) ?? [];
      const link = links[0]?.replaceAll('&amp;', '&');
      if (link === undefined)
        throw new Error(`The last message has no link to approve: ${JSON.stringify(messages.at(-1))}`);
      const { pathname, search } = new URL(link);
      return `${n8nUrl}${pathname}${search}`;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
