import type { Sku } from '../../products/sku';

/** What a user would no longer have, by the names that users know. */
export interface DowngradeLosses {
  /** Measured, and without use within the threshold; or proven too small to need the higher tier. */
  silent: string[];
  /** Nothing measures whether the user needs it. */
  notMeasured: string[];
}

/** A cheaper license that the use of a held one fits. */
export interface DowngradeProposal {
  toSku: Sku;
  /** What the cheaper license brings too, in the same tier or in one that is enough. */
  keeps: string[];
  loses: DowngradeLosses;
  /** Difference between the costs of a seat; null if it is not known. */
  monthlySavings: number | null;
  currency: string | null;
}
