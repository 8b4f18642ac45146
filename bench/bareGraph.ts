import type { SecretCredential } from '../emulator';

/** Graph by bare `fetch`, one request after the other: what any client has to wait for at the least. */
export async function bareGraph({ loginUrl, graphUrl, tenantId, clientId, clientSecret }: SecretCredential) {
  const answer = await fetch(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
      grant_type: 'client_credentials',
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const get = (url: string) => fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  return {
    /** Reads all pages and forgets them; returns how many rows there were. */
    async pages(path: string): Promise<number> {
      let rows = 0;
      let url: string | undefined = `${graphUrl}/v1.0${path}`;
      while (url !== undefined) {
        const page = (await (await get(url)).json()) as { value: unknown[]; '@odata.nextLink'?: string };
        rows += page.value.length;
        url = page['@odata.nextLink'];
      }
      return rows;
    },
    /** Downloads a report; returns its length in bytes. */
    async report(call: string): Promise<number> {
      const redirect = await fetch(`${graphUrl}/beta/reports/${call}?$format=text/csv`, {
        headers: { Authorization: `Bearer ${token}` },
        redirect: 'manual',
      });
      const download = await fetch(redirect.headers.get('location') ?? '');
      return (await download.arrayBuffer()).byteLength;
    },
  };
}
