import type { GraphClient } from '../graph/http/client';
import type { ProductCatalog } from '../licensing/products/catalog';

export type HintLevel = 'info' | 'warning';

/** What a node or a trigger hands to a use case, which knows nothing of n8n. */
export interface UseCaseContext {
  /** Carries the cancellation of the run too: see `GraphClient.timing`. */
  graph: GraphClient;
  /** The tenant as the credential names it: a GUID or a domain. */
  tenantId: string;
  /**
   * What licenses and service plans are called.
   * @throws {Error} for own names that cannot be read
   */
  catalog(): Promise<ProductCatalog>;
  /** The clock, in full UTC. */
  now(): string;
  /** Signs a text with the credential: only this credential gives the same signature for the same text. */
  sign: (text: string) => string;
  /** Writes a line to n8n's log, which outlives a run that is stopped. */
  log(message: string): void;
  /** Shows a sentence beside the output; the same sentence only once per run. Default level: `info`. */
  hint(message: string, level?: HintLevel): void;
}
