// What a screen reader hears: whole sentences of the answer as they are finished, not tokens, and what happens meanwhile.

/** How many sentences stand in the region, 12; older ones go. They have been read. */
const MAX_SENTENCES = 12;

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
  if (!finished) for (const match of rest.matchAll(/[.!?:…。！？](?=\s)|\n\s*\n/g)) end = match.index + match[0].length;
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
   * Reads on in an answer.
   *
   * @param {string} key
   * @param {string} text
   * @param {boolean} finished
   */
  read(key, text, finished) {
    const { sentences, end } = nextSentences(text, this.#read.get(key) ?? 0, finished);
    this.#read.set(key, end);
    this.say(sentences);
  }

  /** An answer begins. @param {string} key */
  begin(key) {
    this.#read.set(key, 0);
  }
}
