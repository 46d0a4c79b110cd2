// Draws a growing Markdown text and redraws only its tail.
//
// Complete lines go to the block parser once. A closed block is settled: its nodes stay as they are. Each frame draws
// the open block again, together with the incomplete line, which a copy of the parser takes. Closed blocks inside the
// open block are remembered. However the text is cut into pieces, the nodes are the same.
//
// Only a reference definition changes settled blocks: those that use it are updated.

import { blocks } from './block-nodes.js';
import { BlockParser, FOOTNOTE } from './blocks.js';
import { normalLabel } from './links.js';
import { decidedLine, rowBelow } from './open-end.js';
import { Sections } from './sections.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Context} from './block-nodes.js' */
/** @import {Block} from './block.js' */
/** @import {Definition} from './inline.js' */

/** @typedef {Pick<Context, 'citable' | 'sourceOf' | 'highlight'>} Surroundings */
/** @typedef {{block: Block, at: number, missed: Set<string>}} Settled */

/** How many reference definitions a text may have, 500, because each updates earlier blocks. Further ones are text. */
export const MAX_DEFINITIONS = 500;

/** A label that will probably be defined, usually at the end of the text. Others may be patterns: `[^a-z]`. */
const NUMBERED_FOOTNOTE = /^\^\d{1,3}$/;

/** A Markdown text in an element. */
export class GrowingMarkdown {
  #nodes;
  #surroundings;
  #parser = new BlockParser((label, definition) => this.#define(label, definition));
  /** The incomplete line. */
  #line = '';
  #heldReturn = false;
  #isComplete = false;
  /** @type {Map<string, Definition>} */
  #definitions = new Map();
  /** The labels defined since the last draw. @type {Set<string>} */
  #defined = new Set();
  /** Changes when earlier blocks may look different now. */
  #edition = 1;

  /** How many of the nodes are settled. */
  #settledNodes = 0;
  /**
   * The settled blocks that a definition or the loaded highlighter may change.
   *
   * @type {Settled[]}
   */
  #mendable = [];

  /**
   * @param {Element} element an element without children
   * @param {Surroundings} surroundings
   */
  constructor(element, surroundings) {
    this.#nodes = new Sections(element);
    this.#surroundings = surroundings;
  }

  /** Adds text; `draw` shows it. @param {string} delta */
  append(delta) {
    if (delta === '') return;
    // A carriage return at the end may be half of a line break.
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

  /** Draws everything. No more text follows. */
  finish() {
    this.#heldReturn = false;
    if (this.#line !== '') this.#parser.add(this.#line);
    this.#line = '';
    this.#parser.end();
    this.#isComplete = true;
    this.#settle();
    this.#drawTail([]);
    // A footnote without a definition is text.
    for (const block of this.#mendable)
      if ([...block.missed].some((label) => NUMBERED_FOOTNOTE.test(label))) this.#mend(block);
    this.#nodes.finish(this.#settledNodes, this.#settledNodes, true);
  }

  /** Colours the settled code blocks. Call this when the highlighter is loaded. */
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

  /** Draws the newly closed blocks for the last time, and updates those that use a new definition. */
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

  /** The open blocks, including the incomplete line. */
  #tail() {
    const line = this.#isRowBelow() ? null : decidedLine(this.#line, this.#parser.fence);
    const preview = this.#parser.fork(() => true);
    if (line !== null) preview.add(line);
    const row = preview.lastLine === null ? null : rowBelow(preview.lastLine);
    if (row) preview.add(row);
    // A paragraph that so far is only a definition shows nothing.
    if (preview.lastLine?.includes(']:')) preview.end();
    return preview.blocks;
  }

  /** Whether the incomplete line is the row of dashes below a table's head. */
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

  /** Updates the nodes after the settled ones. @param {Description[]} next */
  #drawTail(next) {
    const before = this.#nodes.length - this.#settledNodes;
    for (let i = before; i > next.length; i--) this.#nodes.removeLast();
    next.forEach((description, i) => {
      if (i < before) this.#nodes.patch(this.#settledNodes + i, description);
      else this.#nodes.append(description);
    });
  }

  /**
   * @param {boolean} growing @param {Set<string>} missed receives the labels without a definition @returns {Context}
   */
  #context(growing, missed) {
    const definitionOf = (/** @type {string} */ label) => {
      const normal = normalLabel(label);
      const definition = this.#definitions.get(normal);
      if (!definition && normal !== '') missed.add(normal);
      return definition ?? (!this.#isComplete && NUMBERED_FOOTNOTE.test(normal) ? FOOTNOTE : undefined);
    };
    return { ...this.#surroundings, definitionOf, edition: this.#edition, growing, inLink: false, inside: false };
  }
}

/** @param {Block} block @returns {boolean} */
function holdsCode(block) {
  return block.type === 'code' || block.children.some(holdsCode);
}
