import type { Persona } from '../persona';
import { direct, member, resource } from './builders';

/** Accounts that look idle or blocked and are what they should be, and one that is licensed by mistake. */
export const accounts: readonly Persona[] = [
  // Leavers whose mailboxes were converted to shared ones: below 50 GB, above, and with an archive.
  member('Helga', 'Brandt', 'Finance', 'Accountant', {
    manager: 4,
    blocked: true,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 160,
    mailbox: { recipientType: 'Shared', gigabytes: 12.4 },
  }),
  member('Otto', 'Winter', 'Sales', 'Sales Manager', {
    manager: 3,
    blocked: true,
    grants: [direct('EXCHANGEENTERPRISE')],
    stoppedDaysAgo: 210,
    mailbox: { recipientType: 'Shared', gigabytes: 73.2 },
  }),
  member('Ines', 'Duarte', 'Customer Service', 'Team Lead', {
    manager: 7,
    blocked: true,
    grants: [direct('ENTERPRISEPACK')],
    stoppedDaysAgo: 175,
    mailbox: { recipientType: 'Shared', gigabytes: 21.7, hasArchive: true },
  }),
  // Teams Phone: blocked by design. Somebody gave the call queue a suite as well, and with it a mailbox.
  resource('Main Line Auto Attendant', 'aa-main@contoso.onmicrosoft.com', {
    mail: null,
    blocked: true,
    grants: [direct('PHONESYSTEM_VIRTUALUSER')],
  }),
  resource('Support Call Queue', 'cq-support@contoso.onmicrosoft.com', {
    blocked: true,
    grants: [direct('PHONESYSTEM_VIRTUALUSER'), direct('SPE_E5')],
    mailbox: { recipientType: 'User', gigabytes: 0 },
  }),
  // A room with a Teams Rooms device signs in every day; one that is only booked never does.
  resource('Conference Room Munich 4.12', 'room.munich.412', {
    grants: [direct('Microsoft_Teams_Rooms_Pro')],
    signedInDaysAgo: 1,
    mailbox: { recipientType: 'Room', gigabytes: 0.3 },
  }),
  resource('Conference Room Hamburg 1.03', 'room.hamburg.103', {
    blocked: true,
    grants: [direct('EXCHANGESTANDARD')],
    mailbox: { recipientType: 'Room', gigabytes: 0.2 },
  }),
  resource('Projector Pool Munich', 'equipment.projectors', {
    blocked: true,
    grants: [direct('EXCHANGESTANDARD')],
    mailbox: { recipientType: 'Equipment', gigabytes: 0.1 },
  }),
  resource('Lobby Phone Hamburg', 'phone.lobby.hamburg', {
    grants: [direct('MCOCAP')],
    mailbox: { recipientType: 'User', gigabytes: 0 },
  }),
  {
    ...resource('Invoice Robot 01', 'rpa-invoices-01@contoso.onmicrosoft.com', {
      mail: null,
      grants: [direct('SPE_E3_RPA1'), direct('POWERAUTOMATE_UNATTENDED_RPA')],
      signedInDaysAgo: 1,
    }),
    kind: 'service',
  },
];
