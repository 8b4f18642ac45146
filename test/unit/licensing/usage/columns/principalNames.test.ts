import { PrincipalNames } from '../../../../../licensing/usage/columns/principalNames';

describe('PrincipalNames', () => {
  it('gives one number to a name in any case and any composition of its letters', () => {
    const names = new PrincipalNames();
    const zoe = names.add('Zo\u00eb@Contoso.com');
    expect(names.add('zoe\u0308@contoso.com ')).toBe(zoe);
    expect(names.find('ZO\u00cb@CONTOSO.COM')).toBe(zoe);
    expect(names.add('adele@contoso.com')).not.toBe(zoe);
  });

  it('finds a name that was added after it had been looked for', () => {
    const names = new PrincipalNames();
    expect(names.find('adele@contoso.com')).toBeNull();
    const adele = names.add('adele@contoso.com');
    expect(names.find('adele@contoso.com')).toBe(adele);
    names.add('zoe@contoso.com');
    expect(names.find('adele@contoso.com')).toBe(adele);
  });

  it('has no number for a blank name, which may be anybody’s', () => {
    const names = new PrincipalNames();
    expect([names.add(''), names.add(' '), names.find(''), names.find(' ')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
