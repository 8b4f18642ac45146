import { DEFAULT_REASON_CODES, REASON_CODES, rules } from '../../../../../licensing/candidates/rules';

describe('the list of reasons', () => {
  it('has each code once, in the order in which the output lists reasons', () => {
    expect(REASON_CODES).toEqual([...new Set(REASON_CODES)].sort());
  });

  it('has every reason but downgrade and guest on by default', () => {
    expect(REASON_CODES.filter((code) => !DEFAULT_REASON_CODES.includes(code))).toEqual([
      'downgrade',
      'guest',
    ]);
  });

  it('rests on inactivity where the finding comes from the usage reports', () => {
    expect(rules.filter((rule) => rule.restsOnInactivity).map(({ code }) => code)).toEqual([
      'inactive',
      'neverActive',
    ]);
  });

  it.each(rules)('describes $code in a label and a phrase without a full stop', ({ label, description }) => {
    expect(label).toMatch(/^[A-Z]/);
    expect(description).toMatch(/^[A-Z].*[^.]$/);
  });
});
