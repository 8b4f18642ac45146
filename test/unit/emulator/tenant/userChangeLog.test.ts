import { UserChangeLog } from '../../../../emulator/tenant/userChangeLog';
import { emptyTenant } from '../../../../emulator/tenant/emptyTenant';

describe('the log of changes of users', () => {
  it('keeps nothing until somebody asks where it stands', () => {
    const log = new UserChangeLog();
    log.record('early', null);
    expect(log.position).toBe(0);
    log.record('late', null);
    expect(log.position).toBe(1);
    expect([...log.between(0, 1)]).toEqual([['late', null]]);
  });

  it('gives a user as it was before the first of several writes', () => {
    const tenant = emptyTenant();
    const user = tenant.addUser({ userPrincipalName: 'adele' });
    const { position } = tenant.userChanges;
    tenant.setUser(user.id, { department: 'Sales' });
    tenant.setUser(user.id, { department: 'Finance' });
    expect([...tenant.userChanges.between(position, tenant.userChanges.position)]).toEqual([[user.id, user]]);
    expect(tenant.userChanges.between(position, position).size).toBe(0);
  });
});
