/**
 * Node preloads this file. Where N8N_UNDER_TEST names a folder, n8n's packages are those that are installed there, for the
 * runner and for the built package alike: with two copies of n8n-workflow, `instanceof` would fail between them.
 */
const Module = require('node:module');

const folder = process.env.N8N_UNDER_TEST;
const isOfN8n = (request) => /^n8n-(?:core|workflow)(?:\/|$)/.test(request);

if (folder) {
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, isMain, options) {
    const asked = isOfN8n(request) ? { ...options, paths: [folder] } : options;
    return resolveFilename.call(this, request, parent, isMain, asked);
  };
}
