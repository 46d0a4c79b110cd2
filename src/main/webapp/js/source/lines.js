// Draws lines of a document with their numbers, cited lines marked and code coloured.

import { flatten, h } from '../dom/nodes.js';
import { isReadable, isRendition, partHeading, renditionOf } from './place.js';

/** @import {Description, ElementDescription} from '../dom/nodes.js' */
/** @import {DocumentPlace} from '../api/responses.js' */
/** @import {Lines} from './place.js' */

/** Documents whose lines are paragraphs. */
const PROSE =
  /\.(md|mdx|ipynb|eml|mbox|epub|rtf|markdown|txt|rst|rest|adoc|asciidoc|asc|x?html?|pdf|do[ct][xm]|p[po][st][xm]|o[dt][tp]|[1-9]|man|mdoc|org)$/i;

/**
 * The note above a document whose text is not that of its file; null for all others.
 *
 * @param {string} path
 */
export function renditionNote(path) {
  const rendition = renditionOf(path);
  if (rendition)
    return note(
      `This is the text of the ${rendition[1]} as Docent reads it, without ${rendition[2]}. Line numbers refer to this text, not to the file.`,
    );
  return isReadable(path)
    ? note('This is the text as Docent reads it, without markup. Its lines are those of the file.')
    : null;
}

/** @param {string} text */
function note(text) {
  return h('p', { class: 'note rendition', key: 'rendition' }, text);
}

/**
 * Describes the lines of a document.
 *
 * @param {{path: string, text: string, start: number, head?: {start: number, text: string}, places?: DocumentPlace[]}}
 *     document head: if the text begins inside a table, the table's head, drawn above the text; places: pages, slides and
 *     the like, each named above its first line
 * @param {(Lines & {spans?: Lines[]}) | null} marked the passage, and the lines in it that are cited, if they are known
 * @param {(code: string, language: string) => Description[] | null} highlight
 * @param {(line: number) => string} address returns the link of a line's number
 */
export function sourceLines({ path, text, start, head, places = [] }, marked, highlight, address) {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const coloured = isRendition(path) ? null : highlight(whole, extension(path));
  const lines = splitLines(coloured ?? [whole]);
  const look = PROSE.test(path) ? 'lines wrapped' : 'lines';
  const heads = head ? head.text.split('\n') : [];
  const headings = partHeadings(places, start);
  return h(
    'div',
    { class: look, role: 'group', 'aria-label': `Lines of ${path}` },
    [...heads.map((line) => [line]), ...lines].flatMap((line, i) => {
      const n = i < heads.length ? (head?.start ?? 0) + i : start + i - heads.length;
      return [
        ...(i >= heads.length ? (headings.get(n) ?? []) : []),
        // You can click the numbers, but the Tab key must not stop at a thousand of them.
        h(
          'div',
          { class: `line${markOf(n, marked)}${i < heads.length ? ' of-head' : ''}`, id: `line-${n}` },
          h('a', { class: 'number', href: address(n), 'data-line': n, 'aria-label': `Line ${n}`, tabindex: '-1' }, n),
          h('code', null, line.length > 0 ? line : '\n'),
        ),
      ];
    }),
  );
}

/** The class of a line: of the cited lines, or of the passage around them. @param {number} line @param {(Lines & {spans?: Lines[]}) | null} marked */
function markOf(line, marked) {
  if (!marked || !isWithin(line, marked)) return '';
  const spans = marked.spans ?? [];
  return spans.length === 0 || spans.some((span) => isWithin(line, span)) ? ' marked' : ' around';
}

/** @param {number} line @param {Lines} lines */
function isWithin(line, { startLine, endLine }) {
  return line >= startLine && line <= endLine;
}

/**
 * The headings above lines, by the number of the line.
 *
 * @param {DocumentPlace[]} places
 * @param {number} start the first line that is drawn
 */
function partHeadings(places, start) {
  /** @type {Map<number, Description[]>} */
  const headings = new Map();
  places.forEach((place, i) => {
    const text = partHeading(place, places[i - 1]);
    if (text === '') return;
    const line = Math.max(place.start, start);
    const heading = h('h3', { class: 'part-name', id: `${place.kind}-${place.from}` }, text);
    headings.set(line, [...(headings.get(line) ?? []), heading]);
  });
  return headings;
}

/**
 * Splits a description at its line breaks. An element that spans several lines is repeated in each of them.
 *
 * @param {Description[]} descriptions
 * @returns {Description[][]}
 */
export function splitLines(descriptions) {
  /** @type {Description[][]} */
  const lines = [[]];
  for (const description of descriptions) {
    const pieces =
      typeof description === 'string' ? description.split('\n').map((text) => [text]) : wrapped(description);
    pieces.forEach((piece, i) => {
      if (i > 0) lines.push([]);
      lines[lines.length - 1].push(...piece);
    });
  }
  return lines.map((line) => flatten(line));
}

/** @param {ElementDescription} element @returns {Description[][]} */
function wrapped(element) {
  return splitLines(element.children).map((line) =>
    line.length > 0 ? [h(element.tag, element.attributes, line)] : [],
  );
}

/** @param {string} path */
function extension(path) {
  if (isReadable(path)) return 'md';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(Dockerfile|Makefile)$/i.test(name)) return name.toLowerCase();
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
}
