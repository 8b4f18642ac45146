import { blocked } from './blocked';
import { deleted } from './deleted';
import { duplicate } from './duplicate';
import { guest } from './guest';
import { inactive } from './inactive';
import { neverActive } from './neverActive';
import { overlap } from './overlap';
import type { ReasonCode, Rule } from './rule';

/** Every reason that a licence can be taken back for. */
export const rules: Readonly<Record<ReasonCode, Rule>> = {
  blocked,
  deleted,
  duplicate,
  guest,
  inactive,
  neverActive,
  overlap,
};
