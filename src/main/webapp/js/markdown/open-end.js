// The open end of a growing text: what is half written is shown as a beginning of what will most likely be there, so
// that the reader sees no asterisks, brackets and headings come and go. The text itself stays as it is.

import { cellsOf } from './lines.js';

/** @import {EmphasisType, Run} from './emphasis.js' */

/**
 * How far the end reaches back, 400 characters: emphasis, code and links are shorter; what is longer has lost its other
 * end.
 */
const MAX_REACH = 400;

/**
 * Returns whether a stretch at the end may be half of something.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} end
 */
export function isShortRest(text, from, end) {
  return end - from <= MAX_REACH && !text.slice(from, end).includes('\n');
}

/** Beginnings of a reference to a character, of a line break, of an address between angle brackets. */
const UNDECIDED =
  /(?:&(?:#[xX]?[\da-fA-F]{0,6}|[A-Za-z][A-Za-z\d]{0,7})?|<(?:br?\s*\/?)?|<(?:https?|mailto):[^\s<>]*)$/;

/**
 * Returns how much of a growing text can be drawn: marks at its end may open or close something, or be longer than they
 * are.
 *
 * @param {string} text
 */
export function endOfDecided(text) {
  const tail = text.slice(-MAX_REACH);
  let end = text.length - (UNDECIDED.exec(tail)?.[0].length ?? 0);
  while (end > 0 && '*_~`'.includes(text[end - 1]) && !isEscaped(text, end - 1)) end--;
  return text[end - 1] === '\\' && !isEscaped(text, end - 1) ? end - 1 : end;
}

/** @param {string} text @param {number} at */
function isEscaped(text, at) {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/**
 * Returns the kinds of emphasis that a run has begun and that will most likely be ended: the innermost first.
 *
 * @param {string} text
 * @param {number} end
 * @param {Run} run
 * @returns {EmphasisType[]}
 */
export function begunEmphasis(text, end, run) {
  if (!run.canOpen || !isShortRest(text, run.at, end)) return [];
  if (run.mark === '~') return run.count === 2 ? ['del'] : [];
  if (run.count > 1) return run.count === 2 ? ['strong'] : run.count === 3 ? ['em', 'strong'] : [];
  // A single mark before punctuation is more often a pattern (`*.java`) than emphasis.
  return /^[\p{L}\p{N}"“„«‘]/u.test(text.slice(run.at + run.written, run.at + run.written + 2)) ? ['em'] : [];
}

/** What may stand before the beginning of a block: quotes, items of lists. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*/;

/**
 * A line that may become anything: a heading, the line below one, a rule, an item, a fence, the row below the head of a
 * table.
 */
const UNDECIDED_LINE =
  /^(?:#{1,6}|\||[-*_=+]+(?:[ \t]+[-*_=+]+)*|\d{1,9}[.)]?|`{1,2}|~{1,2}|(?:`{3,}[^`]*|~{3,}.*))?[ \t]*$/;

/**
 * Returns a line without its line break as it is best drawn.
 *
 * @param {string} line
 * @param {string | null} fence the marks that have opened the code that it stands in
 * @returns {string | null} null if nothing is known about it yet
 */
export function decidedLine(line, fence) {
  if (fence)
    return line
      .replace(/^[ \t>]+/, '')
      .trimEnd()
      .replaceAll(fence[0], '') === ''
      ? null
      : line;
  const containers = CONTAINERS.exec(line)?.[0] ?? '';
  if (!UNDECIDED_LINE.test(line.slice(containers.length))) return line;
  const known = containers.trim();
  return known === '' || UNDECIDED_LINE.test(known) ? null : containers;
}

/**
 * Returns the row of dashes that will most likely follow a line that begins like the head of a table, null if it does
 * not.
 *
 * @param {string} line the last one of a paragraph
 */
export function rowBelow(line) {
  if (!/^ {0,3}\|[^|]*[^|\s]/.test(line)) return null;
  return `|${'-|'.repeat(cellsOf(line).length)}`;
}
