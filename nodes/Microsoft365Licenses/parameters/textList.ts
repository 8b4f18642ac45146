/** A value that is neither text nor a list of texts. */
export class TextListError extends Error {
  constructor(label: string, value: unknown) {
    super(
      `${label} must be text separated by commas or lines, or an array of texts, but it is ${printed(value)}.`,
    );
    this.name = 'TextListError';
  }
}

/** An expression may give what JSON cannot hold: a big integer, an object that contains itself. */
function printed(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return `of type ${typeof value}`;
  }
}

/**
 * The texts in an array, or in text separated by commas, semicolons or lines: trimmed, without blanks and without
 * repetitions (case folded), in order. Undefined and null give `[]`.
 * @throws {TextListError} naming `label` for anything else
 */
export function readTextList(value: unknown, label: string): string[] {
  const texts = new Map<string, string>();
  for (const part of parts(value, label)) {
    const text = part.trim();
    if (text !== '' && !texts.has(text.toLowerCase())) texts.set(text.toLowerCase(), text);
  }
  return [...texts.values()];
}

function parts(value: unknown, label: string): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split(/[,;\r\n]+/);
  // `every` passes over the holes of an array; a copy has none.
  const list: unknown[] = Array.isArray(value) ? Array.from(value) : [value];
  if (list.every((part) => typeof part === 'string')) return list;
  throw new TextListError(label, value);
}
