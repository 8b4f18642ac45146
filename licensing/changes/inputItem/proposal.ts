import { foldId } from '../../products/foldId';

/** The SKU ids of an item of Find Candidates by their action, each once. */
export interface Proposal {
  remove: string[];
  review: string[];
}

/** The item has no proposal, or one that cannot be read. */
export class ProposalError extends Error {
  readonly description =
    'Connect the output of Find Candidates, or choose "All Direct" or "Selected" for Licenses to Remove.';

  constructor(problem: string) {
    super(problem);
    this.name = 'ProposalError';
  }
}

/**
 * Reads the `licenses` of an item of Find Candidates.
 * @throws {ProposalError} if the item has none, or if an entry has no SKU id or no action
 */
export function readProposal(item: Readonly<Record<string, unknown>>): Proposal {
  if (!Array.isArray(item.licenses)) {
    throw new ProposalError('The item has no list `licenses`, so it proposes nothing to remove.');
  }
  const entries = item.licenses.map((entry: unknown, index) => readEntry(entry, index));
  const idsOf = (action: string) => [
    ...new Map(
      entries.filter((entry) => entry.action === action).map(({ skuId }) => [foldId(skuId), skuId]),
    ).values(),
  ];
  return { remove: idsOf('remove'), review: idsOf('review') };
}

function readEntry(value: unknown, index: number): { skuId: string; action: 'remove' | 'review' } {
  const { skuId, action } = (value ?? {}) as Record<string, unknown>;
  if (typeof skuId !== 'string' || skuId.trim() === '') {
    throw new ProposalError(`Entry ${index + 1} of the item's \`licenses\` has no skuId.`);
  }
  if (action !== 'remove' && action !== 'review') {
    throw new ProposalError(
      `Entry ${index + 1} of the item's \`licenses\` has no action; it must be "remove" or "review".`,
    );
  }
  return { skuId, action };
}
