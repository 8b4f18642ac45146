import { readFileSync } from 'node:fs';
import boundaries from 'eslint-plugin-boundaries';

/** The rooms that make up the published package. */
const { include: productRooms } = JSON.parse(
  readFileSync(new URL('../../tsconfig.build.json', import.meta.url), 'utf8'),
);

/** The rooms of the house: every TypeScript file outside node_modules is in exactly one. */
const rooms = [...productRooms, 'emulator', 'runtime', 'test', 'bench'];

/** Which rooms a room may import from, besides itself. */
const arrows = {
  credentials: [],
  nodes: ['usecases', 'graph', 'licensing'],
  usecases: ['graph', 'licensing'],
  graph: [],
  licensing: [],
  // Its own model of Microsoft 365: code shared with graph/ or licensing/ would let one mistake hide in both.
  emulator: [],
  runtime: ['emulator'],
  test: rooms,
  bench: rooms,
};

/** Packages that a room may import, where it is not free to import any; Node's own modules count. */
const packages = {
  // n8n reaches graph/ only as one injected request function.
  graph: ['@azure/msal-node', '@microsoft/microsoft-graph-types', 'csv-parse', 'luxon', 'node:*'],
  // Pure: no n8n, no network, no file system.
  licensing: ['@microsoft/microsoft-graph-types', 'csv-parse', 'luxon'],
};

const from = (room) => ({ element: { type: room } });

const roomPolicies = rooms.map((room) => ({
  from: from(room),
  allow: { to: { element: { type: [room, ...arrows[room]] } } },
}));

const packagePolicies = rooms.map((room) => ({
  from: from(room),
  allow: {
    to: { module: { origin: ['external', 'core'], ...(packages[room] && { source: packages[room] }) } },
  },
}));

/** The one door from the credential into graph/: getting a token. */
const tokenPolicy = {
  from: from('credentials'),
  allow: { to: { file: { path: ['graph/token/**'] } } },
};

/** Flat-config entry: the dependency arrows between the rooms, as lint errors. */
export const arrowsBetweenRooms = {
  files: rooms.map((room) => `${room}/**/*.ts`),
  plugins: { boundaries },
  settings: {
    'boundaries/elements': rooms.map((room) => ({ type: room, pattern: room, partialMatch: false })),
    'import/resolver': { typescript: { project: 'tsconfig.json' } },
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        policies: [...roomPolicies, ...packagePolicies, tokenPolicy],
      },
    ],
  },
};
