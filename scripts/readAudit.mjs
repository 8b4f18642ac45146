/**
 * What an answer of `npm audit --json` means for the packages at `shipped`. An answer that is no report proves nothing,
 * and fails nothing: a build must not depend on a registry.
 * @param {string} output
 * @param {ReadonlySet<string>} shipped
 * @returns {{ exitCode: 0 | 1, lines: string[] }}
 */
export function readAudit(output, shipped) {
  const { vulnerabilities, message } = parsed(output);
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    const answer = typeof message === 'string' ? message : 'it did not answer';
    return {
      exitCode: 0,
      lines: [
        `NOT CHECKED. The npm registry gave no report (${answer}). Run it again where it is reachable.`,
      ],
    };
  }
  const all = Object.values(vulnerabilities);
  const ours = all.filter(({ nodes = [] }) => nodes.some((place) => shipped.has(place)));
  const lines = ours.map(
    ({ name, severity, range, via = [] }) => `${name} ${range} (${severity}): ${advice(via)}`,
  );
  const others = all.length - ours.length;
  const verdict =
    ours.length === 0
      ? `No known vulnerability in the ${shipped.size} packages that users get.`
      : `${ours.length} of the ${shipped.size} packages that users get have a known vulnerability. Update them, or say in SECURITY.md why they are safe here.`;
  const tools = others === 0 ? [] : [`${others} packages that only build and test have one: npm audit.`];
  return { exitCode: ours.length === 0 ? 0 : 1, lines: [...lines, verdict, ...tools] };
}

/** An advisory has a title and an address; what is only affected by way of another package names that package. */
function advice(via) {
  return via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`)).join('; ');
}

function parsed(output) {
  try {
    return Object(JSON.parse(output));
  } catch {
    return {};
  }
}
