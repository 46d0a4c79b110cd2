// Places of passages, so that long ones break where a reader would break them.

import { placeName } from './format.js';
import { h } from './nodes.js';

/** @typedef {import('./nodes.js').Description} Description */

/** A place (`docs/install.md:10-42`) that may break after each slash. @param {{path: string, startLine?: number, endLine?: number}} place */
export function placeParts(place) {
  return breakable(placeName(place));
}

/** A path that may break after each slash. @param {string} path @returns {Description[]} */
export function breakable(path) {
  return path.split(/(?<=\/)(?=[^/])/).flatMap((part, i) => (i === 0 ? [part] : [h('wbr'), part]));
}
