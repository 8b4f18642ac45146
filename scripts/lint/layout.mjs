/** Files that may stand at the root of a room, beside its folders. */
const rootFiles = {
  nodes: [],
  'nodes/Microsoft365Licenses': ['Microsoft365Licenses.node.ts', 'operation.ts', 'runChange.ts'],
  'nodes/Microsoft365LicensesTrigger': ['Microsoft365LicensesTrigger.node.ts', 'pollEvent.ts'],
  usecases: ['context.ts', 'failureDetails.ts', 'tenantLicenses.ts'],
  licensing: [],
  graph: ['permissions.ts'],
};

/**
 * What stands where it does not belong: a loose file in a room, a unit test without a source of its name, a file of
 * test/unit that is no test.
 * @param {readonly string[]} files every file of the repository, from its root, with slashes
 * @returns {string[]} one sentence a problem
 */
export function layoutProblems(files) {
  const present = new Set(files);
  return files.flatMap((file) => looseFile(file) ?? strayTest(file, present) ?? []);
}

function looseFile(file) {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const name = file.slice(folder.length + 1);
  const allowed = rootFiles[folder];
  if (!allowed || !name.endsWith('.ts') || allowed.includes(name)) return null;
  return `${file}: put it into a folder of ${folder}/ that says what it is about.`;
}

function strayTest(file, present) {
  if (!file.startsWith('test/unit/') || file.startsWith('test/unit/properties/')) return null;
  const tested = /^test\/unit\/(.+)\.test\.ts$/.exec(file)?.[1];
  if (tested === undefined)
    return `${file}: only tests stand in test/unit; what helps them stands in test/support.`;
  const sources = ['.ts', '.mjs', '.credentials.ts', '.node.ts'].map((ending) => tested + ending);
  if (sources.some((source) => present.has(source))) return null;
  return `${file}: there is no ${tested}.ts; name it after the source that it tests, or put it into test/unit/properties.`;
}
