/**
 * One step of a ladder. Plans are written by Microsoft's technical name, so that people can read and check the table;
 * they are resolved to ids when it is loaded, and only ids decide.
 */
export interface Tier {
  /** What the tier is called where a sentence must tell it from the others; absent where the workload's name will do. */
  name?: string;
  /** Equals: the same rights for another cloud, market or size of customer. */
  plans: readonly string[];
  /** Plans of another kind that bring these rights too. They are not measured by this ladder themselves. */
  alsoBroughtBy?: readonly string[];
}

export interface Ladder {
  /** The Microsoft page, by name, that says that a higher tier has everything of a lower one. */
  source: string;
  /** Lowest first. A higher tier really replaces a lower one; where in doubt, it is not here. */
  tiers: readonly Tier[];
}
