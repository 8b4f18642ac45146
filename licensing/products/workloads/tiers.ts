import { businessApplicationLadders } from './tiers/businessApplications';
import type { Ladder } from './tiers/ladder';
import { productivityLadders } from './tiers/productivity';
import { securityLadders } from './tiers/security';

/** All ladders of service plans: what a higher plan replaces. A plan that is in none replaces only itself. */
export const ladders: readonly Ladder[] = [
  ...productivityLadders,
  ...securityLadders,
  ...businessApplicationLadders,
];
