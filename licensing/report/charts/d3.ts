/**
 * D3 computes scales and shapes, which is all of a chart that is hard; it needs no browser. The build puts it into this file
 * (`gulpfile.js`), so that nobody installs it: no other file imports it.
 */
export { scaleBand, scaleLinear, scaleUtc } from 'd3-scale';
export { arc, pie, stack } from 'd3-shape';
