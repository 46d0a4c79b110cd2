// The open end of a growing text. Incomplete Markdown is shown as what it will probably become, so that asterisks,
// brackets and headings do not flicker. The text itself does not change.

import { cellsOf } from './lines.js';

/** @import {EmphasisType, Run} from './emphasis.js' */

/** How far back the open end reaches, 400 characters. Anything longer has probably lost its other end. */
const MAX_REACH = 400;

/**
 * Returns whether a piece at the end may be incomplete.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} end
 */
export function isShortRest(text, from, end) {
  return end - from <= MAX_REACH && !text.slice(from, end).includes('\n');
}

/** The beginning of a character reference, a line break or an address in angle brackets. */
const UNDECIDED =
  /(?:&(?:#[xX]?[\da-fA-F]{0,6}|[A-Za-z][A-Za-z\d]{0,7})?|<(?:br?\s*\/?)?|<(?:https?|mailto):[^\s<>]*)$/;

/**
 * Returns how much of a growing text can be drawn. Marks at its end may open or close something, or more may follow.
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
 * Returns the kinds of emphasis that a run begins and that will probably be closed, the innermost first.
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

/** What may precede the start of a block: quotes, list items and footnotes. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^[^\s\]]{1,99}\]:))*[ \t]*/;

/**
 * A line that may become a heading, its underline, a rule, an item, a footnote, a fence or the row below a table's head.
 */
const UNDECIDED_LINE =
  /^(?:#{1,6}|\[(?:\^[^\s\]]{0,99}\]?)?|\||[-*_=+]+(?:[ \t]+[-*_=+]+)*|\d{1,9}[.)]?|`{1,2}|~{1,2}|(?:`{3,}[^`]*|~{3,}.*))?[ \t]*$/;

/** The mark of an alert, or its beginning. */
const BEGUN_ALERT = /^\[(?:![A-Za-z]{0,9}\]?[ \t]*)?$/;

/**
 * Returns the part of an incomplete line that can be drawn.
 *
 * @param {string} line
 * @param {string | null} fence the opening marks of the code around it
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
  const known = containers.trim();
  const rest = line.slice(containers.length);
  if (known.endsWith('>') && BEGUN_ALERT.test(rest)) return containers;
  if (!UNDECIDED_LINE.test(rest)) return line;
  return known === '' || UNDECIDED_LINE.test(known) ? null : containers;
}

/**
 * Returns the row of dashes that will probably follow a line that looks like the head of a table, else null.
 *
 * @param {string} line the last line of a paragraph
 */
export function rowBelow(line) {
  if (!/^ {0,3}\|[^|]*[^|\s]/.test(line)) return null;
  return `|${'-|'.repeat(cellsOf(line).length)}`;
}
