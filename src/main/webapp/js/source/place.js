// Where a passage is: its name and its addresses.

import { h } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {DocumentPage} from '../api/responses.js' */

/** @typedef {{kind: string, from: number, to: number}} Place pages, from the first to the last: `kind` is `page` */

/**
 * Whether a document is shown as extracted text, whose lines are not those of the file.
 *
 * @param {string} path
 */
export function isRendition(path) {
  return /\.(x?html?|pdf)$/i.test(path);
}

/**
 * Whether a document is shown in readable words, line by line those of the file.
 *
 * @param {string} path
 */
export function isReadable(path) {
  return /\.(adoc|asciidoc|asc|rst|rest|[1-9]|man|mdoc|csv|tsv|tab|org)$/i.test(path);
}

/** @param {{path: string, startLine?: number, endLine?: number, place?: Place}} place */
export function placeName({ path, startLine, endLine, place }) {
  if (place) return `${path}, ${place.kind}${place.from === place.to ? '' : 's'} ${lineRange(place.from, place.to)}`;
  if (!startLine) return path;
  if (isRendition(path))
    return `${path}, ${startLine === (endLine ?? startLine) ? 'line' : 'lines'} ${lineRange(startLine, endLine ?? startLine)} of its text`;
  return `${path}:${lineRange(startLine, endLine ?? startLine)}`;
}

/**
 * The pages of some lines; undefined if the document has no pages.
 *
 * @param {DocumentPage[]} pages of the document, in their order
 * @param {{startLine: number, endLine: number}} lines
 * @returns {Place | undefined}
 */
export function pagesOf(pages, { startLine, endLine }) {
  const covered = pages.filter(({ start, end }) => start <= endLine && end >= startLine);
  return covered.length > 0 ? { kind: 'page', from: covered[0].page, to: covered[covered.length - 1].page } : undefined;
}

/** @param {number} start @param {number} end */
export function lineRange(start, end) {
  return start === end ? `${start}` : `${start}-${end}`;
}

/**
 * The address of the page that shows lines of a document.
 *
 * @param {{path: string, startLine?: number, endLine?: number}} place
 */
export function sourceAddress({ path, startLine, endLine }) {
  const lines = startLine ? `#L${startLine}${endLine && endLine !== startLine ? `-L${endLine}` : ''}` : '';
  return `source.html?path=${path.split('/').map(encodeURIComponent).join('/')}${lines}`;
}

/**
 * The lines in an address (`#L10-L42`).
 *
 * @param {string} hash
 * @returns {{startLine: number, endLine: number} | null}
 */
export function linesOf(hash) {
  const match = /^#L(\d+)(?:-L?(\d+))?$/.exec(hash);
  if (!match) return null;
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
  return first < 1 || last < 1 ? null : { startLine: Math.min(first, last), endLine: Math.max(first, last) };
}

/**
 * The resource of a document. The document's path is in the query, because containers refuse some characters in a path
 * even if encoded.
 *
 * @param {string} path
 * @param {{start: number, end: number}} [lines]
 */
export function documentAddress(path, lines) {
  const part = lines ? `&start=${lines.start}&end=${lines.end}` : '';
  return `api/documents?path=${path.split('/').map(encodeURIComponent).join('/')}${part}`;
}

/**
 * A place (`docs/install.md:10-42`) that can wrap after each slash.
 *
 * @param {{path: string, startLine?: number, endLine?: number, place?: Place}} place
 */
export function placeParts(place) {
  return breakable(placeName(place));
}

/** A path that can wrap after each slash. @param {string} path @returns {Description[]} */
export function breakable(path) {
  return path.split(/(?<=\/)(?=[^/])/).flatMap((part, i) => (i === 0 ? [part] : [h('wbr'), part]));
}
