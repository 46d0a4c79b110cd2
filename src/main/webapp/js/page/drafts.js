// What the user typed and the server does not have yet: per conversation, the text in the question box and the
// questions being sent.

/** @import {Memory} from '../api/memory.js' */

/** For how many conversations texts are kept, 50. The oldest goes first. */
const MAX_KEPT = 50;

const PREFIX = 'draft ';

/** @typedef {{text: string, sent: string[], at: number}} Kept */

/** The texts of a tab, by id of the conversation. A new conversation is null. */
export class Drafts {
  #memory;
  #now;

  /** @param {Memory} memory @param {() => number} now milliseconds */
  constructor(memory, now) {
    this.#memory = memory;
    this.#now = now;
  }

  /** The text of the question box. @param {string | null} conversation */
  text(conversation) {
    return this.#read(conversation).text;
  }

  /** @param {string | null} conversation @param {string} text */
  write(conversation, text) {
    this.#keep(conversation, { ...this.#read(conversation), text });
  }

  /**
   * Keeps a question that is being sent, until the server has it.
   *
   * @param {string | null} conversation
   * @param {string} question
   */
  sending(conversation, question) {
    const kept = this.#read(conversation);
    this.#keep(conversation, { ...kept, sent: [...kept.sent.filter((it) => it !== question), question] });
  }

  /** The server has a question. @param {string | null} conversation @param {string} question */
  arrived(conversation, question) {
    const kept = this.#read(conversation);
    if (kept.sent.includes(question))
      this.#keep(conversation, { ...kept, sent: kept.sent.filter((it) => it !== question) });
  }

  /** A new conversation now has an id. @param {string} conversation */
  named(conversation) {
    const kept = this.#read(null);
    this.#keep(null, { ...kept, text: '', sent: [] });
    this.#keep(conversation, kept);
  }

  /**
   * Puts what has not arrived back into the box, before its text.
   *
   * @param {string | null} conversation
   * @returns {string} the new text of the box
   */
  takeBack(conversation) {
    const kept = this.#read(conversation);
    const text = joined([...kept.sent, kept.text]);
    if (kept.sent.length > 0) this.#keep(conversation, { ...kept, text, sent: [] });
    return text;
  }

  forgetAll() {
    this.#memory.removeAll(PREFIX);
  }

  /** @param {string | null} conversation @returns {Kept} */
  #read(conversation) {
    try {
      const { text, sent, at } = JSON.parse(this.#memory.get(keyOf(conversation)) ?? '');
      return { text: String(text), sent: sent.map(String), at };
    } catch {
      return { text: '', sent: [], at: 0 };
    }
  }

  /** @param {string | null} conversation @param {Kept} kept */
  #keep(conversation, kept) {
    const key = keyOf(conversation);
    if (kept.text === '' && kept.sent.length === 0) return this.#memory.remove(key);
    this.#memory.set(key, JSON.stringify({ ...kept, at: this.#now() }));
    this.#forgetOldest();
  }

  #forgetOldest() {
    const keys = this.#memory.keys(PREFIX);
    if (keys.length <= MAX_KEPT) return;
    const age = (/** @type {string} */ key) => Number(/"at":(\d+)\}$/.exec(this.#memory.get(key) ?? '')?.[1] ?? 0);
    this.#memory.remove(keys.reduce((oldest, key) => (age(key) < age(oldest) ? key : oldest)));
  }
}

/** @param {string | null} conversation */
function keyOf(conversation) {
  return PREFIX + (conversation ?? '');
}

/** Joins distinct texts with line breaks. @param {string[]} texts */
export function joined(texts) {
  return [...new Set(texts.map((text) => text.trimEnd()))].filter((text) => text !== '').join('\n\n');
}
