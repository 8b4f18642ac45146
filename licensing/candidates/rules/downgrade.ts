import { bestDowngrade, type Downgrade } from '../downgrades';
import type { DowngradeProposal } from '../downgrades/proposal';
import type { Finding, Rule, RuleSettings, UserFacts } from './rule';
import { days, listOf, skuWith } from './wording';

/**
 * A license whose use fits a cheaper one that the tenant has free seats of. Sources: the usage reports, the live service
 * plans and seats of "List subscribedSkus", the tiers in `products/workloads`. Always for review: security and management
 * are a decision of the tenant, and nothing measures whether a person needs them.
 */
export const downgrade = {
  code: 'downgrade',
  label: 'Downgrade',
  description: 'The use of the license fits a cheaper one that has free seats',
  isDefault: false,
  confidence: 'medium',
  supposesAbsence: false,
  // Reclaim never acts on it: Replace does, at a person's word.
  restsOnInactivity: false,
  evaluate(facts: UserFacts, settings: RuleSettings): Finding | null {
    const { accountType, user, upcoming } = facts;
    if (accountType !== 'person' || user.status !== 'active' || upcoming !== null) return null;
    const downgrades = facts.licenses.flatMap((license) => bestDowngrade(license, facts, settings) ?? []);
    if (downgrades.length === 0) return null;
    const sentences = downgrades.map((found) => sentenceOf(found, settings));
    return {
      text: sentences.join(' '),
      evidence: {
        threshold: settings.inactiveDays,
        reportRefreshDate: settings.reportRefreshDate,
        mailbox: facts.mailbox && {
          storageUsedBytes: facts.mailbox.storageUsedBytes,
          hasArchive: facts.mailbox.hasArchive,
        },
        licenses: downgrades.map(({ license, offer, isFrontlineOnly }) =>
          skuWith(license, { toSku: offer.sku, freeSeats: offer.freeSeats, isFrontlineOnly }),
        ),
      },
      verdicts: downgrades.map((found, index) => ({
        license: found.license,
        because: sentences[index] ?? '',
        doubt: sentences[index] ?? '',
        proposal: proposalOf(found),
      })),
    };
  },
} as const satisfies Rule;

function proposalOf({ license, offer, keeps, loses, monthlySavings }: Downgrade): DowngradeProposal {
  return {
    toSku: offer.sku,
    keeps,
    loses,
    monthlySavings,
    currency: monthlySavings === null ? null : license.currency,
  };
}

function sentenceOf(
  { license, offer, keeps, loses, monthlySavings, isFrontlineOnly }: Downgrade,
  { inactiveDays }: RuleSettings,
): string {
  const { name } = offer.sku;
  const kept = keeps.length === 0 ? '' : `, which keeps ${listOf(keeps)}`;
  const seats = offer.freeSeats === 1 ? '1 seat of it is free' : `${offer.freeSeats} seats of it are free`;
  const sentences = [
    `The use of ${license.name} in ${days(inactiveDays)} fits ${name}${kept}; ${seats}.`,
    loses.silent.length === 0 ? '' : `Lost, and without need in that time: ${loses.silent.join(', ')}.`,
    loses.notMeasured.length === 0
      ? ''
      : `Lost, and not measured, so look first: ${loses.notMeasured.join(', ')}.`,
    monthlySavings === null
      ? 'The saving is unknown: the prices of both are not known in one currency.'
      : `Saves ${monthlySavings} ${license.currency ?? ''} a month.`,
    isFrontlineOnly
      ? `${name} may be given to frontline workers only, by Microsoft's terms, and limits devices and screen sizes: check that the person is one.`
      : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
