// Citation markers in the text of an answer: `[2]`, `[1][3]`, `[1, 3]`. The server uses the same rule
// (`CitationFilter`, `BracketPlace`), and one table of cases tests both.

/** Numbers in brackets, without leading zeros; not the text of a link. */
const MARKER = /\[ *[1-9]\d{0,2} *(?:[,;] *[1-9]\d{0,2} *)*\](?!\()/y;

/** Longer markers, in characters, are text. */
const MAX_MARKER = 40;

/**
 * Splits a text at its citation markers. A marker counts if each of its numbers is a known source and a citation may be
 * there. Anything else stays text.
 *
 * @param {string} text Markdown source
 * @param {ReadonlySet<number>} known the numbers of the sources
 * @param {string} [before] the text before it; a line break at the start of a paragraph
 * @returns {(string | number)[]} texts, and numbers of sources, in order
 */
export function splitCitations(text, known, before = '') {
  if (known.size === 0 || !text.includes('[')) return text === '' ? [] : [text];
  const place = new BracketPlace(before);
  /** @type {(string | number)[]} */
  const parts = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const marker = text[at] === '[' ? markerAt(text, at) : '';
    if (marker === '') {
      place.next(text[at]);
      at++;
      continue;
    }
    const numbers = marker.slice(1, -1).split(/[,;]/).map(Number);
    const after = text[at + marker.length] ?? '\n';
    if (numbers.every((n) => known.has(n)) && place.mayCite(numbers, after)) {
      if (at > end) parts.push(text.slice(end, at));
      parts.push(...numbers);
      end = at + marker.length;
    }
    place.bracket(numbers, after);
    at += marker.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** @param {string} text @param {number} at */
function markerAt(text, at) {
  MARKER.lastIndex = at;
  const marker = MARKER.exec(text)?.[0] ?? '';
  return marker.length > MAX_MARKER ? '' : marker;
}

/**
 * Decides by the characters before a bracket whether it may be a citation. It is not one after a word that looks like
 * code (`a`, `b_1`, `fooBar`, `f()`), after the text of a link, after `=`, `∈` or a TeX command, as a definition (`[1]:
 * https://…`), or in a list of lists (`[[1, 2], [2, 1]]`).
 */
class BracketPlace {
  #letters = 0;
  #looksLikeCode = false;
  #last = '';
  #lineStart = false;
  #command = false;
  #behindOperator = false;
  #inList = false;

  /** @param {string} before */
  constructor(before) {
    for (const c of before.slice(-MAX_MARKER)) this.next(c);
  }

  /** @param {string} c */
  next(c) {
    const blank = /[ \t\r\n]/.test(c);
    const letter = /[a-zA-Z]/.test(c);
    const followsWord = /[\w$]/.test(this.#last);
    this.#inList &&= blank || c === ',' || c === ';';
    this.#command = (c === '\\' && /^[ \t\r\n$(]?$/.test(this.#last)) || (this.#command && letter);
    this.#behindOperator = this.#command || /[=∈∉]/.test(c) || (this.#behindOperator && blank);
    this.#lineStart = c === '\n' || (this.#lineStart && (blank || c === '>'));
    if (letter) {
      const innerCapital = c <= 'Z' && /[a-z]/.test(this.#last);
      this.#looksLikeCode = followsWord && (this.#looksLikeCode || innerCapital);
      this.#letters = followsWord ? this.#letters + 1 : 1;
    } else if (/[\w$]/.test(c)) {
      this.#looksLikeCode = c === '_' || c === '$' || this.#letters > 0;
    } else {
      this.#letters = 0;
      // The end of a call, an index or the text of a link.
      this.#looksLikeCode = c === ']' || (c === ')' && this.#last === '(');
    }
    this.#last = c;
  }

  /**
   * Takes a bracket with numbers as a whole.
   *
   * @param {number[]} numbers
   * @param {string} after the character after it
   */
  bracket(numbers, after) {
    const mayHaveCited = this.mayCite(numbers, after);
    this.#inList ||= this.#last === '[';
    this.#letters = 0;
    // Another index may follow an index; a source may follow a status code in brackets.
    this.#looksLikeCode = !mayHaveCited;
    this.#last = mayHaveCited ? ' ' : ']';
    this.#lineStart = this.#command = this.#behindOperator = false;
  }

  /** @param {number[]} numbers @param {string} after the character after the bracket */
  mayCite(numbers, after) {
    const isDefinition = this.#lineStart && after === ':';
    const isListInList = this.#inList || (this.#last === '[' && !(numbers.length === 1 && after === ']'));
    return !this.#looksLikeCode && this.#letters !== 1 && !this.#behindOperator && !isDefinition && !isListInList;
  }
}
