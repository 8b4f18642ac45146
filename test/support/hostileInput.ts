import fc from 'fast-check';
import { isGraphError } from '../../graph/http/graphError';

/** What somebody who edits an item, a table or an answer may put in the place of a text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...['', ' ', '\0', '\ud800', '\udfff', '\ufeff', '\u2028', '\r\n', '..', '__proto__', 'constructor'],
    ...['9'.repeat(400), '-1', '1e308', 'NaN', 'null', '%', '%2e%2e', '$', "'", '"', ',', '+', '{}', '[]'],
  ),
);

const objectWithoutText = { toString: 1, valueOf: 1 };

/** A value of any type, with objects that no text can be made of, that contain themselves, or that hold `__proto__`. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true }),
  fc.constantFrom<unknown>(
    ...[
      null,
      undefined,
      NaN,
      -0,
      Infinity,
      10n,
      Symbol('x'),
      () => 1,
      objectWithoutText,
      [objectWithoutText],
    ],
    JSON.parse('{"__proto__":{"sku":"x"}}'),
    circular(),
  ),
);

function circular(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}

/** A text with a part cut off, doubled, or replaced. */
export function damaged(text: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: text.length });
  return fc
    .tuple(place, place, fc.oneof(fc.constant(''), hostileText))
    .map(([one, other, inserted]) => text.slice(0, one) + inserted + text.slice(other));
}

type OwnError = new (...parameters: never[]) => Error;

/** The value, or undefined where the failure is of this class; any other failure fails the test. */
export function unless<T>(own: OwnError, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof own)) throw error;
    return undefined;
  }
}

/** The value, or null where the failure is a GraphError; any other failure fails the test. */
export function unlessGraphError<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!isGraphError(error)) throw error;
    return null;
  }
}
