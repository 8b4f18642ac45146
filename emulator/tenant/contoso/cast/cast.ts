import type { Persona } from '../persona';
import { accounts } from './accounts';
import { administrators } from './administrators';
import { employees } from './employees';
import { guestsAndMailboxes } from './guestsAndMailboxes';
import { leaders } from './leaders';
import { overlaps } from './overlaps';
import { usage } from './usage';

/**
 * The first users of Contoso, written by hand: each shows one thing that real tenants have, so that even a small sample
 * tenant has them all. A manager is given by place in this list, 0 is the chief executive. New ones go to the end: the
 * ids of users follow from their place.
 */
export const cast: readonly Persona[] = [
  ...leaders,
  ...employees,
  ...guestsAndMailboxes,
  ...accounts,
  ...usage,
  ...administrators,
  ...overlaps,
];
