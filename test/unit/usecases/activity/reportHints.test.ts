import { MEASURED_SERVICES } from '../../../../licensing/usage/services';
import {
  concealedHint,
  freshnessHint,
  futureDatesHint,
  missingServicesHint,
  unmatchedHint,
  withoutRowHint,
} from '../../../../usecases/activity/reportHints';

describe('hints on reports', () => {
  it.each([
    ['2026-11-20', 'Report data of 20 Nov 2026, 3 days old'],
    ['2026-11-22', 'Report data of 22 Nov 2026, 1 day old'],
    ['2026-09-01', 'Report data of 1 Sep 2026, 83 days old'],
    ['2026-11-24', 'Report data of 24 Nov 2026, 0 days old'],
  ])('of %s say how old the data is', (refreshDate, hint) => {
    expect(freshnessHint(refreshDate, '2026-11-23T17:26:00Z')).toBe(hint);
  });

  it('name the services that a cloud does not measure', () => {
    const measured = new Set(
      MEASURED_SERVICES.filter((service) => service !== 'teams' && service !== 'yammer'),
    );
    expect(missingServicesHint(measured)).toContain('do not measure Teams and Viva Engage');
    expect(missingServicesHint(new Set(MEASURED_SERVICES))).toBeNull();
  });

  it.each([unmatchedHint, concealedHint, withoutRowHint, futureDatesHint])(
    '%p gives a count, or nothing',
    (hint) => {
      expect(hint(0)).toBeNull();
      expect(hint(1)).toMatch(/^1 \w/);
      expect(hint(23)).toMatch(/^23 \w/);
    },
  );
});
