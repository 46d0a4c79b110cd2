// Lines of Markdown → blocks. The parser takes one line at a time and looks at each once.
//
// It follows CommonMark's algorithm: a line first continues open blocks, then begins new ones, and the rest is text. So
// a closed block never changes, and the work for a line does not depend on the text before it. Nesting is limited;
// beyond the limit, markers of quotes and lists are text.

import { block, CONTINUES, leafOf } from './block.js';
import { restOf } from './definitions.js';
import {
  alignmentsOf,
  cellsOf,
  closesFence,
  endsHtml,
  footnoteOf,
  isBlank,
  Line,
  markerOf,
  underlineOf,
} from './lines.js';
import { normalLabel } from './links.js';
import { OpenBlocks } from './open-blocks.js';

/** @import {Block} from './block.js' */
/** @import {Definition} from './inline.js' */

/**
 * @typedef {(label: string, definition: Definition) => boolean} Define adds a definition; returns false if it cannot
 */

/** How deep quotes and lists nest: 32 blocks; a list and its item count as two. */
export const MAX_DEPTH = 32;

/** What a footnote's label stands for: nothing that links to another page. @type {Definition} */
export const FOOTNOTE = { href: '', title: null, isFootnote: true };

/** The blocks that take their lines verbatim until they end. */
const VERBATIM = new Set(['code', 'html']);

/** The blocks of a text that grows line by line. */
export class BlockParser {
  #open;
  #define;

  /** @param {Define} define */
  constructor(define) {
    this.#define = define;
    this.#open = new OpenBlocks(define);
  }

  /** Returns a copy that continues from here without changing this parser. @param {Define} define */
  fork(define) {
    const fork = new BlockParser(define);
    fork.#open = this.#open.fork(define);
    return fork;
  }

  /** The top-level blocks that have not been taken. */
  get blocks() {
    return this.#open.at(0).children;
  }

