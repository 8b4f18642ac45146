import { createProductCatalog } from '../../licensing/products/catalog';
import type { UseCaseContext } from '../../usecases/context';
import type { TinyTenant } from './tinyTenant';

/** What a node would hand to a use case, on the tiny tenant. */
export function contextOn({ graph }: TinyTenant): UseCaseContext {
  const catalog = createProductCatalog({ table: { products: new Map(), plans: new Map() } });
  return {
    graph,
    tenantId: 'tiny',
    now: () => new Date(graph.timing.now()).toISOString(),
    hint: () => undefined,
    log: () => undefined,
    sign: (text) => text,
    catalog: () => Promise.resolve(catalog),
  };
}
