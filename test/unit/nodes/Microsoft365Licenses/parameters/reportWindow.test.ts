import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { readReportWindow } from '../../../../../nodes/Microsoft365Licenses/parameters/reportWindow';

const today = () => new Date().toJSON().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toJSON().slice(0, 10);

const read = (parameters: Record<string, unknown>) => {
  const node = {
    getNode: () => ({ name: 'Licenses' }),
    getNodeParameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
  };
  // Only the two functions above are used.
  return readReportWindow(node as unknown as IExecuteFunctions, 0, new Date().toJSON());
};

describe('readReportWindow', () => {
  it('is the period, 180 days by default', () => {
    expect(read({})).toEqual({ period: 'D180' });
    expect(read({ period: 'D7', date: '' })).toEqual({ period: 'D7' });
  });

  it.each([0, 2, 30])('prefers a date of %i days ago', (days) => {
    expect(read({ period: 'D90', date: daysAgo(days) })).toEqual({ date: daysAgo(days) });
  });

  it('takes the day of a date and time, of a Date, and of luxon’s DateTime', () => {
    const date = daysAgo(3);
    expect(read({ date: `${date}T23:30:00.000+05:00` })).toEqual({ date });
    expect(read({ date: new Date(`${date}T12:00:00Z`) })).toEqual({ date });
    expect(read({ date: DateTime.fromISO(date) })).toEqual({ date });
  });

  it('refuses a date older than 30 days, with and without a period, and says what to do', () => {
    for (const parameters of [{ date: daysAgo(31) }, { date: daysAgo(31), period: 'D180' }]) {
      expect(() => read(parameters)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(
            'is 31 days back, and Microsoft keeps reports of single days for 30 days',
          ),
          description: expect.stringContaining('clear Date and use a period'),
        }),
      );
    }
  });

  it('refuses a date to come', () => {
    expect(() => read({ date: daysAgo(-1) })).toThrow('is still to come');
  });

  it.each(['yesterday', '20.11.2026', '2026-02-30', '2026-11', '0001-01-01x', new Date('x')])(
    'refuses %p as a date',
    (date) => {
      expect(() => read({ date })).toThrow(/is not a date/);
    },
  );

  it('refuses an unknown period', () => {
    expect(() => read({ period: 'D365' })).toThrow('"D365" is not a period');
  });
});
