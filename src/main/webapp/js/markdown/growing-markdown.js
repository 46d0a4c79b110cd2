// A Markdown text that grows, drawn by its tail only.
//
// Whole lines go to the parser of blocks, each once. A block that is closed is settled: its nodes are never touched
// again. The open block is drawn again in each frame, together with the line that is being written, which a copy of
// the parser takes; what is closed inside of it is remembered. Growing a text in any pieces gives the same nodes as
// giving it whole.
//
// Only a reference definition reaches back: the blocks that use it are updated.

import { blocks } from './block-nodes.js';
import { BlockParser } from './blocks.js';
import { normalLabel } from './links.js';
import { decidedLine, rowBelow } from './open-end.js';
import { Sections } from './sections.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Context} from './block-nodes.js' */
/** @import {Block} from './block.js' */
/** @import {Definition} from './inline.js' */

/** @typedef {Pick<Context, 'citable' | 'sourceOf' | 'highlight'>} Surroundings */
/** @typedef {{block: Block, at: number, missed: Set<string>}} Settled */

/**
 * How many reference definitions a text may have, 500: what is defined after those is text. Each of them mends what
 * came before.
 */
export const MAX_DEFINITIONS = 500;

/** A Markdown text in an element. */
export class GrowingMarkdown {
  #nodes;
  #surroundings;
  #parser = new BlockParser((label, definition) => this.#define(label, definition));
  /** The line that is being written. */
  #line = '';
  #heldReturn = false;
  /** @type {Map<string, Definition>} */
  #definitions = new Map();
  /** What has been defined since the last drawing. @type {Set<string>} */
  #defined = new Set();
  /** Changes when what has been drawn may have to be drawn otherwise. */
  #edition = 1;

  /** How many of the nodes are settled. */
  #settledNodes = 0;
  /**
   * The settled blocks that may have to be updated: by a definition, or when the highlighter has been loaded.
   *
   * @type {Settled[]}
   */
  #mendable = [];

  /**
   * @param {Element} element an element without children of its own
   * @param {Surroundings} surroundings
   */
  constructor(element, surroundings) {
    this.#nodes = new Sections(element);
    this.#surroundings = surroundings;
  }

  /** Takes more text; `draw` shows it. @param {string} delta */
  append(delta) {
    if (delta === '') return;
    // A return at the end may be half of a line break.
    const whole = (this.#heldReturn ? '\r' : '') + delta;
    this.#heldReturn = whole.endsWith('\r');
    const lines = (this.#heldReturn ? whole.slice(0, -1) : whole).split(/\r\n|\r|\n/);
    this.#line += lines[0];
    for (const line of lines.slice(1)) {
      this.#parser.add(this.#line);
      this.#line = line;
    }
  }

  /** Draws what has been appended. */
  draw() {
    this.#settle();
    this.#drawTail(blocks(this.#tail(), this.#context(true, new Set())));
  }

  /** Draws all of it; nothing will be appended any more. */
  finish() {
    this.#heldReturn = false;
    if (this.#line !== '') this.#parser.add(this.#line);
    this.#line = '';
    this.#parser.end();
    this.#settle();
    this.#drawTail([]);
    this.#nodes.finish(this.#settledNodes, this.#settledNodes, true);
  }

  /** Colours the settled code blocks, once that can be done. */
  recolour() {
    this.#edition++;
    for (const block of this.#mendable) this.#mend(block);
  }

  /** @param {string} label @param {Definition} definition */
  #define(label, definition) {
    if (this.#definitions.has(label)) return true;
    if (this.#definitions.size === MAX_DEFINITIONS) return false;
    this.#definitions.set(label, definition);
    this.#defined.add(label);
    return true;
  }

  /** Draws the blocks that are closed, for good, and mends those that have missed what is defined now. */
  #settle() {
    if (this.#defined.size > 0) this.#edition++;
    const settled = this.#parser.takeClosed().map((block) => {
      const missed = new Set();
      return { block, missed, drawn: blocks([block], { ...this.#context(false, missed), edition: 0 }) };
    });
    if (settled.length > 0) this.#drawTail(settled.flatMap(({ drawn }) => drawn));
    const before = this.#settledNodes;
    for (const { block, missed, drawn } of settled) {
      const mayBeMended = missed.size > 0 || holdsCode(block);
      if (drawn.length === 1 && mayBeMended) this.#mendable.push({ block, at: this.#settledNodes, missed });
      this.#settledNodes += drawn.length;
    }
    this.#nodes.finish(before, this.#settledNodes, false);
    for (const block of this.#defined.size > 0 ? this.#mendable : [])
      if ([...block.missed].some((label) => this.#defined.has(label))) this.#mend(block);
    this.#defined.clear();
  }

  /** The blocks that are open, as they will be with the line that is being written. */
  #tail() {
    const line = this.#isRowBelow() ? null : decidedLine(this.#line, this.#parser.fence);
    const preview = this.#parser.fork(() => true);
    if (line !== null) preview.add(line);
    const row = preview.lastLine === null ? null : rowBelow(preview.lastLine);
    if (row) preview.add(row);
    // A paragraph that is only a definition so far shows nothing.
    if (preview.lastLine?.includes(']:')) preview.end();
    return preview.blocks;
  }

  /** Whether the row of dashes below a table's head is being written. */
  #isRowBelow() {
    const head = this.#parser.lastLine;
    return head !== null && rowBelow(head) !== null && /^[|:\- \t]*$/.test(this.#line);
  }

  /** @param {Settled} settled */
  #mend(settled) {
    settled.missed.clear();
    const drawn = blocks([settled.block], { ...this.#context(false, settled.missed), edition: 0 });
    if (drawn.length === 1) this.#nodes.patch(settled.at, drawn[0]);
  }

  /** Mends the nodes after the settled ones. @param {Description[]} next */
  #drawTail(next) {
    const before = this.#nodes.length - this.#settledNodes;
    for (let i = before; i > next.length; i--) this.#nodes.removeLast();
    next.forEach((description, i) => {
      if (i < before) this.#nodes.patch(this.#settledNodes + i, description);
      else this.#nodes.append(description);
    });
  }

  /** @param {boolean} growing @param {Set<string>} missed takes the labels that lead nowhere @returns {Context} */
  #context(growing, missed) {
    const definitionOf = (/** @type {string} */ label) => {
      const normal = normalLabel(label);
      const definition = this.#definitions.get(normal);
      if (!definition && normal !== '') missed.add(normal);
      return definition;
    };
    return { ...this.#surroundings, definitionOf, edition: this.#edition, growing, inLink: false, inside: false };
  }
}

/** @param {Block} block @returns {boolean} */
function holdsCode(block) {
  return block.type === 'code' || block.children.some(holdsCode);
}
