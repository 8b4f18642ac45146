import builtIn from './products.json';

export interface Product {
  partNumber: string;
  name: string;
}

/** Microsoft's names by id; all ids in lower case. */
export interface ProductTable {
  /** By SKU id. */
  products: ReadonlyMap<string, Product>;
  /** Friendly names of service plans, by service plan id. */
  plans: ReadonlyMap<string, string>;
}

let loaded: ProductTable | undefined;

/**
 * Microsoft's "Product names and service plan identifiers for licensing" as it was when this package was built;
 * `products.json` names the source, and `scripts/buildProducts.mjs` makes it anew.
 */
export function builtInProductTable(): ProductTable {
  loaded ??= {
    products: new Map(
      builtIn.products.map(([id = '', partNumber = '', name = '']) => [id, { partNumber, name }]),
    ),
    plans: new Map(builtIn.plans.map(([id = '', name = '']) => [id, name])),
  };
  return loaded;
}

/** The newer names, and the older ones of what the newer table lacks. */
export function overlay(older: ProductTable, newer: ProductTable): ProductTable {
  return {
    products: new Map([...older.products, ...newer.products]),
    plans: new Map([...older.plans, ...newer.plans]),
  };
}
