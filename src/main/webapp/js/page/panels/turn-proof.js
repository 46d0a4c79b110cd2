// What the check of an answer has found, in words, below its text.

import { h } from '../../dom/nodes.js';
import { plural } from './format.js';
import { weakText } from './phases.js';

/** @import {Unsupported} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

/** How many parts of the text are named, 8. */
const MAX_NAMED = 8;

/** How much of a quotation is shown, in characters. */
const MAX_QUOTED = 80;

/** Describes what is weak in an answer; null if nothing is. @param {Turn} turn */
export function proofNote(turn) {
  if (turn.status === 'running' || !turn.proof) return null;
  const { unsupported, unchecked } = turn.proof;
  const inexact = unsupported.filter(({ kind }) => kind === 'quotation');
  const absent = unsupported.filter(({ kind }) => kind !== 'quotation');
  const told = [
    weakText(turn),
    absent.length > 0 && ['In none of the passages: ', ...named(turn.text, absent), '. '],
    inexact.length > 0 && ['Not in these words in the passage: ', ...named(turn.text, inexact), '. '],
    unchecked > 0 && !isVerbatim(turn) && `${plural(unchecked, 'citation was', 'citations were')} not checked.`,
  ].filter(Boolean);
  return told.length > 0 ? h('p', { class: 'proof', key: 'proof' }, told) : null;
}

/** Quotes copy the lines that they cite, so there is nothing to check. @param {Turn} turn */
function isVerbatim(turn) {
  return (turn.done?.model ?? turn.model) === 'quotes';
}

/** @param {string} text @param {Unsupported[]} parts */
function named(text, parts) {
  const all = [...new Set(parts.map(({ start, end }) => short(text.slice(start, end))))];
  const shown = all.slice(0, MAX_NAMED).flatMap((part, i) => [i > 0 && ', ', h('code', { dir: 'ltr' }, part)]);
  return all.length > MAX_NAMED ? [...shown, ` and ${all.length - MAX_NAMED} more`] : shown;
}

/** A part of a text as it is shown: on one line, without Markdown's escapes. @param {string} quoted */
function short(quoted) {
  const line = quoted.replace(/\s+/g, ' ').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED - 1).trimEnd()}…` : line;
}
