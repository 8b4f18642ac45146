import type { LicenseItem } from '../inventory/licenseItem';

/**
 * Whether few seats are left: at most `threshold`. A license whose subscriptions have all lapsed has no seats at all,
 * which is another thing than few.
 */
export function isLow({ available, purchased }: LicenseItem, threshold: number): boolean {
  return purchased > 0 && available <= threshold;
}

/** `Microsoft 365 E3 has 3 of 300 seats free, 5 or fewer count as low.` */
export function lowSeatsMessage({ name, available, purchased }: LicenseItem, threshold: number): string {
  const seats =
    available < 0
      ? `is short of ${-available} ${available === -1 ? 'seat' : 'seats'} (${purchased} bought)`
      : `has ${available} of ${purchased} seats free`;
  return `${name} ${seats}; ${threshold === 0 ? '0 counts' : `${threshold} or fewer count`} as low.`;
}
