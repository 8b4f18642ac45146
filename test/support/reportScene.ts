import type { Candidate, CandidateLicense } from '../../licensing/candidates/candidate';
import { parseDecimal } from '../../licensing/money/decimal';
import { readPriceList } from '../../licensing/money/prices';
import { unknownPrice, type SeatPrice } from '../../licensing/money/seatPrices';
import type { LicenseItem } from '../../licensing/inventory/licenseItem';
import { reportFigures, type FiguresInput } from '../../licensing/report/figures/reportFigures';
import type { ReportRow } from '../../licensing/report/figures/reportRow';
import { reportFormat } from '../../licensing/report/text/format';
import type { Report } from '../../licensing/report/text/report';

export const today = '2026-11-25';

/** A license that lies unused, as Find Candidates gives it with Group By: License. */
export function candidateOf({
  license = {},
  ...user
}: Partial<Omit<Candidate, 'licenses'>> & { license?: Partial<CandidateLicense> } = {}): Candidate {
  const held: CandidateLicense = {
    skuId: 'sku-e3',
    skuPartNumber: 'SPE_E3',
    name: 'Microsoft 365 E3',
    family: 'Microsoft 365',
    assignedVia: 'direct',
    groupId: null,
    groupName: null,
    disabledPlans: [],
    assignedDate: '2025-01-01T00:00:00Z',
    services: ['teams'],
    notMeasured: [],
    lastActivityDate: '2026-06-01',
    action: 'remove',
    why: 'Not used for 170 days.',
    reasons: ['inactive'],
    proposal: null,
    monthlyCost: 36,
    currency: 'EUR',
    ...license,
  };
  return {
    userId: 'adele@contoso.com',
    id: 'user-1',
    displayName: 'Adele Vance',
    email: 'adele@contoso.com',
    department: 'Sales',
    manager: null,
    status: 'active',
    accountType: 'person',
    accountEvidence: [],
    action: held.action,
    licenseNames: held.name,
    reasonText: 'No use of Microsoft 365 E3 for 170 days.',
    removableCount: held.action === 'remove' ? 1 : 0,
    reasons: [],
    licenses: [held],
    evidence: [],
    lastActivityDate: '2026-06-01',
    inactiveDays: 170,
    confidence: 'high',
    reportRefreshDate: '2026-11-23',
    evaluatedAt: `${today}T08:00:00Z`,
    monthlySavings: held.action === 'remove' ? held.monthlyCost : null,
    currency: held.currency,
    savingsByCurrency: [],
    unpricedLicenses: held.action === 'remove' && held.monthlyCost === null ? 1 : 0,
    savingsFrom: null,
    ...user,
  };
}

/** Ten seats of E3 at 36 euros a month, eight of them assigned. */
export function licenseOf(change: Partial<LicenseItem> = {}): LicenseItem {
  return {
    skuId: 'sku-e3',
    skuPartNumber: 'SPE_E3',
    name: 'Microsoft 365 E3',
    family: 'Microsoft 365',
    licenseType: 'user',
    status: 'Enabled',
    purchased: 10,
    assigned: 8,
    available: 2,
    enabled: 10,
    warning: 0,
    suspended: 0,
    lockedOut: 0,
    isTrial: false,
    effectiveDate: '2024-01-01T00:00:00Z',
    expirationDate: '2027-01-01T00:00:00Z',
    subscriptions: [],
    unitPrice: 36,
    currency: 'EUR',
    paymentFrequency: 'monthly',
    annualCost: 4320,
    annualUnusedCost: 864,
    ...change,
  };
}

export function seatPrice(annualCost: string | null, currency: string | null = 'EUR'): SeatPrice {
  return { ...unknownPrice, annualCost: annualCost === null ? null : parseDecimal(annualCost), currency };
}

export function figuresOf(input: Partial<FiguresInput> = {}) {
  return reportFigures({
    licenses: [licenseOf()],
    candidates: [candidateOf()],
    prices: readPriceList([], today),
    seats: new Map([['sku-e3', seatPrice('432')]]),
    currency: null,
    today,
    ...input,
  });
}

export function reportOf({
  input = {},
  ...change
}: Partial<Report> & { input?: Partial<FiguresInput> } = {}): Report {
  return {
    figures: figuresOf(input),
    format: reportFormat('en-GB'),
    title: 'Microsoft 365 licenses',
    company: 'Contoso Ltd',
    createdAt: `${today}T08:00:00Z`,
    reportRefreshDate: '2026-11-23',
    inactiveDays: 90,
    notes: [],
    rowsInPage: 100,
    ...change,
  };
}

export function rowOf(change: Partial<ReportRow> = {}): ReportRow {
  const [row] = figuresOf().rows;
  if (!row) throw new Error('The scene has no row.');
  return { ...row, ...change };
}

/** Names that are markup, formulas, mentions, emoji, or written from the right. */
export const awkwardNames = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '=HYPERLINK("http://evil.example","Click")',
  '+1 555 0100',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  'a";=1+1',
  '<!channel> & <@U123>',
  '👩‍💻 Zoë 🇩🇪',
  'فاطمة الهاشمي',
  'יעל כהן',
  '山田 太郎',
] as const;
