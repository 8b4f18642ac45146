import type { Readable } from 'node:stream';

/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Undefined: none. */
  body?: string | Buffer | Readable;
  /** How the connection misbehaves while sending; absent: it does not. */
  disturbance?: Disturbance;
}

export type Disturbance =
  /** Closed before the first byte. */
  | { kind: 'cut' }
  /** The whole length announced, closed after this share of it. */
  | { kind: 'truncate'; share: number }
  /** Only this share sent, and no more announced. */
  | { kind: 'shorten'; share: number }
  /** Sent whole, and only this share of it announced. */
  | { kind: 'understate'; share: number }
  /** Without a Content-Length. */
  | { kind: 'unannounced' }
  /** In pieces over this time. */
  | { kind: 'slowBody'; milliseconds: number }
  /** A byte each so many milliseconds, and blanks behind the last, for ever. */
  | { kind: 'drip'; milliseconds: number };

/** The body whole, whatever form it has. */
export async function bodyBytes(body: Answer['body']): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (Buffer.isBuffer(body)) return body;
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
