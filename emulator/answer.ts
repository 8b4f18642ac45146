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
  /** In pieces over this time. */
  | { kind: 'slowBody'; milliseconds: number };

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
