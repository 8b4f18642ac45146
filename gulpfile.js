const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
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

const build = gulp.series(clean, gulp.parallel(compile, copyAssets));

function watch() {
  gulp.watch(sources, compile);
  gulp.watch(assets, copyAssets);
}

module.exports = { clean, compile, build, watch: gulp.series(build, watch), default: build };
