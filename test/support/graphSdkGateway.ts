import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/** Last in the SDK's chain: sends what is meant for graph.microsoft.com to the emulator, as a gateway would. */
export class Gateway implements Middleware {
  constructor(private readonly origin: string) {}

  async execute(context: Context): Promise<void> {
    // The SDK's own type for it is that of browsers.
    const request = context.request as string | Request;
    const url = typeof request === 'string' ? request : request.url;
    const headers = new Headers(context.options?.headers);
    headers.set('x-forwarded-host', 'graph.microsoft.com');
    context.response = await fetch(url.replace('https://graph.microsoft.com', this.origin), {
      ...(context.options as RequestInit),
      headers,
    });
  }
}
