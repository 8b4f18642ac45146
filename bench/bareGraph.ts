import type { SecretCredential } from '../emulator';

/** A token by client secret, with one bare request. */
export async function bareToken({
  loginUrl,
  tenantId,
  clientId,
  clientSecret,
}: SecretCredential): Promise<string> {
  const answer = await fetch(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
      grant_type: 'client_credentials',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Graph by bare `fetch`, one request after the other: what any client has to wait for at the least. Paths begin with the version. */
export async function bareGraph(credential: SecretCredential) {
  const { graphUrl } = credential;
  const token = await bareToken(credential);
  const headers = { Authorization: `Bearer ${token}` };
  return {
    /** Reads all pages and forgets them; returns how many rows there were. */
    async pages(path: string): Promise<number> {
      let rows = 0;
      let url: string | undefined = `${graphUrl}${path}`;
      while (url !== undefined) {
        const answer: Response = await fetch(url, { headers });
        if (!answer.ok) throw new Error(`${answer.status} for ${url}: ${await answer.text()}`);
        const page = (await answer.json()) as { value: unknown[]; '@odata.nextLink'?: string };
        rows += page.value.length;
        url = page['@odata.nextLink'];
      }
      return rows;
    },
    /** Downloads a report, behind its redirect where it has one; returns its length in bytes. */
    async report(path: string): Promise<number> {
      let answer = await fetch(`${graphUrl}${path}`, { headers, redirect: 'manual' });
      // The address of the file is authenticated by itself, and takes no token.
      if (answer.status === 302) answer = await fetch(answer.headers.get('location') ?? '');
      if (!answer.ok) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`);
      return (await answer.arrayBuffer()).byteLength;
    },
  };
}
