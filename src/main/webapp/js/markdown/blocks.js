// Lines of Markdown → blocks. A parser that is fed line by line and looks at each line once.
//
// It follows CommonMark's algorithm: a line first goes on with what is open, then begins what it begins, and what is
// left of it is text. So a block that is closed can change no more, and the work for a line does not depend on how much
// came before. What nests is limited; beyond the limit the signs of quotes and lists are text.

import { block, CONTINUES, leafOf } from './block.js';
import { restOf } from './definitions.js';
import { alignmentsOf, cellsOf, closesFence, endsHtml, isBlank, Line, markerOf, underlineOf } from './lines.js';
import { OpenBlocks } from './open-blocks.js';

/** @import {Block} from './block.js' */
/** @import {Definition} from './inline.js' */

/** @typedef {(label: string, definition: Definition) => boolean} Define takes a definition; false if it cannot */

/** How deep quotes and lists nest, 32 blocks, of which a list and its item are two. */
export const MAX_DEPTH = 32;

/** The blocks that read their lines themselves until they end. */
const VERBATIM = new Set(['code', 'html']);

/** Blocks of a text that grows by lines. */
export class BlockParser {
  #open;

  /** @param {Define} define */
  constructor(define) {
    this.#open = new OpenBlocks(define);
  }

  /** Returns a parser that goes on from here and leaves this one as it is. @param {Define} define */
  fork(define) {
    const fork = new BlockParser(define);
    fork.#open = this.#open.fork(define);
    return fork;
  }

  /** The top blocks that have not been taken. */
  get blocks() {
    return this.#open.at(0).children;
  }

  /** Takes the top blocks that are closed. @returns {Block[]} */
  takeClosed() {
    const { children } = this.#open.at(0);
    return children.splice(0, children.length - (this.#open.length > 1 ? 1 : 0));
  }

  /** The marks of the fence that is open, if one is. @returns {string | null} */
  get fence() {
    return this.#tip.fence?.marks ?? null;
  }

  /** The last line of the paragraph that is open, if one is. @returns {string | null} */
  get lastLine() {
    return this.#tip.type === 'paragraph' ? (this.#tip.lines.at(-1) ?? null) : null;
  }

  /** Closes all blocks: no line will come any more. */
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

  /** Goes on with open blocks as far as the line does. @param {Line} line @returns {number} how many it goes on with */
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
    // The line is blank for the innermost quote and for what stands in it, not for what stands around it.
    let inside = true;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      this.#open.at(i).blank = inside;
      inside &&= this.#open.at(i).type !== 'quote';
    }
  }

  /** Begins what the line begins. @param {Line} line @param {number} matched */
  #begin(line, matched) {
    let depth = matched;
    let mayBeLazy = true;
    for (;;) {
      // A line of a paragraph may leave the signs of its quote or item out.
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
   * A block without blocks in it.
   *
   * @param {number} depth
   * @param {Line} line
   * @param {boolean} isLazy whether the line may go on with the paragraph at the tip
   * @returns {boolean} whether the line begins one
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
   * A quote or an item.
   *
   * @param {number} depth
   * @param {Line} line
   * @returns {number} the depth inside of it, 0 if there is none
   */
  #beginContainer(depth, line) {
    const rest = line.rest.trimStart();
    if (rest[0] === '>') {
      const at = this.#open.append(depth, block('quote'), true);
      line.skipQuoteSign();
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

  /** The last line of the paragraph is the head of a table if this one is the row below it. @param {string} rest */
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
