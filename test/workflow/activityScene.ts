import { assignmentOf, emptyTenant, type LedgerService, type Tenant } from '../../emulator/tenant';

const DAY_MS = 86_400_000;

/** The reports of this scene are three days old. */
export const reportAgeDays = 3;

export const today = new Date().toISOString().slice(0, 10);

/** `YYYY-MM-DD` so many days before the reports were made; negative for days after. */
export function beforeReport(days: number): string {
  return new Date(Date.parse(today) - (reportAgeDays + days) * DAY_MS).toISOString().slice(0, 10);
}

export const refreshDate = beforeReport(0);

/** A few users, each of whom shows one thing that reports have to tell. */
export function activityScene(): Tenant {
  const tenant = emptyTenant({
    seats: { SPE_E3: 20, VISIOCLIENT: 5, OFFICESUBSCRIPTION: 5, EXCHANGESTANDARD: 5 },
    reportRefreshDate: refreshDate,
  });
  const add = (
    name: string,
    activity: Partial<Record<LedgerService, number>>,
    details: Partial<Parameters<Tenant['addUser']>[0]> = {},
  ) => {
    const user = tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      displayName: name,
      mail: `${name}@contoso.com`,
      department: 'Sales',
      licenseAssignments: [assignmentOf('SPE_E3', '2025-02-01')],
      ...details,
    });
    for (const [service, days] of Object.entries(activity)) {
      tenant.ledger.record(user.id, service as LedgerService, beforeReport(days));
    }
    return user;
  };
  const adele = add(
    'adelev',
    { exchange: 1, outlook: 2, teams: 5, sharePoint: 40 },
    { displayName: 'Vance, Adele "Addy"\nSales', department: 'Retail' },
  );
  tenant.reportedNames.set(adele.id, 'AdeleV@CONTOSO.com');
  add('grady', { teams: 120, exchange: 141 });
  add('joni', {}, { createdDateTime: '2024-03-01T08:00:00Z' });
  add(
    'newcomer',
    {},
    {
      createdDateTime: `${beforeReport(20)}T08:00:00Z`,
      licenseAssignments: [assignmentOf('SPE_E3', beforeReport(19))],
    },
  );
  add(
    'afterreport',
    {},
    {
      createdDateTime: `${beforeReport(-2)}T08:00:00Z`,
      licenseAssignments: [assignmentOf('SPE_E3', beforeReport(-2))],
    },
  );
  const renamed = add('bianca.lindner', { teams: 1 });
  tenant.reportedNames.set(renamed.id, 'bianca.pisani@contoso.com');
  add(
    'visio',
    { exchange: 3 },
    {
      licenseAssignments: [
        assignmentOf('EXCHANGESTANDARD', '2025-02-01'),
        assignmentOf('VISIOCLIENT', '2025-02-01'),
      ],
    },
  );
  add('unlicensed', {}, { licenseAssignments: [] });
  const gone = add('gone', { teams: 10 }, { deletedDateTime: `${beforeReport(4)}T09:00:00Z` });
  // The directory writes the id before the name of a deleted user; the reports do not.
  tenant.reportedNames.set(gone.id, 'gone@contoso.com');
  return tenant;
}
