// The text of a block → tokens: emphasis, code, links, formulas. Pure.
//
// One pass from left to right. The work is linear for every text: nothing is searched for again after it was not found,
// a search stops where the next one like it would begin, and nesting is limited.

import { Backticks, codeSpan, lengthOfRun } from './code-span.js';
import { Emphasis, runOf } from './emphasis.js';
import { formulaAt } from './formulas.js';
import { InlineLinks } from './inline-links.js';
import { InlineScanner, NOTHING } from './inline-scanner.js';
import { InlineTree } from './inline-tree.js';
import { bareAddressAt, destinationAt, emailAround, htmlAt } from './links.js';
import { begunEmphasis, endOfDecided, isShortRest } from './open-end.js';

/** @import {Run} from './emphasis.js' */

/** @typedef {{type: string, [field: string]: any}} Token */
/** @typedef {{href: string, title: string | null, isFootnote?: boolean}} Definition */

/**
 * How many characters of a block are scanned, 20,000. The rest is plain text; nobody writes such a paragraph by hand.
 */
export const MAX_LOOKED_THROUGH = 20_000;

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const PLAIN = /[^\\`*_~[\]!<\n$@hwf]+/y;

/**
 * Returns the tokens of a block's text.
 *
 * @param {string} text
 * @param {(label: string) => Definition | undefined} definitionOf returns the definition of a label
 * @param {boolean} growing whether the text may grow; an incomplete token at its end is then completed
 * @returns {Token[]}
 */
export function inlineTokens(text, definitionOf, growing) {
  if (text.length <= MAX_LOOKED_THROUGH) return new InlineParser(text, definitionOf, growing).tokens();
  const looked = text.slice(0, MAX_LOOKED_THROUGH);
  return [
    ...new InlineParser(looked, definitionOf, false).tokens(),
    { type: 'text', text: text.slice(MAX_LOOKED_THROUGH) },
  ];
}

class InlineParser {
  #scan;
  #growing;
  #emphasis = new Emphasis();
  #links;
  #backticks;
  /** What does not occur in the rest of the text. @type {Set<string>} */
  #gone = new Set();

  /** @param {string} text @param {(label: string) => Definition | undefined} definitionOf @param {boolean} growing */
  constructor(text, definitionOf, growing) {
    this.#scan = new InlineScanner(text, growing ? endOfDecided(text) : text.length);
    this.#backticks = new Backticks(text);
    this.#links = new InlineLinks(this.#scan, this.#emphasis, definitionOf, growing);
    this.#growing = growing;
  }

  tokens() {
    while (this.#scan.at < this.#scan.end) this.#next();
    if (this.#growing) this.#links.settleOpen();
    this.#scan.flush(this.#scan.end);
    this.#emphasis.settle(null, this.#growing ? (run) => this.#closeAtEnd(run) : undefined);
    return new InlineTree().build(this.#scan.pieces);
  }

  #next() {
    const scan = this.#scan;
    PLAIN.lastIndex = scan.at;
    if (PLAIN.test(scan.text)) {
      scan.at = Math.min(PLAIN.lastIndex, scan.end);
      return;
    }
    const read = READERS[scan.text[scan.at]];
    if (!read(this)) scan.at++;
  }

  escape() {
    const { text, at, end } = this.#scan;
    const next = text[at + 1] ?? '';
    const formula = formulaAt(text, at, this.#gone);
    if (formula > 0 && formula <= end) return this.#scan.verbatim(formula);
    if (this.#growing && /^[([]/.test(next) && isShortRest(text, at, end)) return this.#scan.verbatim(end);
    if (next === '\n') return this.#break(at, at + 1);
    return ESCAPABLE.test(next) && this.#scan.add({ type: 'escape', text: next, raw: `\\${next}` }, at + 2);
  }

  dollar() {
    const { text, at, end } = this.#scan;
    const formula = formulaAt(text, at, this.#gone);
    return formula > 0 && formula <= end && this.#scan.verbatim(formula);
  }

  lineBreak() {
    const { text, at, from } = this.#scan;
    let blanks = at;
    while (blanks > from && text[blanks - 1] === ' ') blanks--;
    if (at - blanks >= 2) return this.#break(blanks, at);
    this.#scan.flush(blanks);
    this.#scan.skip(at);
    return false;
  }

  /** @param {number} from where the characters of the break begin @param {number} lineBreak */
  #break(from, lineBreak) {
    const { text } = this.#scan;
    this.#scan.at = from;
    let to = lineBreak + 1;
    while (text[to] === ' ' || text[to] === '\t') to++;
    return this.#scan.add({ type: 'br', raw: '\n' }, to);
  }

  code() {
    const { text, at, end } = this.#scan;
    const count = lengthOfRun(text, at);
    const close = this.#backticks.next(at + count, count);
    if (close >= 0 && close + count <= end) {
      return this.#scan.add(codeSpan(text.slice(at + count, close)), close + count);
    }
    if (this.#growing && isShortRest(text, at, end)) {
      const begun = text.slice(at + count, end);
      return this.#scan.add(begun.trim() === '' ? NOTHING : codeSpan(begun), end);
    }
    this.#scan.at += count;
    return true;
  }

  emphasis() {
    const { text, at, end } = this.#scan;
    const count = lengthOfRun(text, at);
    const run = runOf(text, at, Math.min(count, end - at));
    this.#emphasis.add(run);
    return this.#scan.add(run, at + count);
  }

  /** @param {Run} run */
  #closeAtEnd(run) {
    const types = begunEmphasis(this.#scan.text, this.#scan.end, run);
    if (types.length > 0) run.count = 0;
    for (const type of types) {
      run.opens.push(type);
      this.#scan.pieces.push({ kind: 'close', raw: '' });
    }
  }

  /** @param {1 | 2} length two for an image */
  openBracket(length) {
    return this.#links.open(length);
  }

  closeBracket() {
    return this.#links.close();
  }

  angle() {
    const { text, at, end } = this.#scan;
    const address = bareAddressAt(text, at);
    if (address && address.end <= end) return this.#scan.add(address.token, address.end);
    const to = htmlAt(text, at, this.#gone);
    return to > 0 && to <= end && this.#scan.add({ type: 'html', raw: text.slice(at, to) }, to);
  }

  /** Reads an address without brackets. */
  address() {
    const { text, at, end } = this.#scan;
    const found = destinationAt(text, at, end);
    return found !== null && this.#scan.add(found.token, found.end);
  }

  email() {
    const { text, from, at, end } = this.#scan;
    const found = emailAround(text, from, at, end);
    if (!found) return false;
    this.#scan.at = found.start;
    return this.#scan.add(found.token, found.end);
  }
}

/**
 * Each returns whether it took something and advanced. What no reader takes is plain text.
 *
 * @type {Record<string, (parser: InlineParser) => boolean>}
 */
const READERS = {
  ...sameFor('*_~', (parser) => parser.emphasis()),
  ...sameFor('hwf', (parser) => parser.address()),
  '\\': (parser) => parser.escape(),
  '`': (parser) => parser.code(),
  '[': (parser) => parser.openBracket(1),
  ']': (parser) => parser.closeBracket(),
  '!': (parser) => parser.openBracket(2),
  '<': (parser) => parser.angle(),
  '\n': (parser) => parser.lineBreak(),
  $: (parser) => parser.dollar(),
  '@': (parser) => parser.email(),
};

/** @param {string} letters @param {(parser: InlineParser) => boolean} read */
function sameFor(letters, read) {
  return Object.fromEntries([...letters].map((letter) => [letter, read]));
}
