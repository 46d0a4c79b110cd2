// Marks what the check of an answer has found, in the text that is already drawn: citations that are not clearly
// supported, and what no passage has. Only attributes of the citations change, and the rest is highlighted without
// nodes, so nothing moves and a selection stays.
//
// The check speaks of places in the Markdown, and the page has nodes. They are matched by the letters and digits in front
// of a place, which are the same in both. What is not found stays unmarked: a wrong mark would be worse than none.

import { WEAK } from './phases.js';

/** @import {CheckedCitation} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

/** The name of the highlight in `prose.css`. */
const HIGHLIGHT = 'unsupported';

/** How many letters and digits in front of a place must agree. */
const KEY = 12;

/** How much Markdown is looked at to find them. */
const LOOKED_AT = 400;

const MARKER = /\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]/g;
const ADDRESS = /\]\([^)\s]*\)/g;
const LINE_MARK = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)/gm;

/** The marks in the text of one answer. */
export class CitationMarks {
  #prose;
  /** @type {Range[]} */
  #ranges = [];

  /** @param {Element} prose the element of its text */
  constructor(prose) {
    this.#prose = prose;
  }

  /** Marks the text, which is drawn whole. @param {Turn} turn */
  draw(turn) {
    this.clear();
    if (!turn.proof) return;
    const drawn = new DrawnText(this.#prose);
    markCitations(turn, drawn.citations);
    this.#highlight(turn, drawn);
  }

  /** Removes the highlights, because other nodes will be drawn. */
  clear() {
    const all = highlights()?.get(HIGHLIGHT);
    for (const range of this.#ranges) all?.delete(range);
    this.#ranges = [];
  }

  /** @param {Turn} turn @param {DrawnText} drawn */
  #highlight(turn, drawn) {
    const registry = highlights();
    if (!registry || !turn.proof?.unsupported.length) return;
    if (!registry.has(HIGHLIGHT)) registry.set(HIGHLIGHT, new Highlight());
    let from = 0;
    for (const { start, end } of turn.proof.unsupported) {
      const found = drawn.find(keyBefore(turn.text, start), compact(turn.text.slice(start, end)), from);
      if (!found) continue;
      from = found.end;
      this.#ranges.push(found.range);
      registry.get(HIGHLIGHT)?.add(found.range);
    }
  }
}

/** Browsers without them show only the list below the text. */
function highlights() {
  return typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : null;
}

/** @param {Turn} turn @param {DrawnCitation[]} citations in the order of the text */
function markCitations({ text, proof }, citations) {
  let next = 0;
  for (const checked of proof?.checked ?? []) {
    const keys = [keyBefore(text, checked.end), keyBefore(text, checked.start)];
    const at = citations.findIndex((it, i) => i >= next && it.n === checked.n && keys.includes(it.key));
    if (at < 0) continue;
    next = at + 1;
    mark(citations[at].element, checked);
  }
}

/** @param {Element} element @param {CheckedCitation} checked */
function mark(element, { n, support, startLine, endLine }) {
  if (startLine && endLine) element.setAttribute('data-lines', `${startLine}-${endLine}`);
  if (support >= WEAK) return;
  element.setAttribute('class', 'citation weak');
  element.setAttribute('aria-label', `Source ${n}, not clearly supported by [${n}]`);
  element.setAttribute('title', `Not clearly supported by [${n}]`);
}

/** The last letters and digits in front of a place, as they are drawn. @param {string} markdown @param {number} at */
function keyBefore(markdown, at) {
  const before = markdown
    .slice(Math.max(0, at - LOOKED_AT), at)
    .replace(MARKER, '')
    .replace(ADDRESS, ']')
    .replace(LINE_MARK, '');
  return compact(before).slice(-KEY);
}

/** @param {string} text */
function compact(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A citation on the page; `key` is what is in front of it. @typedef {{n: number, key: string, element: Element}} DrawnCitation */

/** The letters and digits of a drawn text, with the places of their nodes. */
class DrawnText {
  /** @type {DrawnCitation[]} */
  citations = [];
  #letters = '';
  /** @type {{node: Text, offset: number}[]} */
  #places = [];

  /** @param {Element} prose */
  constructor(prose) {
    this.#read(prose);
  }

  /** @param {Node} parent */
  #read(parent) {
    for (const child of parent.childNodes) {
      if ('data' in child) this.#readText(/** @type {Text} */ (child));
      else if (/** @type {Element} */ (child).getAttribute('data-source') === null) this.#read(child);
      else this.#readCitation(/** @type {Element} */ (child));
    }
  }

  /** @param {Text} node */
  #readText(node) {
    for (let offset = 0; offset < node.data.length; ) {
      const letter = String.fromCodePoint(/** @type {number} */ (node.data.codePointAt(offset)));
      if (compact(letter) !== '') {
        this.#letters += letter;
        for (let i = 0; i < letter.length; i++) this.#places.push({ node, offset: offset + i });
      }
      offset += letter.length;
    }
  }

  /** @param {Element} element */
  #readCitation(element) {
    const n = Number(element.getAttribute('data-source'));
    this.citations.push({ n, key: this.#letters.slice(-KEY), element });
  }

  /**
   * Finds letters behind a key.
   *
   * @param {string} key
   * @param {string} letters
   * @param {number} from where to begin
   * @returns {{range: Range, end: number} | null}
   */
  find(key, letters, from) {
    const at = letters === '' ? -1 : this.#letters.indexOf(key + letters, Math.max(0, from - KEY));
    if (at < 0) return null;
    const first = this.#places[at + key.length];
    const end = at + key.length + letters.length;
    const last = this.#places[end - 1];
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    return { range, end };
  }
}
