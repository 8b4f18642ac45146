export type Literal =
  | { type: 'string'; value: string }
  | { type: 'guid'; value: string }
  /** Date or date and time, as milliseconds since 1970. */
  | { type: 'dateTime'; value: number }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'null'; value: null };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type StringFunction = 'startswith' | 'endswith' | 'contains';

/** Property names from left to right, `$count` included. */
export type Path = readonly [string, ...string[]];

/** A $filter expression. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; operand: Filter }
  | { kind: 'compare'; operator: Comparison; path: Path; value: Literal }
  | { kind: 'in'; path: Path; values: Literal[] }
  | { kind: 'call'; function: StringFunction; path: Path; value: Literal }
  | { kind: 'lambda'; quantifier: 'any' | 'all'; path: Path; variable: string; body: Filter };
