import { NodeOperationError } from 'n8n-workflow';
import type { FormReader } from '../../n8n/formReader';

interface WholeNumber {
  /** The parameter. */
  name: string;
  label: string;
  least: number;
  most: number;
  /** What the number is, for whoever has given another. */
  meaning: string;
}

/**
 * A whole number in a parameter; a number as text, which an expression may give, is one too.
 * @throws {NodeOperationError} for anything else
 */
export function readWholeNumber(
  form: FormReader,
  { name, label, least, most, meaning }: WholeNumber,
): number {
  const value: unknown = form.getNodeParameter(name, 0);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most)
    return number;
  throw new NodeOperationError(
    form.getNode(),
    `${label} is ${JSON.stringify(value)}, but it must be a whole number from ${least} to ${most}.`,
    { description: meaning },
  );
}
