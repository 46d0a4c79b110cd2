// Formulas as models write them: `\(…\)`, `\[…\]`, `$$…$$`, `$…$`. The page does not typeset them. It shows their
// source with every backslash, because without backslashes it would mean something else.

/** The content of escaped brackets that are not a formula: words, numbers, a link's text. */
const WORDS = /^[\p{L}\p{N}.,;:'’"/@#?! -]*$/u;

/** Distinguishes a formula from two amounts of money or two variables. */
const FORMULA = /[\\^_{}=*]/;

/**
 * Returns where a formula that begins here ends, 0 if there is none.
 *
 * @param {string} text
 * @param {number} at the place of a backslash or a dollar sign
 * @param {Set<string>} gone what was not found, and need not be searched for again
 */
export function formulaAt(text, at, gone) {
  const opening = text.slice(at, at + 2);
  if (opening === '\\(') return bracketsEnd(text, at, '\\)', false);
  if (opening === '\\[') return bracketsEnd(text, at, '\\]', true);
  if (opening === '$$') return endOf(text, at + 2, '$$', gone);
  return opening[0] === '$' ? dollarsEnd(text, at, gone) : 0;
}

/**
 * The search stops at the next opening of the same kind, where the next search begins.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} closing
 * @param {boolean} maybeWords
 */
function bracketsEnd(text, at, closing, maybeWords) {
  const opening = text.slice(at, at + 2);
  for (let i = at + 2; i < text.length; i++) {
    if (text[i] !== '\\') continue;
    const pair = text.slice(i, i + 2);
    if (pair === opening) return 0;
    if (pair === closing) return isNoFormula(text.slice(at + 2, i), maybeWords) ? 0 : i + 2;
    i++;
  }
  return 0;
}

/** @param {string} inside @param {boolean} maybeWords */
function isNoFormula(inside, maybeWords) {
  return inside.trim() === '' || (maybeWords && WORDS.test(inside));
}

/** @param {string} text @param {number} from @param {string} closing @param {Set<string>} gone */
function endOf(text, from, closing, gone) {
  if (gone.has(closing)) return 0;
  const end = text.indexOf(closing, from);
  if (end < 0) gone.add(closing);
  return end < 0 ? 0 : end + closing.length;
}

/** @param {string} text @param {number} at @param {Set<string>} gone */
function dollarsEnd(text, at, gone) {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /\s|^$/.test(text[at + 1] ?? '')) return 0;
  const end = endOf(text, at + 1, '$', gone);
  const inside = text.slice(at + 1, end - 1);
  const isFormula =
    end > 0 && FORMULA.test(inside) && !/\s$|[\n[]/.test(inside) && !/[\p{L}\p{N}]/u.test(text[end] ?? '');
  return isFormula ? end : 0;
}
