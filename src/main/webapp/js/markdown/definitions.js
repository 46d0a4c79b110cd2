// Reference definitions at the start of paragraphs: `[label]: address "title"`.

import { afterBlanks, labelAt, normalLabel, readDestination, readTitle } from './links.js';

/** @import {Block} from './block.js' */
/** @import {Define} from './blocks.js' */
/** @import {Definition} from './inline.js' */

/**
 * Splits a complete paragraph: removes its definitions and makes each numbered source a paragraph of its own.
 *
 * @param {Block} paragraph
 * @param {Define} define
 * @returns {string[][]} the lines of each paragraph; last, what remains, if anything
 */
export function partsOf(paragraph, define) {
  const { notes, rest } = split(paragraph, define);
  return [...notes, ...(rest === '' ? [] : [rest])].map((text) => text.split('\n'));
}

/** The text of a paragraph without its definitions. @param {Block} paragraph */
export function restOf(paragraph) {
  return split(paragraph, () => true).rest;
}

/** @param {Block} paragraph @param {Define} define */
function split({ lines }, define) {
  const text = lines.join('\n').trimEnd();
  const notes = [];
  let at = 0;
  while (text[at] === '[') {
    const found = definitionAt(text, at);
    if (!found) break;
    // `[1]: docs/install.md` repeats our list of sources and must not turn citations into links.
    if (/^\s*\d+\s*$/.test(found.label)) notes.push(text.slice(at, found.end).trimEnd());
    // A footnote is not a link.
    else if (found.label.startsWith('^') || !define(normalLabel(found.label), found.definition)) break;
    at = found.end;
  }
  return { notes, rest: text.slice(at) };
}

/**
 * Reads a reference definition: `[label]: address "title"`.
 *
 * @param {string} text
 * @param {number} at
 * @returns {{label: string, definition: Definition, end: number} | null} `end` is after its line break
 */
function definitionAt(text, at) {
  let start = at;
  while (text[start] === ' ') start++;
  const label = text[start] === '[' ? labelAt(text, start) : null;
  if (!label || text[label.end] !== ':' || normalLabel(label.text) === '') return null;
  const destination = readDestination(text, afterBlanks(text, label.end + 1), false);
  if (!destination) return null;
  const found = (/** @type {string | null} */ title, /** @type {number} */ end) => ({
    label: label.text,
    definition: { href: destination.href, title },
    end,
  });
  const blanks = afterBlanks(text, destination.end);
  const title = blanks > destination.end ? readTitle(text, blanks) : null;
  const afterTitle = title && lineEnd(text, title.end);
  if (title && afterTitle !== null) return found(title.text, afterTitle);
  const end = lineEnd(text, destination.end);
  return end === null ? null : found(null, end);
}

/**
 * Where the next line begins, if only blanks precede it.
 *
 * @param {string} text
 * @param {number} at
 * @returns {number | null}
 */
function lineEnd(text, at) {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (end === text.length) return end;
  return text[end] === '\n' ? end + 1 : null;
}
