import { type Incoming, splitAddress } from '../incoming';

/** The steps that a batch seems to hold, as far as its body can be read; none where the request is no batch. */
export function stepsOf({ method, path, body }: Incoming): Incoming[] {
  const version = /^\/(v1\.0|beta)\/(?:\$|%24)batch$/i.exec(path)?.[1];
  if (method !== 'POST' || version === undefined) return [];
  return requestsOf(body).flatMap((step) => {
    const { method: stepMethod, url } = (step ?? {}) as Record<string, unknown>;
    if (typeof stepMethod !== 'string' || typeof url !== 'string') return [];
    return {
      ...splitAddress(`/${version}/${url.replace(/^\//, '')}`),
      method: stepMethod.toUpperCase(),
      headers: {},
      body: Buffer.alloc(0),
    };
  });
}

function requestsOf(body: Buffer): unknown[] {
  try {
    const { requests } = JSON.parse(body.toString('utf8')) as { requests?: unknown };
    return Array.isArray(requests) ? requests : [];
  } catch {
    return [];
  }
}
