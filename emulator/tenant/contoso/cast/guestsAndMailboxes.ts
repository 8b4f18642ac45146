import type { Persona } from '../persona';
import { direct, guest, mailbox, member } from './builders';

/** Guests, mailboxes that were shared from the beginning, and a service account. */
export const guestsAndMailboxes: readonly Persona[] = [
  guest(
    'Marta Kowalska (Northwind)',
    'marta.kowalska',
    'northwindtraders.com',
    [direct('SPE_E3')],
    'daily',
    175,
  ),
  guest('Tomás Reyes', 'tomas.reyes', 'gmail.com', [direct('POWER_BI_PRO')], 'never', 0),
  guest('Auditor, External', 'audit', 'litware.com', [], 'never', 0),
  mailbox('Accounts Payable', 'accounts.payable', []),
  mailbox('Legal Archive', 'legal.archive', [direct('EXCHANGEENTERPRISE')]),
  mailbox('Press Office', 'press', [direct('EXCHANGESTANDARD'), direct('EXCHANGEARCHIVE_ADDON')]),
  {
    ...member('', '', '', '', { manager: null, grants: [direct('FLOW_FREE')], rhythm: 'never' }),
    given: null,
    surname: null,
    displayName: 'svc-backup',
    name: 'svc-backup@contoso.onmicrosoft.com',
    mail: null,
    kind: 'service',
    department: null,
    title: null,
    company: null,
    synchronised: false,
  },
];
