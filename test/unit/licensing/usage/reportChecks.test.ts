import {
  concealedNames,
  emptyReport,
  incompleteReport,
  reportAgeDays,
  staleReport,
} from '../../../../licensing/usage/reportChecks';

const now = '2026-11-23T17:26:00.000Z';

describe('concealedNames', () => {
  it('stops on a single concealed row, and says where the setting is and who may read it', () => {
    const blocker = concealedNames({ concealedRows: 1 });
    expect(blocker).toMatchObject({
      code: 'ConcealedNames',
      message: expect.stringContaining('1 of their rows'),
    });
    expect(blocker?.description).toContain('Settings > Org settings > Services > Reports');
    expect(blocker?.description).toContain('ReportSettings.Read.All');
  });

  it('lets names pass', () => {
    expect(concealedNames({ concealedRows: 0 })).toBeNull();
  });
});

describe('staleReport', () => {
  it.each([
    ['2026-11-16', 7, null],
    ['2026-11-15', 7, 'StaleReport'],
    ['2026-11-23', 0, null],
    ['2026-11-24', 7, null],
    ['2026-11-25', 7, 'StaleReport'],
    [null, 7, 'StaleReport'],
  ])('of %s with at most %i days allowed is %s', (refreshDate, maxAgeDays, code) => {
    expect(staleReport(refreshDate, now, maxAgeDays)?.code ?? null).toBe(code);
  });

  it('says which figure it saw and which parameter governs it', () => {
    const blocker = staleReport('2026-11-10', now, 7);
    expect(blocker?.message).toContain('13 days ago; at most 7 days');
    expect(blocker?.description).toContain('Max Report Age (Days)');
  });
});

describe('emptyReport', () => {
  const index = { activeUserRows: 10, emailActivityRows: 10, mailboxRows: 8 };

  it('stops where nobody is in the report although users have licenses', () => {
    expect(emptyReport({ activeUserRows: 0, emailActivityRows: 0, mailboxRows: 0 }, 300)).toMatchObject({
      code: 'EmptyReport',
      message: expect.stringContaining('300 users have a license'),
    });
  });

  it('stops where the e-mail report alone is empty although users have mailboxes', () => {
    expect(emptyReport({ ...index, emailActivityRows: 0 }, 300)?.message).toContain('email activity');
  });

  it.each([
    ['both reports have rows', index, 300],
    ['nobody has a license', { activeUserRows: 0, emailActivityRows: 0, mailboxRows: 0 }, 0],
    ['nobody has a mailbox', { activeUserRows: 10, emailActivityRows: 0, mailboxRows: 0 }, 300],
  ])('lets pass where %s', (_why, rows, licensedUsers) => {
    expect(emptyReport(rows, licensedUsers)).toBeNull();
  });
});

describe('incompleteReport', () => {
  it.each([
    [150, 300, 50, null],
    [149, 300, 50, 'IncompleteReport'],
    [149, 300, 49, null],
    [299, 300, 100, 'IncompleteReport'],
    [0, 0, 50, null],
    [0, 1, 50, 'IncompleteReport'],
    [0, 1, 0, null],
  ])('with %i of %i users, %i %% asked for, is %s', (covered, measuredUsers, leastPercent, code) => {
    expect(incompleteReport(covered, measuredUsers, leastPercent)?.code ?? null).toBe(code);
  });

  it('says the figures and the parameter that governs them', () => {
    const message = incompleteReport(20, 300, 50)?.message;
    expect(message).toContain('only 20 of 300 users');
    expect(message).toContain('Min Report Coverage Percent asks for 50 %');
  });
});

describe('reportAgeDays', () => {
  it('counts days, not hours', () => {
    expect(reportAgeDays('2026-11-20', '2026-11-23T00:00:01Z')).toBe(3);
    expect(reportAgeDays('2026-11-20', '2026-11-23T23:59:59Z')).toBe(3);
  });
});
