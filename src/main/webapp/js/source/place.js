// Where a passage is: its name and its addresses.

import { h } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {DocumentPlace} from '../api/responses.js' */

/**
 * A part of a document in the terms of its format, from the first to the last: `kind` is `page`, `slide`, `cells` (rows
 * of a sheet), `notebook_cell` or `email_part` (messages).
 *
 * @typedef {{kind: string, from: number, to: number, sheet?: string}} Place
 */

/** How many lines are shown on each side of the cited ones, 12. */
export const CONTEXT_LINES = 12;

/** Lines of a document, both inclusive. @typedef {{startLine: number, endLine: number}} Lines */

/** What people call one of a kind. @type {Record<string, string>} */
const NOUNS = { cells: 'row', notebook_cell: 'cell', email_part: 'message' };

/**
 * What documents are called whose text is extracted, and what the text is without.
 *
 * @type {[RegExp, string, string][]}
 */
const RENDITIONS = [
  [/\.x?html?$/i, 'page', 'markup'],
  [/\.pdf$/i, 'PDF', 'pictures and layout'],
  [/\.do[ct][xm]$/i, 'Word document', 'pictures and layout'],
  [/\.p[po][st][xm]$/i, 'presentation', 'pictures and layout'],
  [/\.xl[st][xm]$/i, 'workbook', 'pictures and layout'],
  [/\.o[dt]t$/i, 'document', 'pictures and layout'],
  [/\.o[dt]p$/i, 'presentation', 'pictures and layout'],
  [/\.o[dt]s$/i, 'spreadsheet', 'pictures and layout'],
  [/\.ipynb$/i, 'notebook', 'pictures'],
  [/\.epub$/i, 'book', 'pictures and layout'],
  [/\.rtf$/i, 'document', 'pictures and layout'],
  [/\.eml$/i, 'message', 'attachments'],
  [/\.mbox$/i, 'mailbox', 'attachments'],
];

/** The entry of a document in `RENDITIONS`. @param {string} path */
export function renditionOf(path) {
  return RENDITIONS.find(([names]) => names.test(path));
}

/**
 * Whether a document is shown as extracted text, whose lines are not those of the file.
 *
 * @param {string} path
 */
export function isRendition(path) {
  return renditionOf(path) !== undefined;
}

/**
 * Whether a document is shown in readable words, line by line those of the file.
 *
 * @param {string} path
 */
export function isReadable(path) {
  return /\.(mdx|adoc|asciidoc|asc|rst|rest|[1-9]|man|mdoc|csv|tsv|tab|org)$/i.test(path);
}

/** @param {{path: string, startLine?: number, endLine?: number, place?: Place}} place */
export function placeName({ path, startLine, endLine, place }) {
  if (place) return `${path}, ${partName(place)}`;
  if (!startLine) return path;
  if (isRendition(path))
    return `${path}, ${startLine === (endLine ?? startLine) ? 'line' : 'lines'} ${lineRange(startLine, endLine ?? startLine)} of its text`;
  return `${path}:${lineRange(startLine, endLine ?? startLine)}`;
}

/** @param {Place} place */
function partName({ kind, from, to, sheet }) {
  const name = `${NOUNS[kind] ?? kind}${from === to ? '' : 's'} ${lineRange(from, to)}`;
  return sheet ? `sheet ${sheet}, ${name}` : name;
}

/**
 * The heading above the first line of a part; empty if it is in the sheet of the part before it.
 *
 * @param {Place} place
 * @param {Place} [before]
 */
export function partHeading(place, before) {
  if (place.sheet) return place.sheet === before?.sheet ? '' : `Sheet ${place.sheet}`;
  const name = partName(place);
  return name[0].toUpperCase() + name.slice(1);
}

/**
 * The pages, slides or the like of some lines; undefined if the document has none there, or if the lines are of two
 * sheets.
 *
 * @param {DocumentPlace[]} places of the document, in their order
 * @param {{startLine: number, endLine: number}} lines
 * @returns {Place | undefined}
 */
export function placeOf(places, lines) {
  const covered = places.filter(({ start, end }) => start <= lines.endLine && end >= lines.startLine);
  const [first, last] = [covered[0], covered[covered.length - 1]];
  if (!first || covered.some(({ sheet }) => sheet !== first.sheet)) return undefined;
  const { kind, sheet } = first;
  const part = { kind, from: rowsOf(first, lines).from, to: rowsOf(last, lines).to };
  return sheet === undefined ? part : { ...part, sheet };
}

/** Each line of a sheet is a row if there are as many of both. @param {DocumentPlace} place @param {{startLine: number, endLine: number}} lines */
function rowsOf({ kind, from, to, start, end }, { startLine, endLine }) {
  return kind === 'cells' && to - from === end - start
    ? { from: from + Math.max(0, startLine - start), to: to - Math.max(0, end - endLine) }
    : { from, to };
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
 * The link to where a document comes from, for example to the server of its repository; null if it has none, or an address
 * that is not of the web.
 *
 * @param {string | undefined} address
 */
export function originLink(address) {
  return address !== undefined && /^https?:\/\//i.test(address)
    ? h('a', { class: 'quiet', href: address, target: '_blank', rel: 'noopener' }, 'Open at its origin')
    : null;
}

/**
 * The address of some lines where their document comes from.
 *
 * @param {string | undefined} pattern with `{start}` and `{end}` for the numbers
 * @param {{startLine: number, endLine: number}} lines
 */
export function originOf(pattern, { startLine, endLine }) {
  return pattern?.replaceAll('{start}', `${startLine}`).replaceAll('{end}', `${endLine}`);
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
