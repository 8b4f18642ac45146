import { familyOf } from '../../licensing/products/family';
import { licenseWorth } from '../../licensing/products/licenseWorth';
import { builtInProductTable } from '../../licensing/products/productTable';
import { allSkus } from './allSkus';

const header = [
  '# What every SKU is worth. Made by `node scripts/goldenWorth.mjs`; read it before committing it.',
  '# SKUs and names: Microsoft, Product names and service plan identifiers for licensing, July 2026 (CC BY 4.0).',
  '# part number | SKU id | name | family | account kind | suite or single | bought for | known by | not measured',
];

/** One line a SKU, by family and part number. */
export function goldenLines(): string[] {
  const { products } = builtInProductTable();
  const lines = allSkus.map((sku) => {
    const name = products.get(sku.skuId)?.name ?? null;
    const family = familyOf(sku.skuPartNumber, name);
    const worth = licenseWorth(sku);
    const knownBy = [
      ...worth.services,
      ...(worth.desktopApps ? ['desktop apps'] : []),
      ...(worth.copilot ? ['Copilot'] : []),
    ];
    return [
      sku.skuPartNumber,
      sku.skuId,
      name ?? '',
      family,
      worth.accountKind,
      worth.isSuite ? 'suite' : 'single',
      listed(worth.principal.map((workload) => workload.name)),
      listed(knownBy),
      listed(worth.notMeasured),
    ];
  });
  const key = ([partNumber, skuId, , family]: string[]) => [family, partNumber, skuId].join('\u0000');
  lines.sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return [...header, ...lines.map((columns) => columns.join(' | '))];
}

const listed = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : '-');
