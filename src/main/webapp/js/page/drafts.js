// What the user typed and the server does not have yet: per conversation, the text in the question box and the
// questions being sent. The tab keeps both. The browser keeps a copy of the text for when the tab is closed.

/** @import {Memory} from '../api/memory.js' */

/** For how many conversations texts are kept, 50. The oldest goes first. */
const MAX_KEPT = 50;

/** How long the browser keeps a text, 30 days. */
const MAX_AGE = 30 * 24 * 3600 * 1000;

/** How many characters of a text the browser keeps at most, 100,000; only the tab keeps a longer one. */
const MAX_COPIED = 100_000;

const PREFIX = 'draft ';

/** @typedef {{text: string, sent: string[], at: number}} Kept */

/** The texts of a tab, by id of the conversation. A new conversation is null. */
export class Drafts {
  #tab;
  #browser;
  #now;

  /** @param {Memory} tab @param {Memory} browser what all tabs share @param {() => number} now milliseconds */
  constructor(tab, browser, now) {
    this.#tab = tab;
    this.#browser = browser;
    this.#now = now;
    for (const key of browser.keys(PREFIX)) if (now() - parsed(browser.get(key)).at > MAX_AGE) browser.remove(key);
  }

  /** The text of the question box. @param {string | null} conversation */
  text(conversation) {
    return this.#adopt(conversation).text;
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
    const kept = this.#adopt(conversation);
    const text = joined([...kept.sent, kept.text]);
    if (kept.sent.length > 0) this.#keep(conversation, { ...kept, text, sent: [] });
    return text;
  }

  forgetAll() {
    this.#tab.removeAll(PREFIX);
    this.#browser.removeAll(PREFIX);
  }

  /** @param {string | null} conversation @returns {Kept} */
  #read(conversation) {
    return parsed(this.#tab.get(keyOf(conversation)));
  }

  /** What the tab keeps; if nothing, the copy of a closed tab becomes its own. @param {string | null} conversation */
  #adopt(conversation) {
    const key = keyOf(conversation);
    const copy = this.#tab.get(key) === null && this.#browser.get(key);
    if (copy) this.#put(this.#tab, key, parsed(copy));
    return this.#read(conversation);
  }

  /** @param {string | null} conversation @param {Kept} kept */
  #keep(conversation, kept) {
    const key = keyOf(conversation);
    this.#copy(key, this.#read(conversation).text, kept.text);
    if (kept.text === '' && kept.sent.length === 0) return this.#tab.remove(key);
    this.#put(this.#tab, key, kept);
  }

  /**
   * Copies a text for when the tab is closed. An emptied box removes only its own text, not that of another tab.
   *
   * @param {string} key
   * @param {string} before
   * @param {string} text
   */
  #copy(key, before, text) {
    if (text !== '' && text.length <= MAX_COPIED) this.#put(this.#browser, key, { text, sent: [], at: 0 });
    else if (parsed(this.#browser.get(key)).text === before) this.#browser.remove(key);
  }

  /** @param {Memory} memory @param {string} key @param {Kept} kept */
  #put(memory, key, kept) {
    memory.set(key, JSON.stringify({ ...kept, at: this.#now() }));
    const keys = memory.keys(PREFIX);
    if (keys.length <= MAX_KEPT) return;
    const age = (/** @type {string} */ it) => parsed(memory.get(it)).at;
    memory.remove(keys.reduce((oldest, it) => (age(it) < age(oldest) ? it : oldest)));
  }
}

/** What is stored; empty if it has another form. @param {string | null} stored @returns {Kept} */
function parsed(stored) {
  try {
    const { text, sent, at } = JSON.parse(stored ?? '');
    return { text: String(text), sent: sent.map(String), at: Number(at) || 0 };
  } catch {
    return { text: '', sent: [], at: 0 };
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
