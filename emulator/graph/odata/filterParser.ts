import { invalidQuery } from '../errors';
import { refuseTooManyClauses } from './filterLimits';
import { type Token, syntaxError, tokens } from './filterLexer';
import type { Comparison, Filter, Literal, Path, StringFunction } from './filterSyntax';

/**
 * Parses the part of OData's $filter that the directory has: comparisons, `in`, `not`, `and`, `or`, parentheses,
 * `startsWith`, `endsWith`, `contains`, lambdas and `/$count`. Throws GraphError 400 with the position, or for too many clauses.
 */
export function parseFilter(text: string): Filter {
  const filter = new Parser(text).whole();
  refuseTooManyClauses(filter);
  return filter;
}

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly text: string) {
    this.tokens = tokens(text);
  }

  whole(): Filter {
    const filter = this.disjunction();
    if (this.next.kind !== 'end') throw this.unexpected();
    return filter;
  }

  private disjunction(): Filter {
    let left = this.conjunction();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Filter {
    let left = this.term();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.term() };
    return left;
  }

  private term(): Filter {
    if (this.takeWord('not')) return { kind: 'not', operand: this.term() };
    if (this.takeSymbol('(')) {
      const inner = this.disjunction();
      this.expectSymbol(')');
      return inner;
    }
    return this.predicate();
  }

  private predicate(): Filter {
    const first = this.expectWord();
    if (this.isSymbol('(')) return this.call(first);
    let path: Path = [first];
    while (this.takeSymbol('/')) {
      const segment = this.expectWord();
      if (/^(any|all)$/i.test(segment) && this.isSymbol('('))
        return this.lambda(path, segment.toLowerCase() as 'any' | 'all');
      path = [...path, segment];
    }
    return this.comparison(path);
  }

  private call(name: string): Filter {
    if (!/^(startswith|endswith|contains)$/i.test(name)) {
      throw invalidQuery(
        `Invalid filter clause: An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
      );
    }
    this.expectSymbol('(');
    const path = this.path();
    this.expectSymbol(',');
    const value = this.expectLiteral();
    this.expectSymbol(')');
    return { kind: 'call', function: name.toLowerCase() as StringFunction, path, value };
  }

  private lambda(path: Path, quantifier: 'any' | 'all'): Filter {
    this.expectSymbol('(');
    const variable = this.expectWord();
    this.expectSymbol(':');
    const body = this.disjunction();
    this.expectSymbol(')');
    return { kind: 'lambda', quantifier, path, variable, body };
  }

  private comparison(path: Path): Filter {
    const operator = this.expectWord().toLowerCase();
    if (operator === 'in') {
      this.expectSymbol('(');
      const values = [this.expectLiteral()];
      while (this.takeSymbol(',')) values.push(this.expectLiteral());
      this.expectSymbol(')');
      return { kind: 'in', path, values };
    }
    if (!/^(eq|ne|gt|ge|lt|le)$/.test(operator)) {
      this.position -= 1;
      throw this.unexpected();
    }
    return { kind: 'compare', operator: operator as Comparison, path, value: this.expectLiteral() };
  }

  private path(): Path {
    let path: Path = [this.expectWord()];
    while (this.takeSymbol('/')) path = [...path, this.expectWord()];
    return path;
  }

  private get next(): Token {
    // `end` stands last, and nothing goes past it.
    return this.tokens[this.position] ?? { kind: 'end', at: this.text.length };
  }

  private isSymbol(text: string): boolean {
    return this.next.kind === 'symbol' && this.next.text === text;
  }

  private takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.position += 1;
    return true;
  }

  private takeWord(text: string): boolean {
    if (this.next.kind !== 'word' || this.next.text.toLowerCase() !== text) return false;
    this.position += 1;
    return true;
  }

  private expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw this.unexpected();
  }

  private expectWord(): string {
    const token = this.next;
    if (token.kind !== 'word') throw this.unexpected();
    this.position += 1;
    return token.text;
  }

  private expectLiteral(): Literal {
    const token = this.next;
    if (token.kind !== 'literal') throw this.unexpected();
    this.position += 1;
    return token.literal;
  }

  private unexpected() {
    return syntaxError(this.next.at, this.text);
  }
}
