// Citation markers in the text of an answer: `[2]`, `[1][3]`, `[1, 3]`.

const MARKER = /\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\]/g;

/**
 * Splits a text at its citation markers. A marker counts when every number in it is a known source; anything else stays text.
 *
 * @param {string} text
 * @param {ReadonlySet<number>} known the numbers of the sources
 * @returns {(string | number)[]} texts, and numbers of sources, in order
 */
export function splitCitations(text, known) {
  if (known.size === 0 || !text.includes('[')) return text === '' ? [] : [text];
  /** @type {(string | number)[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    const numbers = match[1].split(/[,;]/).map(Number);
    if (!numbers.every((n) => known.has(n))) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(...numbers);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
