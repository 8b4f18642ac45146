import { readFileSync } from 'node:fs';
import { bundled } from '../shippedPackages.mjs';

/** The rooms that make up the published package. */
const { include: productRooms } = JSON.parse(
  readFileSync(new URL('../../tsconfig.build.json', import.meta.url), 'utf8'),
);

/** Which rooms a room may import from, besides itself. Rooms that are not named here may import from all. */
const arrows = {
  nodes: ['usecases', 'licensing', 'graph'],
  usecases: ['licensing', 'graph'],
  licensing: [],
  graph: [],
  credentials: ['graph/token'],
  // Its own model of Microsoft 365: code shared with graph/ or licensing/ would let one mistake hide in both.
  emulator: [],
  runtime: ['emulator'],
};

/** The floors inside a room, the lowest first; one floor imports from its own parts and from those below. */
const floors = {
  graph: [['permissions.ts'], ['http'], ['token', 'directory', 'reports'], ['licenses']],
  licensing: [
    ['products', 'usage', 'money'],
    ['roster', 'inventory'],
    ['candidates', 'changes'],
    ['events', 'report'],
  ],
  usecases: [
    ['context.ts', 'pages', 'failureDetails.ts', 'tenantLicenses.ts'],
    ['roster', 'activity', 'inventory', 'access'],
    ['assignments', 'candidates', 'changes'],
    ['events', 'report'],
  ],
};

/** The one file into which the build puts packages that nobody installs (gulpfile.js). */
const bundle = 'licensing/report/charts/d3.ts';

/** Packages that a room may import. */
const packages = {
  nodes: ['n8n-workflow', '@microsoft/microsoft-graph-types', 'luxon'],
  credentials: ['n8n-workflow'],
  // What n8n gives is handed to a use case as its context.
  usecases: ['@microsoft/microsoft-graph-types', 'luxon'],
  // Pure: no n8n, no network, no file system.
  licensing: ['@microsoft/microsoft-graph-types', 'csv-parse', 'luxon', ...bundled],
  // n8n reaches graph/ only as one injected request function.
  graph: ['@azure/msal-node', '@microsoft/microsoft-graph-types', 'csv-parse', 'luxon'],
};

const anyOf = (paths) => `(?:${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})`;

const circles = {
  name: 'no-circle',
  comment: 'Files that import each other, also for types alone, can only be read together.',
  severity: 'error',
  from: {},
  to: { circular: true },
};

const betweenRooms = Object.entries(arrows).map(([room, others]) => ({
  name: `arrows-of-${room}`,
  comment: `${room}/ imports from ${[room, ...others].join(', ')} and no other room.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: `^${anyOf([...productRooms, 'emulator', 'runtime', 'test', 'bench', 'scripts'])}/`,
    pathNot: `^${anyOf([room, ...others])}/`,
  },
}));

const betweenFloors = Object.entries(floors).flatMap(([room, ofRoom]) =>
  ofRoom.slice(0, -1).map((floor, level) => ({
    name: `floors-of-${room}`,
    comment: `${floor.join(', ')} of ${room}/ stand below ${ofRoom
      .slice(level + 1)
      .flat()
      .join(', ')}.`,
    severity: 'error',
    from: { path: `^${room}/${anyOf(floor)}(?:/|$)` },
    to: { path: `^${room}/${anyOf(ofRoom.slice(level + 1).flat())}(?:/|$)` },
  })),
);

const packagesOfRooms = Object.entries(packages).map(([room, allowed]) => ({
  name: `packages-of-${room}`,
  comment: `${room}/ imports the packages ${allowed.join(', ')} and no others.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'unknown'],
    pathNot: `(?:^|node_modules/)(?:@types/)?${anyOf(allowed)}(?:/|$)`,
  },
}));

const bundledPackages = {
  name: 'bundled-packages',
  comment: `Only ${bundle} imports ${bundled.join(', ')}: the published package has them in that file alone.`,
  severity: 'error',
  from: { path: `^${anyOf(productRooms)}/`, pathNot: `^${anyOf([bundle])}$` },
  to: { path: `(?:^|node_modules/)(?:@types/)?${anyOf(bundled)}(?:/|$)` },
};

const nodeModules = {
  name: 'modules-of-node',
  comment: 'Only graph/ hashes, streams and parses addresses with modules of Node.',
  severity: 'error',
  from: { path: `^${anyOf(productRooms)}/`, pathNot: '^graph/' },
  to: { dependencyTypes: ['core'] },
};

/** Configuration of dependency-cruiser: the arrows between the rooms and between the floors inside them. */
export default {
  forbidden: [circles, ...betweenRooms, ...betweenFloors, ...packagesOfRooms, bundledPackages, nodeModules],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they tie files together as well.
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
