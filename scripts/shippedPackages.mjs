/** The development dependencies that the build puts into a file of ours (see `bundlePackages` in gulpfile.js). */
export const bundled = ['d3-scale', 'd3-shape'];

/**
 * The packages that reach somebody who installs this one, by their place (`node_modules/luxon`): its dependencies and what
 * the build bundles, and what these need in turn. Peers are left out: n8n brings them.
 * @param {Record<string, object>} packages `packages` of a package-lock.json
 * @returns {Set<string>}
 */
export function shippedPackages(packages) {
  const shipped = new Set();
  const waiting = [...Object.keys(packages[''].dependencies ?? {}), ...bundled].map((name) => ['', name]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = placeOf(packages, ...next);
    if (place === null || shipped.has(place)) continue;
    shipped.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) waiting.push([place, name]);
  }
  return shipped;
}

/** Where Node.js finds `name` from the package at `from`: in its own node_modules, or in one above. */
function placeOf(packages, from, name) {
  const segments = from.split('/');
  for (let length = segments.length; length >= 0; length -= 1) {
    const place = [...segments.slice(0, length), 'node_modules', name].filter(Boolean).join('/');
    if (place in packages) return place;
  }
  return null;
}
