const { spawn } = require('node:child_process');
const { readFile, rm, writeFile } = require('node:fs/promises');
const esbuild = require('esbuild');
const gulp = require('gulp');

/** The folders that make up the published package; the rest of the repository never reaches `dist/`. */
const { include: rooms } = require('./tsconfig.build.json');
const sources = rooms.map((room) => `${room}/**/*.ts`);
const assets = rooms.map((room) => `${room}/**/*.{svg,json}`);

async function clean() {
  await rm('dist', { recursive: true, force: true });
}

function compile(done) {
  const compiler = require.resolve('typescript/bin/tsc');
  spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' }).on(
    'close',
    (code) => {
      done(
        code === 0 ? undefined : new Error(`The TypeScript compiler reported errors (exit code ${code}).`),
      );
    },
  );
}

/** Icons, codex files and data tables, in the same tree as the code that names them. */
function copyAssets() {
  return gulp.src(assets, { base: '.', encoding: false }).pipe(gulp.dest('dist'));
}

/** The one file whose packages are bundled into it, so that nobody has to install them; see `bundled` in the lint of arrows. */
const bundle = 'licensing/report/charts/d3';

/** Puts D3 into the file that imports it, and the license texts of what went in beside it, as those licenses ask. */
async function bundlePackages() {
  const { metafile } = await esbuild.build({
    entryPoints: [`${bundle}.ts`],
    outfile: `dist/${bundle}.js`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'error',
  });
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
  );
  const notices = [...packages].sort().map(notice);
  await writeFile(`dist/${bundle}.LICENSES.txt`, (await Promise.all(notices)).join('\n'));
}

async function notice(folder) {
  const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  return `${name} ${version}\n\n${await readFile(`${folder}/LICENSE`, 'utf8')}`;
}

const compileAndBundle = gulp.series(compile, bundlePackages);
const build = gulp.series(clean, gulp.parallel(compileAndBundle, copyAssets));

function watch() {
  gulp.watch(sources, compileAndBundle);
  gulp.watch(assets, copyAssets);
}

module.exports = { clean, compile, build, watch: gulp.series(build, watch), default: build };
