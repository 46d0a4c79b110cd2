// The open blocks, from the document inwards: each is the last child of the previous one.

import { block, mayHold } from './block.js';
import { partsOf } from './definitions.js';
import { isBlank } from './lines.js';

/** @import {Block} from './block.js' */
/** @import {Define} from './blocks.js' */

/** A stack of blocks with the document at the bottom. A paragraph that leaves it loses its definitions. */
export class OpenBlocks {
  #stack = [block('document')];
  #define;

  /** @param {Define} define */
  constructor(define) {
    this.#define = define;
  }

  /** Returns a copy that continues from here without changing this stack. @param {Define} define */
  fork(define) {
    const fork = new OpenBlocks(define);
    fork.#stack = this.#stack.map((it) => ({
      ...it,
      children: it.children.slice(),
      lines: it.lines.slice(),
      rows: it.rows?.slice(),
    }));
    for (const [i, it] of fork.#stack.slice(1).entries()) fork.#stack[i].children.splice(-1, 1, it);
    return fork;
  }

  get length() {
    return this.#stack.length;
  }

  /** The innermost one. */
  get tip() {
    return this.#stack[this.#stack.length - 1];
  }

  /** @param {number} index 0 for the document */
  at(index) {
    return this.#stack[index];
  }

  /**
   * Closes deeper blocks and adds a block.
   *
   * @param {number} depth how many open blocks stay open, at most
   * @param {Block} child
   * @param {boolean} isOpen
   * @returns {number} the depth inside it
   */
  append(depth, child, isOpen) {
    this.close(depth);
    while (!mayHold(this.tip, child)) this.closeTip();
    const parent = this.tip;
    // A list is loose if blank lines separate its items or the blocks of an item.
    if (parent.blank && parent.children.length > 0) {
      if (parent.type === 'list') parent.loose = true;
      if (parent.type === 'item') this.#stack[this.#stack.length - 2].loose = true;
    }
    parent.children.push(child);
    child.open = isOpen;
    if (isOpen) this.#stack.push(child);
    return this.#stack.length;
  }

  /** Closes the blocks from a depth on. @param {number} depth */
  close(depth) {
    while (this.#stack.length > depth) this.closeTip();
  }

  closeTip() {
    const last = /** @type {Block} */ (this.#stack.pop());
    last.open = false;
    if (last.type === 'paragraph') this.#closeParagraph(last);
    if (last.type === 'code' && !last.fence) while (isBlank(last.lines.at(-1) ?? 'x')) last.lines.pop();
  }

  /**
   * Removes the paragraph at the tip, because it becomes something else. Its numbered sources stay as paragraphs.
   *
   * @returns {Block} the paragraph with its remaining lines
   */
  leaveParagraph() {
    const paragraph = /** @type {Block} */ (this.#stack.pop());
    const { children } = this.tip;
    paragraph.open = false;
    children.pop();
    if (paragraph.lines.length === 0) return paragraph;
    const parts = partsOf(paragraph, this.#define);
    const lines = parts.pop();
    children.push(...parts.map((it) => block('paragraph', { lines: it })));
    if (lines) children.push(Object.assign(paragraph, { lines }));
    return paragraph;
  }

  /** @param {Block} paragraph the last child of the tip */
  #closeParagraph(paragraph) {
    const { children } = this.tip;
    children.pop();
    children.push(...partsOf(paragraph, this.#define).map((lines) => block('paragraph', { lines })));
  }
}
