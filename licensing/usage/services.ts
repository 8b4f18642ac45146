import { foldId } from '../products/foldId';

/**
 * The seven services in which Microsoft's usage reports measure activity. `outlook` is the e-mail activity report, the
 * other six are the columns of the active users report.
 */
export const MEASURED_SERVICES = [
  'exchange',
  'oneDrive',
  'outlook',
  'sharePoint',
  'skypeForBusiness',
  'teams',
  'yammer',
] as const;

export type MeasuredService = (typeof MEASURED_SERVICES)[number];

/** A service plan of a SKU; Graph's `servicePlanInfo` has this shape. */
export interface ServicePlanState {
  servicePlanId?: string | null;
  servicePlanName?: string | null;
  provisioningStatus?: string | null;
}

/** The plans that Microsoft has provisioned for the SKU, less those disabled for the user. */
export function activePlans(
  servicePlans: readonly ServicePlanState[],
  disabledPlans: readonly string[],
): ServicePlanState[] {
  const disabled = new Set(disabledPlans.map(foldId));
  return servicePlans.filter(
    ({ servicePlanId, provisioningStatus }) =>
      provisioningStatus !== 'Disabled' && !disabled.has(foldId(servicePlanId ?? '')),
  );
}

/** A value for each service; as a literal, which is made several times as fast as property by property. */
export function byService<Value>(
  valueOf: (service: MeasuredService) => Value,
): Record<MeasuredService, Value> {
  return {
    exchange: valueOf('exchange'),
    oneDrive: valueOf('oneDrive'),
    outlook: valueOf('outlook'),
    sharePoint: valueOf('sharePoint'),
    skypeForBusiness: valueOf('skypeForBusiness'),
    teams: valueOf('teams'),
    yammer: valueOf('yammer'),
  };
}
