import { worksCouncil } from '../groupNames';
import type { Persona } from '../persona';
import { direct, member } from './builders';

/** People at work whose licenses repeat each other, or only seem to for as long as one of them lasts. */
export const overlaps: readonly Persona[] = [
  member('Nadia', 'Haddad', 'Information Technology', 'Security Engineer', {
    manager: 1,
    grants: [direct('SPE_E3'), direct('SPE_E5')],
  }),
  member('Henrik', 'Dahl', 'Human Resources', 'HR Business Partner', {
    manager: 6,
    grants: [direct('SPE_E3'), direct('EMS')],
    groups: [worksCouncil],
  }),
  member('Laura', 'Conti', 'Finance', 'Financial Analyst', {
    manager: 4,
    grants: [direct('SPE_E5'), direct('POWER_BI_PRO')],
    groups: [worksCouncil],
  }),
  member('Ben', 'Kruger', 'Fabrikam Operations', 'Operations Specialist', {
    manager: 8,
    company: 'Fabrikam',
    grants: [direct('O365_BUSINESS_PREMIUM'), direct('O365_BUSINESS_ESSENTIALS')],
    synchronised: false,
  }),
  // The one that contains the other is a trial.
  member('Sofia', 'Rossi', 'Finance', 'Financial Analyst', {
    manager: 4,
    grants: [direct('SPE_E3'), direct('POWER_BI_PRO'), direct('PBI_PREMIUM_PER_USER')],
  }),
  // The one that contains the other has lapsed and is in its grace period.
  member('Marek', 'Kral', 'Finance', 'Accountant', {
    manager: 4,
    grants: [direct('ENTERPRISEPACK'), direct('ENTERPRISEPREMIUM')],
  }),
];
