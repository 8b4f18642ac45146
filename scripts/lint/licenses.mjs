import { shippedPackages } from '../shippedPackages.mjs';

/** SPDX names of the licenses that ask for no more than to keep their text. */
const permissive = [
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'BlueOak-1.0.0'],
];

/** Tools may ask for more, because nothing of them is published: CC-BY is that of a table of browsers. */
const ofTools = [...permissive, 'CC-BY-4.0'];

/** n8n, in which the tests run, has licenses of its own (Sustainable Use License), which no SPDX name describes. */
const ofN8n = /^(?:@n8n|@n8n_io)\/|^n8n-(?:core|workflow)$/;

/**
 * One sentence for each package whose license is not allowed, or unknown.
 * @param {Record<string, object>} packages `packages` of a package-lock.json
 * @param {(place: string) => object | null} manifestAt the package.json at a place; null where it is not installed
 * @returns {string[]}
 */
export function licenseProblems(packages, manifestAt) {
  const shipped = shippedPackages(packages);
  const places = Object.keys(packages).filter((place) => place !== '');
  return places.flatMap((place) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // Builds for other systems are in the lock and not on this disk; the lock has their license.
    const license = licenseOf(manifestAt(place) ?? packages[place]);
    if (shipped.has(place)) {
      if (license !== null && isAllowed(license, permissive)) return [];
      return `${place}: its license is ${license ?? 'not given'}. It reaches everybody who installs this package, so it must be one of ${permissive.join(', ')}. Take another package, or do without.`;
    }
    if (ofN8n.test(name) || (license !== null && isAllowed(license, ofTools))) return [];
    return `${place}: its license is ${license ?? 'not given'}. A tool must have one of ${ofTools.join(', ')}. Take another one, or add the license to scripts/lint/licenses.mjs with the reason.`;
  });
}

/** As an SPDX expression. Older packages name an object, or a list of which one may be chosen. */
function licenseOf({ license, licenses }) {
  const named = [license ?? licenses ?? []].flat().map((one) => one?.type ?? one);
  const texts = named.filter((one) => typeof one === 'string' && one !== '');
  return texts.length === 0 ? null : texts.join(' OR ');
}

/** Whether an SPDX expression can be met: all of `AND`, one of `OR`; `AND` binds closer. */
function isAllowed(expression, allowed) {
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner === null) {
    const isMet = (part) => part.split(' AND ').every((name) => allowed.includes(name.trim()));
    return expression.split(' OR ').some(isMet);
  }
  // A bracket is answered first, and its place taken by a license that is allowed, or by none.
  const answer = isAllowed(inner[1], allowed) ? allowed[0] : '';
  return isAllowed(
    expression.replace(inner[0], () => answer),
    allowed,
  );
}
