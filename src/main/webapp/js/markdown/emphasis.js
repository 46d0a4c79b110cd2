// Emphasis in Markdown: which runs of `*`, `_` and `~` open, close and match.
//
// The algorithm is CommonMark's ("An algorithm for parsing nested emphasis and links"), which is linear because of its
// floors: a search for an opener goes back no further than the last failed search of its kind. In addition, in scripts
// that do not separate words by blanks, marks count even if there is a letter outside the punctuation: 修改**「重试」**后.

/**
 * A run of one mark. What it closes comes before its remaining marks, and what it opens comes after them.
 *
 * @typedef {object} Run
 * @property {'run'} kind
 * @property {string} mark
 * @property {number} count how many marks are left
 * @property {number} written how many were written
 * @property {boolean} canOpen
 * @property {boolean} canClose
 * @property {EmphasisType[]} closes in the order of the text
 * @property {EmphasisType[]} opens the innermost first
 * @property {number} at where it begins
 * @property {Run | null} before
 * @property {Run | null} after
 */
/** @typedef {'em' | 'strong' | 'del'} EmphasisType */

const BLANK = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Scripts that do not separate words by blanks, with their punctuation. */
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\u2e80-\u303f\ufe30-\ufe4f\uff00-\uffef]/u;

/** @param {string} character @returns {'blank' | 'mark' | 'unparted mark' | 'unparted' | 'other'} */
function kindOf(character) {
  // spec: "the beginning and the end of the line count as Unicode whitespace"
  if (character === '' || BLANK.test(character)) return 'blank';
  const isUnparted = UNPARTED.test(character);
  if (PUNCTUATION.test(character)) return isUnparted ? 'unparted mark' : 'mark';
  return isUnparted ? 'unparted' : 'other';
}

/**
 * Returns a run of marks, and whether it can open and close.
 *
 * @param {string} text
 * @param {number} at where it begins
 * @param {number} count its length
 * @returns {Run}
 */
export function runOf(text, at, count) {
  const mark = text[at];
  const before = kindOf(characterBefore(text, at));
  const after = kindOf(String.fromCodePoint(text.codePointAt(at + count) ?? 32));
  // spec: a left-flanking run is "(1) not followed by Unicode whitespace, and either (2a) not followed by a punctuation
  // character, or (2b) followed by a punctuation character and preceded by Unicode whitespace or a punctuation
  // character"; right-flanking the same from the other side. In scripts without blanks, punctuation counts as a letter
  // here, and a letter on the other side as a blank.
  const opens = after !== 'blank' && (after !== 'mark' || before !== 'other');
  const closes = before !== 'blank' && (before !== 'mark' || after !== 'other');
  const inWord = opens && closes;
  const isMark = (/** @type {string} */ kind) => kind.endsWith('mark');
  const canOpen = mark === '_' ? opens && (!inWord || isMark(before)) : opens;
  const canClose = mark === '_' ? closes && (!inWord || isMark(after)) : closes;
  // One or two tildes strike through; more are text.
  const counts = mark !== '~' || count <= 2;
  return {
    kind: 'run',
    mark,
    count,
    written: count,
    canOpen: counts && canOpen,
    canClose: counts && canClose,
    closes: [],
    opens: [],
    at,
    before: null,
    after: null,
  };
}

/** @param {string} text @param {number} at */
function characterBefore(text, at) {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return at === 0 ? '' : text.slice(isLow ? at - 2 : at - 1, at);
}

/** The runs that may still open or close something, in the order of the text. */
export class Emphasis {
  /** @type {Run | null} */
  #last = null;

  /** The last run. */
  get last() {
    return this.#last;
  }

  /** @param {Run} run */
  add(run) {
    run.before = this.#last;
    if (this.#last) this.#last.after = run;
    this.#last = run;
  }

  /**
   * Matches the runs after a given one. None of them opens or closes anything later.
   *
   * @param {Run | null} floor the last run before those
   * @param {(run: Run) => void} [left] receives each remaining run, the last one first
   */
  settle(floor, left) {
    /** The runs before which no opener was found. @type {Map<string, number>} */
    const floors = new Map();
    let closer = this.#first(floor);
    while (closer) closer = closer.canClose ? this.#close(closer, floor?.at ?? -1, floors) : closer.after;
    if (left) for (let run = this.#last; run && run !== floor; run = run.before) left(run);
    this.#last = floor;
    if (floor) floor.after = null;
  }

  /** @param {Run | null} floor */
  #first(floor) {
    if (floor) return floor.after;
    let first = this.#last;
    while (first?.before) first = first.before;
    return first;
  }

  /**
   * @param {Run} closer
   * @param {number} floor
   * @param {Map<string, number>} floors
   * @returns {Run | null} the next run to look at
   */
  #close(closer, floor, floors) {
    const kind = `${closer.mark}${closer.canOpen}${closer.mark === '~' ? closer.count : closer.written % 3}`;
    const end = floors.get(kind) ?? floor;
    let opener = closer.before;
    while (opener && opener.at > end && !belongTogether(opener, closer)) opener = opener.before;
    if (opener && opener.at > end) return this.#join(opener, closer);
    floors.set(kind, closer.before?.at ?? floor);
    const next = closer.after;
    if (!closer.canOpen) this.#remove(closer);
    return next;
  }

  /** @param {Run} opener @param {Run} closer */
  #join(opener, closer) {
    const used = opener.mark === '~' ? opener.count : Math.min(opener.count, closer.count, 2);
    const type = opener.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
    opener.opens.push(type);
    closer.closes.push(type);
    opener.count -= used;
    closer.count -= used;
    opener.after = closer;
    closer.before = opener;
    if (opener.count === 0) this.#remove(opener);
    if (closer.count > 0) return closer;
    const next = closer.after;
    this.#remove(closer);
    return next;
  }

  /** @param {Run} run */
  #remove(run) {
    if (run.before) run.before.after = run.after;
    if (run.after) run.after.before = run.before;
    else this.#last = run.before;
  }
}

/** @param {Run} opener @param {Run} closer */
function belongTogether(opener, closer) {
  if (opener.mark !== closer.mark || !opener.canOpen) return false;
  if (opener.mark === '~') return opener.count === closer.count;
  // spec: "if one of the delimiters can both open and close emphasis, then the sum of the lengths of the delimiter runs
  // [...] must not be a multiple of 3 unless both lengths are multiples of 3"
  const isOdd =
    (closer.canOpen || opener.canClose) && closer.written % 3 !== 0 && (opener.written + closer.written) % 3 === 0;
  return !isOdd;
}
