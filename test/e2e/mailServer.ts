import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  subject: string;
  /** The HTML of the body. */
  html: string;
  /** Content by file name. */
  attachments: Record<string, string>;
}

export interface MailServer {
  /** What n8n's SMTP credential needs. */
  credential: object;
  mails: Mail[];
  stop(): Promise<void>;
}

/** A mail server on loopback that takes every mail from everybody and passes none on. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      text(stream).then((raw) => {
        mails.push(toMail(raw));
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    credential: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true },
    mails,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** The parts of a mail as nodemailer, which n8n sends with, writes it (RFC 2045). */
function toMail(raw: string): Mail {
  const parts = leaves(raw).map((part) => ({ header: part.header, content: contentOf(part) }));
  const html = parts.find(
    ({ header }) => /content-type: text\/html/i.test(header) && !/attachment/i.test(header),
  );
  const attachments = parts.flatMap(({ header, content }) => {
    const name = /filename="?([^";\r\n]+)"?/i.exec(header)?.[1];
    return name === undefined ? [] : [[name, content]];
  });
  return {
    subject: words(/^subject: (.*(?:\r\n[ \t].*)*)/im.exec(raw)?.[1] ?? ''),
    html: html?.content ?? '',
    attachments: Object.fromEntries(attachments) as Record<string, string>,
  };
}

interface Part {
  header: string;
  body: string;
}

function leaves(raw: string): Part[] {
  const end = raw.indexOf('\r\n\r\n');
  const header = raw.slice(0, end);
  const body = raw.slice(end + 4);
  const boundary = /boundary="([^"]+)"/i.exec(header)?.[1];
  if (boundary === undefined) return [{ header, body }];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => leaves(part.replace(/^\r\n/, '')));
}

function contentOf({ header, body }: Part): string {
  const encoding = /content-transfer-encoding: (\S+)/i.exec(header)?.[1];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

function fromQuotedPrintable(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** Encoded words of a subject (RFC 2047). */
function words(subject: string): string {
  return subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : fromQuotedPrintable(word.replace(/_/g, ' ')),
    )
    .replace(/\r\n[ \t]/g, ' ');
}
