import type { ReasonCode } from '../../licensing/candidates/rules';
import type { PriceList } from '../../licensing/money/prices';
import type { MeasuredService } from '../../licensing/usage/services';
import type { EvidenceSource } from '../../licensing/usage/usageEvidence';
import type { ExclusionRequest } from './exclusions';

/** What one input item asks for. */
export interface CandidateRequest {
  /** Days without activity from which a license is inactive. */
  inactiveDays: number;
  /** The services whose use counts. */
  services: MeasuredService[];
  reasons: ReasonCode[];
  /** Where evidence of use is looked for. */
  evidence: readonly EvidenceSource[];
  /** Whether somebody chose the sources, and not the default. */
  isEvidenceChosen: boolean;
  exclude: ExclusionRequest & {
    /** Ids or part numbers of licenses that are never proposed. */
    skuNames: readonly string[];
  };
  minAssignedDays: number;
  maxReportAgeDays: number;
  maxCandidatePercent: number;
  minReportCoveragePercent: number;
  includeManager: boolean;
  /** See `UserReading`. */
  readInParallel: boolean;
  groupBy: 'user' | 'license';
  prices: PriceList;
}
