import type { Persona } from '../persona';
import { byGroup, direct, member } from './builders';

/** Users deleted within the last thirty days; their licenses are still written on them. */
export const deletedCast: readonly Persona[] = [
  member('Sonja', 'Keller', 'Sales', 'Account Executive', {
    manager: 3,
    grants: [direct('SPE_E3'), direct('POWER_BI_PRO')],
    stoppedDaysAgo: 16,
    deletedDaysAgo: 14,
  }),
  member('Yusuf', 'Demir', 'Manufacturing', 'Line Worker', {
    manager: 5,
    grants: [byGroup('Licensing - Microsoft 365 F3')],
    stoppedDaysAgo: 29,
    deletedDaysAgo: 27,
  }),
  member('Alicia', 'Thomber', 'Finance', 'Accountant', {
    manager: 4,
    grants: [],
    stoppedDaysAgo: 10,
    deletedDaysAgo: 9,
  }),
];

/** Users deleted for good, whom only the usage reports remember. */
export const purgedCast: readonly Persona[] = [
  member('Klemens', 'Sic', 'Engineering', 'Software Engineer', {
    manager: 2,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 70,
    deletedDaysAgo: 64,
  }),
];
