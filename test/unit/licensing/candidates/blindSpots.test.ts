import { blindSpotsOf, unseenWorkloads } from '../../../../licensing/candidates/blindSpots';
import { licenseWorth } from '../../../../licensing/products/licenseWorth';
import { ActivityIndex } from '../../../../licensing/usage/activityIndex';
import { fromEmailActivity } from '../../../../licensing/usage/activityRow';
import type { DesktopUsage } from '../../../../licensing/usage/desktopUsage';
import type { MailboxUsage, UsageEvidence } from '../../../../licensing/usage/usageEvidence';
import { skuNamed } from '../../../support/allSkus';
import { activityOf } from '../../../support/activityOf';
import { held } from '../../../support/ruleScene';

const refreshDate = '2026-11-18';
const desktop: DesktopUsage = {
  lastUseDate: null,
  lastActivatedDate: null,
  lastAppActivityDate: null,
  conclusive: true,
  refreshDate,
};
const copilot = { lastActivityDate: null, refreshDate };

describe('unseenWorkloads', () => {
  const unseen = (partNumber: string, rows: Partial<Parameters<typeof unseenWorkloads>[1]> = {}) =>
    unseenWorkloads(licenseWorth(skuNamed(partNumber)), { desktop: null, copilot: null, ...rows });

  it('names what a report could have measured and nobody read, or that does not know the user', () => {
    expect(unseen('SPE_E3')).toEqual(['Office desktop apps']);
    expect(unseen('Microsoft_365_Copilot')).toEqual(['Microsoft 365 Copilot']);
  });

  it('names nothing that was measured, used or not', () => {
    expect(unseen('SPE_E3', { desktop })).toEqual([]);
    expect(unseen('Microsoft_365_Copilot', { copilot })).toEqual([]);
  });

  it('takes no row for another: the apps say nothing about Copilot', () => {
    expect(unseen('SPE_E3', { copilot })).toEqual(['Office desktop apps']);
    expect(unseen('Microsoft_365_Copilot', { desktop })).toEqual(['Microsoft 365 Copilot']);
  });

  it.each(['STANDARDPACK', 'EXCHANGESTANDARD', 'POWER_BI_PRO'])(
    'has nothing to say of %s, which neither report measures',
    (partNumber) => {
      expect(unseen(partNumber)).toEqual([]);
    },
  );

  it('has nothing to say of a SKU that the tenant no longer has', () => {
    expect(unseenWorkloads(null, { desktop: null, copilot: null })).toEqual([]);
  });
});

describe('blindSpotsOf', () => {
  const inEmailActivityAlone = fromEmailActivity({
    userPrincipalName: 'adele@contoso.com',
    displayName: null,
    isDeleted: false,
    deletedDate: null,
    assignedProducts: [],
    lastActivityDate: null,
    refreshDate,
    raw: null,
  });
  const evidence: UsageEvidence = {
    activity: new ActivityIndex(),
    desktop: null,
    copilot: null,
    mailboxes: null,
    signIns: true,
  };
  const mailbox: MailboxUsage = {
    recipientType: 'User',
    hasArchive: false,
    storageUsedBytes: 1,
    lastActivityDate: null,
    refreshDate,
  };
  const blindSpots = (details: Partial<Parameters<typeof blindSpotsOf>[0]> = {}) =>
    blindSpotsOf({
      licenses: [held('A', { hasMailbox: true })],
      mailbox,
      activity: activityOf('adele@contoso.com', null).find('adele@contoso.com'),
      evidence,
      administrators: { isComplete: true },
      attemptDate: null,
      ...details,
    });

  it('are none where all was looked at', () => {
    expect(blindSpots()).toEqual([]);
  });

  it.each([
    ['the usage reports do not know the user', { activity: undefined }],
    ['one of the usage reports does not know the user', { activity: inEmailActivityAlone }],
    ['sign-ins were not read', { evidence: { ...evidence, signIns: false } }],
    ['not all directory roles could be read', { administrators: { isComplete: false } }],
    ['the mailbox report does not say what kind of mailbox it is', { mailbox: null }],
    [
      'the mailbox report does not say what kind of mailbox it is',
      { mailbox: { ...mailbox, recipientType: null } },
    ],
    ['somebody tried to sign in on 2026-11-10, and no success is on record', { attemptDate: '2026-11-10' }],
  ])('%s', (clause, details) => {
    expect(blindSpots(details)).toEqual([clause]);
  });

  it('do not ask for the kind of a mailbox that the licenses do not bring', () => {
    expect(blindSpots({ licenses: [held('A')], mailbox: null })).toEqual([]);
  });
});
