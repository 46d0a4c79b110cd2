// What a screen reader hears: whole sentences of the answer as they are finished, not tokens, and what happens meanwhile.

/** How many sentences stand in the region, 12; older ones go. They have been read. */
const MAX_SENTENCES = 12;

/** A sentence's end, or a paragraph's; not the number of a list's item. */
const SENTENCE_END = /(?<!^\s*\d{1,3})[.!?:…](?=\s)|[。！？]|\n\s*\n/gm;

/**
 * Returns what of a growing text can be read out now: up to the end of the last finished sentence, all of it when the text is
 * finished.
 *
 * @param {string} text
 * @param {number} from how far it has been read
 * @param {boolean} finished
 * @returns {{sentences: string, end: number}}
 */
export function nextSentences(text, from, finished) {
  const rest = text.slice(from);
  let end = finished ? rest.length : 0;
  if (!finished) for (const match of rest.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  // An unclosed code block is not read half.
  const fences = rest.slice(0, end).match(/^\s*(```|~~~)/gm)?.length ?? 0;
  if (!finished && fences % 2 === 1) end = rest.search(/^\s*(```|~~~)/m);
  return { sentences: speakable(rest.slice(0, end)), end: from + end };
}

/** Markdown as it is read out. @param {string} markdown */
export function speakable(markdown) {
  return markdown
    .replace(/^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[ \t]*$|$(?![\s\S]))/gm, ' (code block) ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?:\s*\[\d+(?:\s*,\s*\d+)*\])+/g, '')
    .replace(/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[-:| \t]*)?$/gm, '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/[*`]+|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The page's one live region. */
export class Announcer {
  #region;
  /** How far each running answer has been read. @type {Map<string, number>} */
  #read = new Map();
  /** How many notices of each running answer have been said. @type {Map<string, number>} */
  #told = new Map();

  /** @param {HTMLElement} region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string} sentence */
  say(sentence) {
    if (sentence === '') return;
    const line = this.#region.ownerDocument.createElement('p');
    line.textContent = sentence;
    this.#region.append(line);
    while (this.#region.childElementCount > MAX_SENTENCES) this.#region.firstElementChild?.remove();
  }

  /**
   * Reads on in the answers that are being written, and to the end those that have just ended.
   *
   * @param {import('./state.js').Turn[]} turns
   */
  follow(turns) {
    for (const { key, text, status, notices } of turns) {
      const running = status === 'running';
      if (!running && !this.#read.has(key)) continue;
      notices.slice(this.#told.get(key) ?? 0).forEach(({ message }) => this.say(message));
      this.#told.set(key, notices.length);
      const { sentences, end } = nextSentences(text, this.#read.get(key) ?? 0, !running);
      this.say(sentences);
      if (running) this.#read.set(key, end);
      else [this.#read, this.#told].forEach((of) => of.delete(key));
    }
  }
}
