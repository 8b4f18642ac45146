import { activePlans, type ServicePlanState } from '../../../../licensing/usage/services';

const plan = (servicePlanId: string, provisioningStatus = 'Success'): ServicePlanState => ({
  servicePlanId,
  provisioningStatus,
});
const idsOf = (plans: ServicePlanState[]) => plans.map(({ servicePlanId }) => servicePlanId);

describe('activePlans', () => {
  it('leaves out what is disabled for the user, whatever the case of the id', () => {
    expect(idsOf(activePlans([plan('a'), plan('B'), plan('c')], ['A', 'b']))).toEqual(['c']);
  });

  it('leaves out a plan that the tenant has disabled, and keeps one that is still being set up', () => {
    expect(idsOf(activePlans([plan('a', 'Disabled'), plan('b', 'PendingInput')], []))).toEqual(['b']);
  });
});
