import { blocked } from './blocked';
import { deleted } from './deleted';
import { downgrade } from './downgrade';
import { duplicate } from './duplicate';
import { guest } from './guest';
import { inactive } from './inactive';
import { neverActive } from './neverActive';
import { overlap } from './overlap';
import type { Rule } from './rule';

/** Every reason to reclaim a license, in the order of the output and of the parameter Reasons. */
export const rules = [
  blocked,
  deleted,
  downgrade,
  duplicate,
  guest,
  inactive,
  neverActive,
  overlap,
] as const satisfies readonly Rule[];

export type ReasonCode = (typeof rules)[number]['code'];

export const REASON_CODES: readonly ReasonCode[] = rules.map(({ code }) => code);

/** The reasons that Find Candidates looks for unless the user chooses others. */
export const DEFAULT_REASON_CODES: readonly ReasonCode[] = rules
  .filter(({ isDefault }) => isDefault)
  .map(({ code }) => code);
