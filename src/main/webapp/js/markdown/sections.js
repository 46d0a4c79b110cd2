// Groups the blocks of a long text into sections. The browser skips sections that are out of view (`content-visibility`
// in prose.css), so a frame costs what is visible, not what has been written.

import { build, patch } from '../dom/nodes.js';
import { estimatedHeight } from './heights.js';

/** @import {Description, Drawn} from '../dom/nodes.js' */

/** Blocks per section, 4: about a screen. */
export const SECTION_SIZE = 4;

/**
 * A list of blocks in an element; the position of a block decides its section. Blocks do not move. If somebody else has
 * removed a block or inserted something, its section is put together again.
 */
export class Sections {
  #element;
  #document;
  /** @type {Element[]} */
  #sections = [];
  /** @type {Drawn[]} */
  #blocks = [];

  /** @param {Element} element an element without children */
  constructor(element) {
    this.#element = element;
    this.#document = /** @type {Document} */ (element.ownerDocument);
  }

  get length() {
    return this.#blocks.length;
  }

  /**
   * Replaces a block.
   *
   * @param {number} index from 0, below the number of blocks
   * @param {Description} description
   */
  patch(index, description) {
    const before = this.#blocks[index];
    if (before.description === description) return;
    this.#restore(index);
    this.#blocks[index] = patch(before, description);
  }

  /** @param {Description} description */
  append(description) {
    const index = this.#blocks.length;
    if (index % SECTION_SIZE === 0)
      this.#sections.push(this.#element.appendChild(this.#document.createElement('section')));
    else this.#restore(index - 1);
    const block = build(this.#document, description);
    this.#blocks.push(block);
    this.#sections[this.#sections.length - 1].appendChild(block.node);
  }

  /**
   * Marks the blocks up to a position as finished. A full section, or the last one, gets its estimated height.
   * Otherwise the browser assumes the same height for all unseen sections, and the page seems twice as long as it is.
   *
   * @param {number} from how many blocks were finished before
   * @param {number} to how many are now
   * @param {boolean} all whether no more follow
   */
  finish(from, to, all) {
    const last = all ? Math.ceil(to / SECTION_SIZE) : Math.floor(to / SECTION_SIZE);
    for (let at = Math.floor(from / SECTION_SIZE); at < last; at++) {
      const own = this.#blocks.slice(at * SECTION_SIZE, (at + 1) * SECTION_SIZE);
      const height = own.reduce((sum, { description }) => sum + estimatedHeight(description), 0);
      /** @type {HTMLElement} */ (this.#sections[at]).style.setProperty(
        '--height',
        `${Math.round(height * 10) / 10}rem`,
      );
    }
  }

  /** Removes the last block, and its section if that is then empty. */
  removeLast() {
    const { node } = /** @type {Drawn} */ (this.#blocks.pop());
    node.parentNode?.removeChild(node);
    if (this.#blocks.length % SECTION_SIZE !== 0) return;
    const section = /** @type {Element} */ (this.#sections.pop());
    section.parentNode?.removeChild(section);
  }

  /**
   * Makes sure that a section is in its place and contains exactly its blocks.
   *
   * @param {number} index of a block in it
   */
  #restore(index) {
    const at = Math.floor(index / SECTION_SIZE);
    const section = this.#sections[at];
    const own = this.#blocks.slice(at * SECTION_SIZE, (at + 1) * SECTION_SIZE);
    if (section.parentNode !== this.#element) this.#element.replaceChildren(...this.#sections);
    const { childNodes } = section;
    const isWhole = childNodes.length === own.length && own.every(({ node }, i) => childNodes[i] === node);
    if (!isWhole) section.replaceChildren(...own.map(({ node }) => node));
  }
}
