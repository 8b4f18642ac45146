import type { User } from '@microsoft/microsoft-graph-types';
import type { Candidate } from '../../licensing/candidates/candidate';
import { tooManyCandidates } from '../../licensing/candidates/candidateShare';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { emptyReport, incompleteReport, isCovered, rowOf } from '../../licensing/usage/reportChecks';
import { throwIf } from '../activity/readReports';
import type { CandidateRequest } from './candidateRequest';
import type { Evaluation } from './evaluation';

/** The candidates among the users seen so far, and the counts that say whether they can be believed. */
export class JudgedUsers {
  readonly candidates: Candidate[] = [];
  /** Measured users of whom no report has a row. */
  missing = 0;
  /** Measured users of whom only some reports have a row. */
  partly = 0;
  private licensed = 0;
  private proposed = 0;
  private measured = 0;
  private covered = 0;

  add({ deletedDateTime }: User, { services, activity, found }: Evaluation): void {
    if (services === null) return;
    this.licensed++;
    // The reports should know everybody else with a license that they measure.
    if (services.length > 0 && !deletedDateTime) {
      this.measured++;
      if (isCovered(activity, services)) this.covered++;
      const known = rowOf(activity, services);
      if (known !== 'whole') this[known]++;
    }
    if (found.length > 0) this.proposed++;
    for (const candidate of found) this.candidates.push(candidate);
  }

  /** @throws {GraphError} where the reports are empty or know too few users, or too many users would be candidates */
  check(activity: ActivityIndex, { minReportCoveragePercent, maxCandidatePercent }: CandidateRequest): void {
    throwIf(emptyReport(activity, this.measured));
    throwIf(incompleteReport(this.covered, this.measured, minReportCoveragePercent));
    throwIf(tooManyCandidates(this.proposed, this.licensed, maxCandidatePercent));
  }
}
