/** Stands for what is not shown. */
const withheld = '***';

/** Shorter texts are in almost any sentence; a secret of Entra or a token is longer. */
const shortestSecret = 6;

/** A longer text is no message that somebody reads. */
const longestText = 8_000;

/** How often an encoded text is decoded: a gateway may quote what another one has quoted. */
const mostDecodings = 3;

/**
 * The text, or `***` where it repeats one of the secrets: as it is, escaped for a URL, a form, JSON or HTML, as base64, or
 * several of these at once. The whole text is withheld, because half a secret is still one.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const long = secrets.filter((secret) => secret.length >= shortestSecret);
  if (text.length > longestText) return withheld;
  let forms = [text];
  for (let depth = 0; depth <= mostDecodings; depth += 1) {
    if (forms.some((form) => long.some((secret) => form.includes(secret)))) return withheld;
    forms = [...new Set(forms.flatMap(decodings))].filter((form) => form.length >= shortestSecret);
  }
  return text;
}

/** A copy in which every text, at any depth, is `withoutSecrets`; names of properties stay. */
export function redacted(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return withoutSecrets(value, secrets);
  if (Array.isArray(value)) return value.map((entry) => redacted(entry, secrets));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redacted(entry, secrets)]));
}

/** Parts of a text that give access, whoever they belong to: tokens, assertions, keys, form fields with a secret. */
const credentials: ReadonlyArray<[RegExp, string]> = [
  [/-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(-----END [^-]*-----|$)/g, withheld],
  [/eyJ[\w-]{8,}(\.[\w-]*){0,4}/g, withheld],
  [/(?<![a-z])(Bearer|Basic)(?:\s+|%20|\+)[\w.~+/%-]{16,}=*/gi, `$1 ${withheld}`],
  [
    /\b(client_secret|client_assertion|access_token|refresh_token|password|sig)("?\s*[=:]\s*"?|%3D)[^\s"'&,;]+/gi,
    `$1=${withheld}`,
  ],
];

/** The text without anything that looks like a credential, for what the other side says. */
export function withoutCredentials(text: string): string {
  return credentials.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);
}

function decodings(text: string): string[] {
  const decoded = [
    unescapedUrl(text),
    unescapedUrl(text.replaceAll('+', ' ')),
    unescapedJson(text),
    unescapedHtml(text),
    ...base64In(text),
  ];
  return decoded.filter((form) => form !== text);
}

/** Bytes that are no UTF-8 stay as they are, so that one of them does not hide the rest. */
function unescapedUrl(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function unescapedJson(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const htmlNames: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapedHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return htmlNames[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Where base64 begins inside a run of its characters is not known, so each of the four positions is tried. */
function base64In(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('utf8')),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