  /** Takes the closed top-level blocks. @returns {Block[]} */
  takeClosed() {
    const { children } = this.#open.at(0);
    return children.splice(0, children.length - (this.#open.length > 1 ? 1 : 0));
  }

  /** The marks of the open fence, if any. @returns {string | null} */
  get fence() {
    return this.#tip.fence?.marks ?? null;
  }

  /** The last line of the open paragraph, if any. @returns {string | null} */
  get lastLine() {
    return this.#tip.type === 'paragraph' ? (this.#tip.lines.at(-1) ?? null) : null;
  }

  /** Closes all blocks, because no more lines follow. */
  end() {
    this.#open.close(1);
  }

  /** @param {string} text a line without its line break */
  add(text) {
    const line = new Line(text);
    const matched = this.#match(line);
    const tip = this.#tip;
    const isEmpty = isBlank(line.rest);
    if (matched === this.#open.length && VERBATIM.has(tip.type)) {
      this.#addVerbatim(tip, line);
      if (!isEmpty || tip.fence || tip.type === 'html') return;
    }
    if (isEmpty) return this.#addBlank(matched);
    this.#begin(line, matched);
    for (let i = 0; i < this.#open.length; i++) this.#open.at(i).blank = false;
  }

  get #tip() {
    return this.#open.tip;
  }

  /** Matches the line with the open blocks. @param {Line} line @returns {number} how many blocks it continues */
  #match(line) {
    let matched = 1;
    while (matched < this.#open.length && CONTINUES[this.#open.at(matched).type](line, this.#open.at(matched)))
      matched++;
    return matched;
  }

  /** @param {Block} tip @param {Line} line */
  #addVerbatim(tip, line) {
    if (tip.fence && line.indent <= 3 && closesFence(line.rest.trim(), tip.fence.marks)) {
      tip.isClosed = true;
      this.#open.closeTip();
      return;
    }
    if (tip.fence) line.consume(Math.min(line.indent, tip.fence.indent));
    else if (tip.type === 'code') line.consume(4);
    tip.lines.push(line.rest);
    if (tip.type === 'html' && tip.kind < 6 && endsHtml(tip.kind, line.rest)) this.#open.closeTip();
  }

  /** @param {number} matched */
  #addBlank(matched) {
    this.#open.close(matched);
    // The line is blank for the innermost quote and its content, but not for the blocks around it.
    let inside = true;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      this.#open.at(i).blank = inside;
      inside &&= this.#open.at(i).type !== 'quote';
    }
  }

  /** Begins the blocks that the line begins. @param {Line} line @param {number} matched */
  #begin(line, matched) {
    let depth = matched;
    let mayBeLazy = true;
    for (;;) {
      // A line of a paragraph may omit the markers of its quote or item.
      if (this.#beginLeaf(depth, line, mayBeLazy && this.#tip.type === 'paragraph')) return;
      const next = line.indent < 4 && depth < MAX_DEPTH ? this.#beginContainer(depth, line) : 0;
      if (next === 0) break;
      depth = next;
      mayBeLazy = false;
      if (isBlank(line.rest)) return;
    }
    this.#addText(line.rest.trimStart(), depth, mayBeLazy);
  }

  /**
   * Begins a leaf block.
   *
   * @param {number} depth
   * @param {Line} line
   * @param {boolean} isLazy whether the line may continue the paragraph at the tip
   * @returns {boolean} whether it did
   */
  #beginLeaf(depth, line, isLazy) {
    const around = this.#open.at(depth - 1).type;
    if (line.indent >= 4) {
      if (isLazy || around === 'table') return false;
      this.#open.append(depth, block('code', { info: '' }), true);
      line.consume(4);
      this.#tip.lines.push(line.rest);
      return true;
    }
    const rest = line.rest.trimStart();
    if (around === 'paragraph' && (this.#beginTable(rest) || this.#underline(rest))) return true;
    const leaf = leafOf(line, around === 'paragraph' || isLazy);
    if (leaf) this.#open.append(depth, leaf, leaf.open);
    return leaf !== null;
  }

  /**
   * Begins a quote, a footnote or an item.
   *
   * @param {number} depth
   * @param {Line} line
   * @returns {number} the depth inside it, 0 if there is none
   */
  #beginContainer(depth, line) {
    const rest = line.rest.trimStart();
    if (rest[0] === '>') {
      const at = this.#open.append(depth, block('quote'), true);
      line.skipQuoteSign();
      return at;
    }
    const footnote = footnoteOf(rest);
    if (footnote && this.#define(normalLabel(footnote.label), FOOTNOTE)) {
      const at = this.#open.append(depth, block('footnote', { label: footnote.label.slice(1) }), true);
      line.skipMarker(footnote.width, isBlank(rest.slice(footnote.width)));
      return at;
    }
    const marker = markerOf(rest);
    if (!marker) return 0;
    const inParagraph = this.#open.at(depth - 1).type === 'paragraph';
    const isEmpty = rest.length === marker.width || isBlank(rest.slice(marker.width));
    if (inParagraph && (isEmpty || (marker.start ?? 1) !== 1)) return 0;
    const list = this.#open.at(depth - 1);
    const isSame = list.type === 'list' && list.marker === marker.type;
    const inList = isSame
      ? depth
      : this.#open.append(depth, block('list', { marker: marker.type, start: marker.start, loose: false }), true);
    return this.#open.append(inList, block('item', { content: line.skipMarker(marker.width, isEmpty) }), true);
  }

  /** If this line is a row of dashes, the last line of the paragraph is the head of a table. @param {string} rest */
  #beginTable(rest) {
    const alignments = alignmentsOf(rest);
    const paragraph = this.#tip;
    const head = alignments && cellsOf(paragraph.lines[paragraph.lines.length - 1]);
    if (!head || head.length !== alignments.length) return false;
    paragraph.lines.pop();
    this.#open.leaveParagraph();
    this.#open.append(this.#open.length, block('table', { head, alignments, rows: [] }), true);
    return true;
  }

  /** @param {string} rest */
  #underline(rest) {
    const depth = underlineOf(rest);
    if (depth === 0 || restOf(this.#tip) === '') return false;
    const paragraph = this.#open.leaveParagraph();
    Object.assign(paragraph, { type: 'heading', depth, text: paragraph.lines.join('\n'), lines: [] });
    return true;
  }

  /** @param {string} text @param {number} depth @param {boolean} mayBeLazy */
  #addText(text, depth, mayBeLazy) {
    const tip = this.#tip;
    if (mayBeLazy && tip.type === 'paragraph') tip.lines.push(text);
    else if (this.#open.at(depth - 1).type === 'table' && this.#open.length === depth) tip.rows.push(cellsOf(text));
    else this.#open.append(depth, block('paragraph', { lines: [text] }), true);
  }
}
