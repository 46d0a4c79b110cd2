// What the check of an answer has found: marks in the text, and a note below it. What draws them is fetched with the first
// answer that has something to show, because most visits begin without one.

/** @import {Description} from '../../dom/nodes.js' */
/** @import {Turn} from '../state/turn.js' */

/** @typedef {Pick<import('./citation-marks.js').CitationMarks, 'draw' | 'clear'>} Marks */

/**
 * What draws them.
 *
 * @typedef {object} Drawing
 * @property {new (prose: Element) => Marks} CitationMarks
 * @property {(turn: Turn) => Description | null} proofNote
 */

/** @type {Drawing | null} */
let loaded = null;

/** Fetches what draws them, once. @returns {Promise<Drawing>} */
export async function fetchMarks() {
  const [{ CitationMarks }, { proofNote }] = await Promise.all([
    import('./citation-marks.js'),
    import('./turn-proof.js'),
  ]);
  loaded = { CitationMarks, proofNote };
  return loaded;
}

/** The marks and the note of one answer. If they cannot be fetched, the answer is shown without them. */
export class TurnMarks {
  #prose;
  #onReady;
  #fetch;
  /** @type {Drawing | null} */
  #drawing = loaded;
  /** @type {Marks | null} */
  #marks = null;
  #fetching = false;

  /**
   * @param {Element} prose the element of the answer's text
   * @param {() => void} onReady draws both again, because what draws them has been fetched
   * @param {() => Promise<Drawing>} [fetch] replaced in tests
   */
  constructor(prose, onReady, fetch = fetchMarks) {
    this.#prose = prose;
    this.#onReady = onReady;
    this.#fetch = fetch;
  }

  /** Marks the text, which is drawn whole. @param {Turn} turn */
  draw(turn) {
    if (turn.proof) this.#ready()?.draw(turn);
    else this.clear();
  }

  /** Describes the note; null if there is none, or not yet. @param {Turn} turn */
  note(turn) {
    return turn.proof && turn.status !== 'running' && this.#ready() ? this.#drawing?.proofNote(turn) : null;
  }

  /** Removes the marks, because other nodes will be drawn. */
  clear() {
    this.#marks?.clear();
  }

  #ready() {
    if (this.#drawing) this.#marks ??= new this.#drawing.CitationMarks(this.#prose);
    else if (!this.#fetching) this.#load();
    return this.#marks;
  }

  async #load() {
    this.#fetching = true;
    try {
      this.#drawing = await this.#fetch();
    } catch (error) {
      console.warn('The citations of an answer are not marked, because a part of the page could not be loaded:', error);
      return; // The next drawing tries again.
    } finally {
      this.#fetching = false;
    }
    this.#onReady();
  }
}
