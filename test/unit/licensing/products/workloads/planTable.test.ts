import { MEASURED_SERVICES } from '../../../../../licensing/usage/services';
import { planFacts, planIdsNamed, planTable } from '../../../../../licensing/products/workloads/planTable';
import { builtInProductTable } from '../../../../../licensing/products/productTable';
import { workloads } from '../../../../../licensing/products/workloads/workload';

describe('the table of service plans', () => {
  it('knows every service plan of Microsoft’s table, and no other', () => {
    expect([...planTable.keys()].sort()).toEqual([...builtInProductTable().plans.keys()].sort());
  });

  it('uses every workload, each with an id and a name of its own', () => {
    const used = new Set([...planTable.values()].map(({ workload }) => workload.id));
    expect(workloads.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual(['unknown']);
    expect(new Set(workloads.map(({ id }) => id)).size).toBe(workloads.length);
    expect(new Set(workloads.map(({ name }) => name)).size).toBe(workloads.length);
  });

  it('lets only workloads that are known by services measure any of the seven', () => {
    const wrong = workloads.filter(
      ({ knownBy, services, isRetired }) => !isRetired && (knownBy === 'services') !== services.length > 0,
    );
    expect(wrong).toEqual([]);
    expect(workloads.flatMap(({ services }) => services).every((id) => MEASURED_SERVICES.includes(id))).toBe(
      true,
    );
  });

  it('finds a plan by its id in whatever case, never by its name', () => {
    const [id = ''] = planIdsNamed('TEAMS1');
    expect(planFacts(id.toUpperCase(), 'SOMETHING_ELSE').workload.id).toBe('teams');
    expect(planFacts('11111111-2222-3333-4444-555555555555', 'TEAMS1').workload.id).toBe('unknown');
  });

  it('counts a plan that it does not know as bought, and as known by nothing', () => {
    const plan = planFacts('11111111-2222-3333-4444-555555555555', 'BRAND_NEW');
    expect(plan).toMatchObject({ role: 'main', workload: { knownBy: 'nothing', services: [] } });
  });

  it('knows both ids of a name that has two, and refuses one that has none', () => {
    expect(planIdsNamed('PROJECT_ESSENTIALS')).toHaveLength(2);
    expect(() => planIdsNamed('BRAND_NEW')).toThrow('There is no service plan BRAND_NEW.');
  });
});
