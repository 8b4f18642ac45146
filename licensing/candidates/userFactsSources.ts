import type { SeatPrice } from '../money/seatPrices';
import type { ProductCatalog } from '../products/catalog';
import type { LicenseServices } from '../usage/licenseServices';
import type { MeasuredService } from '../usage/services';
import type { UsageEvidence } from '../usage/usageEvidence';

/** The tenant's data that facts about users are drawn from. */
export interface UserFactsSources {
  catalog: ProductCatalog;
  /** The tenant's part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  licenseServices: LicenseServices;
  evidence: UsageEvidence;
  /** The accounts that hold, or may take, a directory role; incomplete if the app may not read all of that. */
  administrators: { has(userId: string): boolean; isComplete: boolean };
  /** The services whose use counts. */
  services: readonly MeasuredService[];
  /** Days without activity from which a license is inactive. */
  threshold: number;
  /** What seats cost, by SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
  /** Full UTC. */
  now: string;
}
