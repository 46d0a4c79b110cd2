// Addresses in a text: after brackets, in angle brackets, or bare. Each reader looks at one position and returns where
// its match ends. None looks further than where its next match could begin.

/** @import {Definition, Token} from './inline.js' */

/** The maximum length of a label: 999 characters, as in CommonMark. */
const MAX_LABEL = 999;
/** How deep parentheses nest in an address, 8; CommonMark requires at least three. */
const MAX_PARENTHESES = 8;

const BLANKS = /[ \t]*(?:\n[ \t]*)?/y;

/** @param {string} text @param {number} at @returns {number} where the blanks end, which may include one line break */
export function afterBlanks(text, at) {
  BLANKS.lastIndex = at;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

/**
 * Reads `(address "title")`.
 *
 * @param {string} text
 * @param {number} at the position of the parenthesis
 * @returns {(Definition & {end: number}) | null}
 */
export function addressAt(text, at) {
  const destination = readDestination(text, afterBlanks(text, at + 1), true);
  if (!destination) return null;
  const blanks = afterBlanks(text, destination.end);
  if (text[blanks] === ')') return { href: destination.href, title: null, end: blanks + 1 };
  const title = blanks > destination.end ? readTitle(text, blanks) : null;
  const end = title ? afterBlanks(text, title.end) : blanks;
  return title && text[end] === ')' ? { href: destination.href, title: title.text, end: end + 1 } : null;
}

/**
 * Reads the address of a link or a definition.
 *
 * @param {string} text
 * @param {number} at
 * @param {boolean} mayBeEmpty
 * @returns {{href: string, end: number} | null}
 */
export function readDestination(text, at, mayBeEmpty) {
  if (text[at] === '<') return readPointed(text, at);
  let depth = 0;
  let end = at;
  for (; end < text.length; end++) {
    const character = text[end];
    if (character <= ' ') break;
    if (character === '\\' && text[end + 1] > ' ') end++;
    else if (character === '(' && ++depth > MAX_PARENTHESES) return null;
    else if (character === ')' && --depth < 0) break;
  }
  if (depth > 0 || (end === at && !mayBeEmpty)) return null;
  return { href: unescaped(text.slice(at, end)), end };
}

/** @param {string} text @param {number} at */
function readPointed(text, at) {
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end];
    if (character === '\n' || character === '<') return null;
    if (character === '>') return { href: unescaped(text.slice(at + 1, end)), end: end + 1 };
    if (character === '\\') end++;
  }
  return null;
}

/** @param {string} text @param {number} at @returns {{text: string, end: number} | null} */
export function readTitle(text, at) {
  const opening = text[at];
  const closing = opening === '(' ? ')' : opening;
  if (opening !== '"' && opening !== "'" && opening !== '(') return null;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === closing) return { text: unescaped(text.slice(at + 1, end)), end: end + 1 };
    if (text[end] === '\\') end++;
    else if (text[end] === '(' && opening === '(') return null;
  }
  return null;
}

/**
 * Reads a label in brackets.
 *
 * @param {string} text
 * @param {number} at the position of the bracket
 * @returns {{text: string, end: number} | null}
 */
export function labelAt(text, at) {
  const last = Math.min(text.length, at + MAX_LABEL + 2);
  for (let end = at + 1; end < last; end++) {
    if (text[end] === ']') return { text: text.slice(at + 1, end), end: end + 1 };
    if (text[end] === '[') return null;
    if (text[end] === '\\') end++;
  }
  return null;
}

/** The form used to compare labels; empty if it is not a label. @param {string} label */
export function normalLabel(label) {
  return label.length > MAX_LABEL ? '' : label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** @param {string} text */
export function unescaped(text) {
  return text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
}

const POINTED_URL = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const POINTED_EMAIL = /<([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)>/y;

/**
 * Reads `<https://…>` or `<name@host>`.
 *
 * @param {string} text
 * @param {number} at
 * @returns {{token: Token, end: number} | null}
 */
export function bareAddressAt(text, at) {
  POINTED_URL.lastIndex = at;
  const url = POINTED_URL.exec(text);
  if (url) return { token: bareLink(url[1], url[1]), end: POINTED_URL.lastIndex };
  POINTED_EMAIL.lastIndex = at;
  const email = POINTED_EMAIL.exec(text);
  return email && { token: bareLink(email[1], `mailto:${email[1]}`), end: POINTED_EMAIL.lastIndex };
}

const TAG =
  /<(?:\/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>/y;

/**
 * Returns where a tag or comment that begins here ends, 0 if there is none.
 *
 * @param {string} text
 * @param {number} at
 * @param {Set<string>} gone what was not found, and need not be searched for again
 */
export function htmlAt(text, at, gone) {
  if (text.startsWith('<!--', at) && !gone.has('-->')) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) gone.add('-->');
    else return end + 3;
  }
  TAG.lastIndex = at;
  return TAG.test(text) ? TAG.lastIndex : 0;
}

const BARE_URL = /(?:https?:\/\/|ftp:\/\/|www\.)[\p{L}\p{N}][^\s<[\]、。，；：！？（）「」『』【】]*/iuy;

/**
 * Reads a bare address, by GitHub's rules.
 *
 * @param {string} text
 * @param {number} at
 * @param {number} limit where the text ends
 * @returns {{token: Token, end: number} | null}
 */
export function destinationAt(text, at, limit) {
  if (/[\p{L}\p{N}_/]/u.test(text[at - 1] ?? '')) return null;
  BARE_URL.lastIndex = at;
  if (!BARE_URL.test(text)) return null;
  const end = endOfBareUrl(text, at, Math.min(BARE_URL.lastIndex, limit));
  const url = text.slice(at, end);
  return { token: bareLink(url, url[0].toLowerCase() === 'w' ? `http://${url}` : url), end };
}

/**
 * Punctuation at the end belongs to the sentence, as does a parenthesis that the address does not open.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function endOfBareUrl(text, start, end) {
  let open = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '(') open++;
    else if (text[i] === ')') open--;
  }
  let at = end;
  for (; at > start; at--) {
    const last = text[at - 1];
    if (last === ')' && open < 0) open++;
    else if (!/[?!.,:;*_~'"\]`|»”’、。，；：！？）」』】]/.test(last)) break;
  }
  return at;
}

const HOST = /@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9][A-Za-z0-9-]*)+/y;

/**
 * Reads an email address around an at sign.
 *
 * @param {string} text
 * @param {number} from how far back it may begin
 * @param {number} at the position of the sign
 * @param {number} limit
 * @returns {{token: Token, start: number, end: number} | null}
 */
export function emailAround(text, from, at, limit) {
  let start = at;
  while (start > from && /[\w.+-]/.test(text[start - 1])) start--;
  HOST.lastIndex = at;
  if (start === at || !HOST.test(text) || HOST.lastIndex > limit) return null;
  const email = text.slice(start, HOST.lastIndex);
  return { token: bareLink(email, `mailto:${email}`), start, end: HOST.lastIndex };
}

/** @param {string} text @param {string} href @returns {Token} */
function bareLink(text, href) {
  return { type: 'link', href, title: null, text, tokens: [{ type: 'escape', text }] };
}
