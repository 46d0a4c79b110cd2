// What a screen reader reads aloud: complete sentences of the answer instead of tokens, one at a time, what happens
// meanwhile, and how the answer ended.

import { systemClock } from '../stream/reconnect.js';
import { endText } from './panels/phases.js';

/** @import {Clock} from '../stream/reconnect.js' */
/** @import {Turn} from './state/turn.js' */

/**
 * How long a sentence stays in the region before the next one, 250 ms. Some browsers do not announce text that is
 * replaced sooner.
 */
const PACE = 250;

/** How many sentences may wait, 100. Beyond that the oldest are left out; the user can still read them. */
const MAX_WAITING = 100;

/** The end of a sentence or a paragraph, but not the number of a list item. */
const SENTENCE_END = /(?<!^\s*\d{1,3})[.!?:…](?=\s)|[。！？]|\n\s*\n/gm;

const CODE_BLOCK = /^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[ \t]*$|$(?![\s\S]))/gm;

/**
 * Returns the part of a growing text that can be read out now: up to the end of the last complete sentence, or all of
 * it if the text is finished.
 *
 * @param {string} text
 * @param {number} from how far it has been read
 * @param {boolean} finished
 * @returns {{sentences: string[], end: number}}
 */
export function nextSentences(text, from, finished) {
  const rest = text.slice(from);
  let end = finished ? rest.length : 0;
  if (!finished) for (const match of rest.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  // Half of an unclosed code block is not read out.
  const fences = rest.slice(0, end).match(/^\s*(```|~~~)/gm)?.length ?? 0;
  if (!finished && fences % 2 === 1) end = rest.search(/^\s*(```|~~~)/m);
  return { sentences: sentencesOf(rest.slice(0, end)), end: from + end };
}

/** @param {string} markdown */
function sentencesOf(markdown) {
  const text = markdown.replace(CODE_BLOCK, '\n\n(code block)\n\n');
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  return [...ends, text.length]
    .map((end, i) => speakable(text.slice(i === 0 ? 0 : ends[i - 1], end)))
    .filter((sentence) => sentence !== '');
}

/** Markdown as it is read out. @param {string} markdown */
export function speakable(markdown) {
  return markdown
    .replace(CODE_BLOCK, ' (code block) ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?:\s*\[\d+(?:\s*,\s*\d+)*\])+/g, '')
    .replace(/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[-:| \t]*)?$/gm, '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/[*`]+|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The page's only live region. It contains one sentence at a time. */
export class Announcer {
  #region;
  #clock;
  /** @type {string[]} */
  #waiting = [];
  #speaking = false;
  /**
   * How far each running answer has been read out, and how many of its notices.
   *
   * @type {Map<string, {end: number, notices: number}>}
   */
  #read = new Map();

  /** @param {HTMLElement} region @param {Clock} [clock] */
  constructor(region, clock = systemClock) {
    this.#region = region;
    this.#clock = clock;
  }

  /** @param {string} sentence */
  say(sentence) {
    if (sentence === '') return;
    this.#waiting.push(sentence);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    if (!this.#speaking) this.#next();
  }

  /**
   * Reads an answer from its beginning, even if it ends before it is drawn.
   *
   * @param {string} key of its turn
   */
  listen(key) {
    this.#read.set(key, { end: 0, notices: 0 });
  }

  /**
   * Continues reading the running answers, and finishes those that have just ended.
   *
   * @param {Turn[]} turns
   */
  follow(turns) {
    for (const turn of turns) {
      if (turn.status === 'running') this.#readOn(turn, false);
      else if (this.#read.has(turn.key)) this.#end(turn);
    }
    // A closed conversation is not read any further.
    for (const key of this.#read.keys()) if (!turns.some((turn) => turn.key === key)) this.#read.delete(key);
  }

  /** @param {Turn} turn @param {boolean} finished */
  #readOn({ key, text, notices }, finished) {
    const read = this.#read.get(key) ?? { end: 0, notices: 0 };
    // A damaged answer starts over.
    const { sentences, end } = nextSentences(text, read.end > text.length ? 0 : read.end, finished);
    for (const { message } of notices.slice(read.notices)) this.say(message);
    for (const sentence of sentences) this.say(sentence);
    this.#read.set(key, { end, notices: notices.length });
  }

  /** @param {Turn} turn */
  #end(turn) {
    // A user who stops an answer does not want to hear the rest.
    if (turn.done?.finish === 'stopped') this.#waiting = [];
    else this.#readOn(turn, true);
    this.#read.delete(turn.key);
    this.say(endText(turn));
  }

  #next() {
    const sentence = this.#waiting.shift();
    this.#speaking = sentence !== undefined;
    if (sentence === undefined) return;
    const line = this.#region.ownerDocument.createElement('p');
    line.textContent = sentence;
    this.#region.replaceChildren(line);
    this.#clock.setTimeout(() => this.#next(), PACE);
  }
}
