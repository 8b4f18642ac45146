import { invalidQuery } from '../errors';
import type { Literal } from './filterSyntax';

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'literal'; literal: Literal; at: number }
  | { kind: 'symbol'; text: '(' | ')' | ',' | '/' | ':'; at: number }
  | { kind: 'end'; at: number };

interface Rule {
  expression: RegExp;
  token(text: string, at: number): Token | null;
}

const rules: Rule[] = [
  { expression: /\s+/y, token: () => null },
  {
    expression: /'(?:[^']|'')*'/y,
    token: (text, at) => literal('string', text.slice(1, -1).replaceAll("''", "'"), at),
  },
  {
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/iy,
    token: (text, at) => literal('guid', text.toLowerCase(), at),
  },
  {
    expression: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/y,
    token: (text, at) => literal('dateTime', Date.parse(text), at),
  },
  { expression: /-?\d+(?:\.\d+)?/y, token: (text, at) => literal('number', Number(text), at) },
  { expression: /[(),/:]/y, token: (text, at) => ({ kind: 'symbol', text: text as '(', at }) },
  { expression: /[$A-Za-z_][\w.]*/y, token: word },
];

/** Cuts a $filter text into tokens, `end` last. Throws GraphError 400. */
export function tokens(filter: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const match = firstMatch(filter, at);
    if (match === null) throw syntaxError(at, filter);
    const token = match.rule.token(match.text, at);
    if (token !== null) found.push(token);
    at += match.text.length;
  }
  return [...found, { kind: 'end', at }];
}

export function syntaxError(at: number, filter: string) {
  return invalidQuery(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
}

function firstMatch(filter: string, at: number): { rule: Rule; text: string } | null {
  for (const rule of rules) {
    rule.expression.lastIndex = at;
    const text = rule.expression.exec(filter)?.[0];
    if (text !== undefined) return { rule, text };
  }
  return null;
}

function word(text: string, at: number): Token {
  switch (text) {
    case 'true':
    case 'false':
      return literal('boolean', text === 'true', at);
    case 'null':
      return { kind: 'literal', literal: { type: 'null', value: null }, at };
    default:
      return { kind: 'word', text, at };
  }
}

function literal<T extends Exclude<Literal['type'], 'null'>>(
  type: T,
  value: Extract<Literal, { type: T }>['value'],
  at: number,
): Token {
  // Type and value belong together by the signature; the union cannot express it.
  return { kind: 'literal', literal: { type, value } as Literal, at };
}
