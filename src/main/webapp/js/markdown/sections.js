// The blocks of a long text, a few to a section: the browser leaves the sections that are out of sight alone
// (`content-visibility` in prose.css), so a frame costs what is seen and not what has been written.

import { build, patch } from '../dom/nodes.js';
import { estimatedHeight } from './heights.js';

/** @import {Description, Drawn} from '../dom/nodes.js' */

/** How many blocks stand in a section, 4: about a screen. */
export const SECTION_SIZE = 4;

/**
 * A list of blocks in an element, each in the section that its place in the list gives it. No block ever moves, unless
 * somebody else has taken it away or put something beside it: then its section is put together again.
 */
export class Sections {
  #element;
  #document;
  /** @type {Element[]} */
  #sections = [];
  /** @type {Drawn[]} */
  #blocks = [];

  /** @param {Element} element an element without children of its own */
  constructor(element) {
    this.#element = element;
    this.#document = /** @type {Document} */ (element.ownerDocument);
  }

  get length() {
    return this.#blocks.length;
  }

  /**
   * Turns one block into another.
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
   * Says that the blocks up to a place are finished: a section that is full, or the last one, gets the height that it
   * will about have. Without it the browser takes all sections that nobody has seen for equally high, and the page for
   * twice as long as it is.
   *
   * @param {number} from how many blocks were finished before
   * @param {number} to how many are now
   * @param {boolean} all whether no more will come
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

  /** Takes the last block away, and its section when it was alone there. */
  removeLast() {
    const { node } = /** @type {Drawn} */ (this.#blocks.pop());
    node.parentNode?.removeChild(node);
    if (this.#blocks.length % SECTION_SIZE !== 0) return;
    const section = /** @type {Element} */ (this.#sections.pop());
    section.parentNode?.removeChild(section);
  }

  /**
   * Makes sure that a section stands in its place and holds its blocks and nothing else.
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
