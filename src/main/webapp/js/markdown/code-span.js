// Inline code: `code`, ``code with a ` in it``.

/** @import {Token} from './inline.js' */

/** The runs of backticks in a text. Ask for them from left to right. */
export class Backticks {
  #text;
  /**
   * Where the runs of each length begin, and how many have been passed.
   *
   * @type {Map<number, {starts: number[], passed: number}> | null}
   */
  #runs = null;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /**
   * Returns where the next run of this many backticks begins, -1 if there is none.
   *
   * @param {number} from not before that of the last call
   * @param {number} count
   */
  next(from, count) {
    this.#runs ??= runsOf(this.#text);
    const runs = this.#runs.get(count);
    while (runs && runs.starts[runs.passed] < from) runs.passed++;
    return runs?.starts[runs.passed] ?? -1;
  }
}

/** @param {string} text */
function runsOf(text) {
  /** @type {Map<number, {starts: number[], passed: number}>} */
  const runs = new Map();
  for (const { index, 0: run } of text.matchAll(/`+/g)) {
    const known = runs.get(run.length);
    if (known) known.starts.push(index);
    else runs.set(run.length, { starts: [index], passed: 0 });
  }
  return runs;
}

/** How often the character at a position repeats from there. @param {string} text @param {number} at */
export function lengthOfRun(text, at) {
  let end = at + 1;
  while (text[end] === text[at]) end++;
  return end - at;
}

/** The token of a code span. @param {string} written the text between its backticks @returns {Token} */
export function codeSpan(written) {
  const line = written.replace(/\n/g, ' ');
  // spec: "If the resulting string both begins and ends with a space character, but does not consist entirely of space
  // characters, a single space character is removed from the front and back."
  const isPadded = line.startsWith(' ') && line.endsWith(' ') && line.trim() !== '';
  return { type: 'codespan', text: isPadded ? line.slice(1, -1) : line, raw: '`' };
}
