// A Markdown text that grows, drawn by its tail only.
//
// The text is cut into blocks by the lexer. A block is settled when no text that may still come can change it; from then on it is
// neither lexed nor drawn again. What follows the last settled block, the tail, is lexed anew for each drawing and its nodes are
// mended. Growing a text in any pieces gives the same nodes as giving it whole.
//
// Settling looks at whole lines only: half a line may still become something else ("#" a heading, "#x" not). The one thing that
// reaches back is a reference definition: when it is settled, the blocks with a bracket are mended.

import { blocks, isClosedFence, isNumber } from './markdown-nodes.js';
import { create, patch } from './nodes.js';
import { OpenEnd } from './open-end.js';
import { Sections } from './sections.js';

/** @typedef {import('./markdown-nodes.js').Token} Token */
/** @typedef {import('./nodes.js').Description} Description */
/**
 * The part of the lexer that is used: blocks first, which fills the queue of texts whose inline tokens are still to be found.
 *
 * @typedef {{tokens: Token[] & {links: Record<string, object>}, inlineQueue: {src: string, tokens: Token[]}[],
 *     state: {inLink: boolean, inRawBlock: boolean},
 *     blockTokens(text: string, tokens: Token[]): Token[], inlineTokens(text: string, tokens: Token[]): Token[]}} Lexer
 * @typedef {new () => Lexer} LexerClass
 */
/** @typedef {Pick<import('./markdown-nodes.js').Context, 'citable' | 'sourceOf' | 'highlight'>} Surroundings */

/** A Markdown text in an element. */
export class GrowingMarkdown {
  #document;
  #nodes;
  #lexerClass;
  #surroundings;
  /** The tail: what follows the last settled block. */
  #text = '';
  #heldReturn = false;
  #hasNewLine = false;

  /** How many of the nodes are settled. */
  #settledNodes = 0;
  /** The settled blocks that may have to be mended: by a definition, or when the highlighter has been loaded. @type {Settled[]} */
  #mendable = [];
  /** What the nodes after the settled ones show. @type {Description[]} */
  #tail = [];
  #end = new OpenEnd();
  /** The reference definitions so far, by label. @type {Record<string, object>} */
  #links = Object.create(null);

  /**
   * @param {Element} element an element without children of its own
   * @param {LexerClass} lexerClass
   * @param {Surroundings} surroundings
   */
  constructor(element, lexerClass, surroundings) {
    this.#document = element.ownerDocument;
    this.#nodes = new Sections(element);
    this.#lexerClass = lexerClass;
    this.#surroundings = surroundings;
  }

