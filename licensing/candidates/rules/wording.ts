import type { LastUse } from '../../usage/personActivity';
import type { EvidenceSource } from '../../usage/usageEvidence';
import type { Sku } from '../../products/sku';

/** `Microsoft 365 E3`, `Visio Plan 2 and Project Plan 3`, `A, B and C`. */
export function listNames(skus: ReadonlyArray<Pick<Sku, 'name'>>): string {
  return listOf([...new Set(skus.map(({ name }) => name))]);
}

export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `1 license`, `2 licenses`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function days(count: number): string {
  return counted(count, 'day');
}

/** The SKU fields of a license, and more of it, for `evidence`. A property behind a spread would take ten times as long. */
export function skuWith<More extends object>(
  { skuId, skuPartNumber, name, family }: Sku,
  more: More,
): Sku & More {
  return Object.assign({ skuId, skuPartNumber, name, family }, more);
}

const serviceNames: Readonly<Record<string, string>> = {
  exchange: 'Exchange',
  oneDrive: 'OneDrive',
  outlook: 'Outlook',
  sharePoint: 'SharePoint',
  skypeForBusiness: 'Skype for Business',
  teams: 'Teams',
  yammer: 'Viva Engage',
};

const sourceTexts: Readonly<Record<EvidenceSource, string>> = {
  services: 'Used a service',
  signIns: 'Signed in',
  desktopApps: 'Used the Office apps',
  copilot: 'Used Copilot',
  mailboxes: 'Used the mailbox',
};

/** `Used Teams on 2026-11-17`, `Signed in on 2026-11-17`. */
export function lastUseText({ source, service, event, date }: LastUse): string {
  const name = source === 'services' ? serviceNames[service ?? ''] : undefined;
  const activated = event === 'activation' ? 'Activated the Office apps' : undefined;
  return `${activated ?? (name ? `Used ${name}` : sourceTexts[source])} on ${date}`;
}

/** A sentence where the license is in use in a service that was left out of the question; else null. */
export function useElsewhereText(recentUseElsewhere: string | null): string | null {
  if (recentUseElsewhere === null) return null;
  return `Used on ${recentUseElsewhere} in a service that was not to count.`;
}

/** ` Not measured: Intune, Windows.`; empty if everything is. */
export function notMeasuredText(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Not measured: ${names.join(', ')}.`;
}
