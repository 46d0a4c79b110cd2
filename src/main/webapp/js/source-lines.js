// Lines of a document with their numbers, the cited ones marked, code coloured.

import { flatten, h } from './nodes.js';

/** @typedef {import('./nodes.js').Description} Description */

/** Documents whose lines are paragraphs. */
const PROSE = /\.(md|mdx|markdown|txt|rst|adoc|html?)$/i;

/**
 * Describes the lines of a document.
 *
 * @param {{path: string, text: string, start: number}} document
 * @param {{startLine: number, endLine: number} | null} marked
 * @param {(code: string, language: string) => Description[] | null} highlight
 * @param {(line: number) => string} address where a line's number leads
 */
export function sourceLines({ path, text, start }, marked, highlight, address) {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const lines = splitLines(highlight(whole, extension(path)) ?? [whole]);
  const look = PROSE.test(path) ? 'lines wrapped' : 'lines';
  return h('div', { class: look, role: 'group', 'aria-label': `Lines of ${path}` }, lines.map((line, i) => {
    const n = start + i;
    const isMarked = marked !== null && n >= marked.startLine && n <= marked.endLine;
    // The numbers can be pressed, but a thousand of them must not stand in the way of the tabulator key.
    return h('div', { class: isMarked ? 'line marked' : 'line', id: `line-${n}` },
      h('a', { class: 'number', href: address(n), 'data-line': n, 'aria-label': `Line ${n}`, tabindex: '-1' }, n),
      h('code', null, line.length > 0 ? line : '\n'));
  }));
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
    const pieces = typeof description === 'string' ? description.split('\n').map((text) => [text]) : wrapped(description);
    pieces.forEach((piece, i) => {
      if (i > 0) lines.push([]);
      lines[lines.length - 1].push(...piece);
    });
  }
  return lines.map((line) => flatten(line));
}

/** @param {import('./nodes.js').ElementDescription} element @returns {Description[][]} */
function wrapped(element) {
  return splitLines(element.children).map((line) => (line.length > 0 ? [h(element.tag, element.attributes, line)] : []));
}

/** @param {string} path */
function extension(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(Dockerfile|Makefile)$/i.test(name)) return name.toLowerCase();
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
}