  /** Takes more text; `draw` shows it. @param {string} delta */
  append(delta) {
    if (delta === '') return;
    // A return at the end may be half of a line break.
    const whole = (this.#heldReturn ? '\r' : '') + delta;
    this.#heldReturn = whole.endsWith('\r');
    const added = (this.#heldReturn ? whole.slice(0, -1) : whole).replace(/\r\n|\r/g, '\n');
    this.#text += added;
    this.#hasNewLine ||= added.includes('\n');
  }

  /** Draws what has been appended. */
  draw() {
    if (this.#hasNewLine) {
      this.#hasNewLine = false;
      this.#settle(this.#findSettled());
    }
    const links = Object.assign(Object.create(null), this.#links);
    this.#drawTail(describe(this.#lex(this.#end.tidy(this.#text), links), this.#context(true)));
  }

  /** Draws all of it; nothing will be appended any more. */
  finish() {
    if (this.#heldReturn) this.#text += '\n';
    this.#heldReturn = false;
    this.#settle(this.#text.length);
  }

  /** Colours the settled code blocks, once that can be done. */
  recolour() {
    for (const block of this.#mendable) if (block.hasCode) this.#mend(block);
  }

  /** Returns the length of the longest stretch of whole lines, from the tail's beginning, that later text cannot change. */
  #findSettled() {
    const linesEnd = this.#text.lastIndexOf('\n') + 1;
    if (linesEnd === 0) return 0;
    const lexer = new this.#lexerClass();
    lexer.tokens.links = FORGETFUL;
    return settledLength(lexer.blockTokens(this.#text.slice(0, linesEnd), lexer.tokens));
  }

  /** @param {number} length how much of the tail */
  #settle(length) {
    if (length === 0) return;
    const known = Object.keys(this.#links).length;
    const tokens = this.#lex(this.#text.slice(0, length), this.#links);
    const groups = tokens.filter((token) => token.type !== 'space').map((token) => ({ token, drawn: describe([token], this.#context(false)) }));
    const drawn = groups.flatMap((group) => group.drawn);
    this.#drawTail(drawn);
    let at = this.#settledNodes;
    for (const group of groups) {
      this.#remember(group.token, at, group.drawn);
      at += group.drawn.length;
    }
    this.#settledNodes += drawn.length;
    this.#text = this.#text.slice(length);
    this.#tail = [];
    this.#end = new OpenEnd();
    if (Object.keys(this.#links).length > known) for (const block of this.#mendable) if (block.hasBracket) this.#mend(block);
  }

  /** @param {Token} token @param {number} at @param {Description[]} drawn */
  #remember(token, at, drawn) {
    const hasCode = /```|~~~/.test(token.raw);
    const hasBracket = token.raw.includes('[');
    if (drawn.length === 1 && (hasCode || hasBracket)) this.#mendable.push({ raw: token.raw, at, drawn: drawn[0], hasCode, hasBracket });
  }

  /** @param {Settled} block */
  #mend(block) {
    const links = Object.assign(Object.create(null), this.#links);
    const drawn = describe(this.#lex(block.raw, links), this.#context(false));
    if (drawn.length !== 1) return;
    patch(this.#nodes.at(block.at), block.drawn, drawn[0]);
    block.drawn = drawn[0];
  }

  /** Mends the nodes after the settled ones. @param {Description[]} next */
  #drawTail(next) {
    const before = this.#tail;
    const shared = Math.min(before.length, next.length);
    for (let i = before.length; i > next.length; i--) this.#nodes.removeLast();
    for (let i = 0; i < shared; i++) patch(this.#nodes.at(this.#settledNodes + i), before[i], next[i]);
    for (let i = shared; i < next.length; i++) this.#nodes.append(create(this.#document, next[i]));
    this.#tail = next;
  }

  /** @param {string} text @param {Record<string, object>} links what is defined so far; definitions in the text are added */
  #lex(text, links) {
    const lexer = new this.#lexerClass();
    lexer.tokens.links = new Proxy(links, UNNUMBERED);
    lexer.blockTokens(text, lexer.tokens);
    // The queue grows while it is worked off.
    for (let i = 0; i < lexer.inlineQueue.length; i++) {
      // An open `<a>` or `<pre>` of one block shall not reach into the next, which may be lexed another time.
      lexer.state.inLink = lexer.state.inRawBlock = false;
      lexer.inlineTokens(lexer.inlineQueue[i].src, lexer.inlineQueue[i].tokens);
    }
    return lexer.tokens;
  }

  /** @param {boolean} growing */
  #context(growing) {
    return { ...this.#surroundings, growing, inLink: false };
  }
}

/** @typedef {{raw: string, at: number, drawn: Description, hasCode: boolean, hasBracket: boolean}} Settled */

/** @param {Token[]} tokens @param {import('./markdown-nodes.js').Context} context */
function describe(tokens, context) {
  return blocks(tokens, context);
}

/**
 * Returns how much of a stretch of whole lines is settled.
 *
 * @param {Token[]} tokens its block tokens
 */
function settledLength(tokens) {
  let length = 0;
  let settled = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (!isClosed(tokens[i], tokens.slice(i + 1))) break;
    length += tokens[i].raw.length;
    settled = length;
  }
  return settled;
}

/**
 * Returns whether a block can change no more.
 *
 * @param {Token} token
 * @param {Token[]} rest what follows it
 */
function isClosed(token, rest) {
  const nextBlock = rest.find((it) => it.type !== 'space');
  // Until its bracket is closed, this may be the label of a definition, which may run over blank lines.
  if (/^ {0,3}\[[^\]]*$/.test(token.raw)) return false;
  // So may its title.
  if (/^ {0,3}\[[^\]]*\]:\s*\S+\s+(?:"[^"]*|\([^()]*)$/.test(token.raw)) return false;
  // The next line may be its title, which ends when its quote is closed.
  if (token.type === 'def') return nextBlock !== undefined && !/^\s*["'(]/.test(nextBlock.raw);
  // The lexer looks beyond the next block for the line below a heading (`---`) or a table's header, but not beyond a blank line.
  if (token.type === 'paragraph') return rest.some((it) => it.type === 'space' || it.raw.includes('\n\n'));
  if (nextBlock !== undefined) return true;
  if (token.type === 'code') return isClosedFence(token.raw);
  if (token.type === 'heading') return /^ {0,3}#/.test(token.raw);
  return token.type === 'hr' || token.type === 'space';
}

/** Definitions by label, for finding blocks only: knows none, so that the lexer leaves no repeated definition out of its tokens. */
const FORGETFUL = new Proxy({}, { get: () => undefined, set: () => true });

/** Keeps definitions whose label is a number out: they would turn citations into links. @type {ProxyHandler<Record<string, object>>} */
const UNNUMBERED = {
  get: (links, label) => (isNumber(String(label)) ? undefined : links[String(label)]),
  set: (links, label, link) => isNumber(String(label)) || Reflect.set(links, label, link),
};
