import { table } from '../table';

/** What the demo reads of an item of `license: getAll`. */
export interface LicenseItem {
  name: string;
  skuPartNumber: string;
  purchased: number;
  assigned: number;
  available: number;
  isTrial: boolean | null;
  expirationDate: string | null;
  annualUnusedCost: number | null;
  currency: string | null;
}

/** What the demo reads of an item of `user: getAll`. */
export interface UserItem {
  status: string;
  userType: string | null;
  assignedLicenses: Array<{ assignedVia: string }>;
}

/** The demo's report: licenses with their unused seats, and who holds them. */
export function findings(licenses: LicenseItem[], users: UserItem[]): string {
  const byUnusedSeats = [...licenses].sort((left, right) => right.available - left.available);
  const assignments = users.flatMap(({ assignedLicenses }) => assignedLicenses);
  const count = (noun: string, number: number) => `${number.toLocaleString('en-GB')} ${noun}`;
  return [
    table(byUnusedSeats, [
      { title: 'License', text: ({ name }) => name },
      { title: 'Part number', text: ({ skuPartNumber }) => skuPartNumber },
      { title: 'Seats', text: ({ purchased }) => purchased.toLocaleString('en-GB'), align: 'right' },
      { title: 'Assigned', text: ({ assigned }) => assigned.toLocaleString('en-GB'), align: 'right' },
      { title: 'Unused', text: ({ available }) => available.toLocaleString('en-GB'), align: 'right' },
      { title: 'Unused, per year', text: unusedCost, align: 'right' },
      { title: 'Next date', text: ({ expirationDate }) => expirationDate?.slice(0, 10) ?? '' },
      { title: '', text: ({ isTrial }) => (isTrial === true ? 'trial' : '') },
    ]),
    '',
    `${count('users have a license', users.length)}: ${count('guests', users.filter(isGuest).length)}, ${count('blocked', users.filter(isBlocked).length)}.`,
    `${count('license assignments', assignments.length)}: ${count('directly', assignments.filter(isDirect).length)}, the rest through groups.`,
    `Unused seats cost ${totals(licenses).join(' and ') || 'nothing that is known'} per year, where the example knows a price.`,
  ].join('\n');
}

const isGuest = ({ userType }: UserItem) => userType?.toLowerCase() === 'guest';
const isBlocked = ({ status }: UserItem) => status === 'blocked';
const isDirect = ({ assignedVia }: { assignedVia: string }) => assignedVia === 'direct';

function unusedCost({ annualUnusedCost, currency }: LicenseItem): string {
  return annualUnusedCost === null ? '–' : amount(annualUnusedCost, currency);
}

/** One sum per currency: amounts of different currencies are never added. */
function totals(licenses: LicenseItem[]): string[] {
  const cents = new Map<string, number>();
  for (const { annualUnusedCost, currency } of licenses) {
    if (annualUnusedCost === null || currency === null) continue;
    cents.set(currency, (cents.get(currency) ?? 0) + Math.round(annualUnusedCost * 100));
  }
  return [...cents].map(([currency, sum]) => amount(sum / 100, currency));
}

function amount(value: number, currency: string | null): string {
  return `${value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency ?? ''}`;
}
