import type { Emulator } from '../../emulator';

export interface Reply<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface GraphErrorBody {
  error: { code: string; message: string; innerError: Record<string, string> };
}

export interface Page<T = Record<string, unknown>> {
  '@odata.context': string;
  '@odata.nextLink'?: string;
  '@odata.count'?: number;
  value: T[];
}

/** The value, where the test would make no sense without it. */
export function defined<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The scene of this test is not as it assumes.');
  return value;
}

/** Posts a form to the token endpoint; `tenant` defaults to the emulator's. */
export async function postToken(
  emulator: Emulator,
  form: Record<string, string>,
  tenant = emulator.credential.tenantId,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${emulator.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** The form of a right request with the default app's secret. */
export function secretForm(emulator: Emulator): Record<string, string> {
  return {
    client_id: emulator.credential.clientId,
    client_secret: emulator.credential.clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  };
}

export async function tokenOf(emulator: Emulator, form = secretForm(emulator)): Promise<string> {
  const { body } = await postToken(emulator, form);
  return String(body.access_token);
}

/** Calls Graph with a fresh token of the default app, or with the given one. Paths begin with the version. */
export class Session {
  private constructor(
    readonly emulator: Emulator,
    private readonly token: string,
  ) {}

  static async open(emulator: Emulator, token?: string): Promise<Session> {
    return new Session(emulator, token ?? (await tokenOf(emulator)));
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  patch(path: string, body: unknown): Promise<Reply<GraphErrorBody>> {
    return this.send('PATCH', path, body, {});
  }

  delete(path: string): Promise<Reply<GraphErrorBody>> {
    return this.send('DELETE', path, undefined, {});
  }

  /** Every item of a collection, page by page, with the headers sent again each time. */
  async all<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, body }: Reply<Page<T>> = await this.get<Page<T>>(next, headers);
      if (status !== 200) throw new Error(JSON.stringify(body));
      for (const item of body.value) items.push(item);
      next = body['@odata.nextLink']?.slice(this.emulator.url.length);
    }
    return items;
  }

  private async send<T>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Reply<T>> {
    const response = await fetch(`${this.emulator.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
