// Lines of a document with their numbers, the cited ones marked, code coloured.

import { flatten, h } from '../dom/nodes.js';
import { isRendition } from './place.js';

/** @import {Description, ElementDescription} from '../dom/nodes.js' */

/** Documents whose lines are paragraphs. */
const PROSE = /\.(md|mdx|markdown|txt|rst|adoc|x?html?)$/i;

/**
 * What stands above the lines of a document that is shown as a text of its own, null above those of all others.
 *
 * @param {string} path
 */
export function renditionNote(path) {
  return (
    isRendition(path) &&
    h(
      'p',
      { class: 'note rendition', key: 'rendition' },
      'This is the text of the page as Docent reads it, without markup. Line numbers refer to this text, not to the file.',
    )
  );
}

/**
 * Describes the lines of a document.
 *
 * @param {{path: string, text: string, start: number, head?: {start: number, text: string}}} document head: that of the
 *     table in whose middle the text begins, which is drawn above it
 * @param {{startLine: number, endLine: number} | null} marked
 * @param {(code: string, language: string) => Description[] | null} highlight
 * @param {(line: number) => string} address where a line's number leads
 */
export function sourceLines({ path, text, start, head }, marked, highlight, address) {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const coloured = isRendition(path) ? null : highlight(whole, extension(path));
  const lines = splitLines(coloured ?? [whole]);
  const look = PROSE.test(path) ? 'lines wrapped' : 'lines';
  const heads = head ? head.text.split('\n') : [];
  return h(
    'div',
    { class: look, role: 'group', 'aria-label': `Lines of ${path}` },
    [...heads.map((line) => [line]), ...lines].map((line, i) => {
      const n = i < heads.length ? (head?.start ?? 0) + i : start + i - heads.length;
      const isMarked = marked !== null && n >= marked.startLine && n <= marked.endLine;
      // The numbers can be pressed, but a thousand of them must not get in the way of the Tab key.
      return h(
        'div',
        { class: `line${isMarked ? ' marked' : ''}${i < heads.length ? ' of-head' : ''}`, id: `line-${n}` },
        h('a', { class: 'number', href: address(n), 'data-line': n, 'aria-label': `Line ${n}`, tabindex: '-1' }, n),
        h('code', null, line.length > 0 ? line : '\n'),
      );
    }),
  );
}

/**
 * Splits a description at its line breaks; an element that goes over several lines stands in each of them.
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
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(Dockerfile|Makefile)$/i.test(name)) return name.toLowerCase();
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
}
