// Draws one turn: the question, the status, the answer, its sources and how it ended.

import { copyFrom } from '../../dom/clipboard.js';
import { h, Slot } from '../../dom/nodes.js';
import { GrowingMarkdown } from '../../markdown/growing-markdown.js';
import { answerNotices } from './answer-notices.js';
import { keepOpen, openScrolled, toggleFold } from './folds.js';
import { reasoning, statusLine } from './phases.js';
import { ending, facts, inSteps } from './turn-ending.js';
import { TurnMarks } from './turn-marks.js';
import { sources } from './turn-sources.js';

/** @import {Description} from '../../dom/nodes.js' */
/** @import {Source} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

/**
 * What a turn needs from the page.
 *
 * @typedef {object} Tools
 * @property {(code: string, language: string) => Description[] | null} highlight
 * @property {(turn: Turn, n: number, lines?: string) => void} openSource opens a source, at some of its lines
 * @property {(turn: Turn) => void} retry
 * @property {(turn: Turn) => void} goOn
 */

/** After a frame that took t milliseconds, no text is drawn for 3 t, so that a huge answer does not freeze the page. */
const REST_FACTOR = 3;

/**
 * Frames that take longer than this on average, 8 ms, are heavy: a block of the answer is so large that its layout
 * takes long.
 */
const HEAVY = 8;

/** The minimum time between two heavy frames, 400 ms, so that at most one frame in twenty-four is heavy. */
const HEAVY_REST = 400;

/** Copies what is selected; fetched with the first turn, because most visits begin without one. */
let copySelection = /** @type {typeof import('./copying.js').copySelection | undefined} */ (undefined);

/** A turn on the page. */
export class TurnView {
  #tools;
  #prose;
  #marks;
  #slots;
  /** @type {Turn} */
  #turn;
  /** @type {GrowingMarkdown | null} */
  #markdown = null;
  /** The sources that the Markdown was made with. Other sources need a new one. @type {Source[] | null} */
  #sources = null;
  #shown = '';
  #finished = false;
  #nextDrawing = 0;
  #drewText = false;
  #averageCost = 0;
  /** Whether the text could not be drawn as Markdown and is shown unformatted. */
  #isPlain = false;
  #plain;
  #onRetry = () => this.#tools.retry(this.#turn);
  #onGoOn = () => this.#tools.goOn(this.#turn);

  /**
   * @param {Turn} turn
   * @param {Tools} tools
   */
  constructor(turn, tools) {
    this.#turn = turn;
    this.#tools = tools;
    const heading = Object.assign(document.createElement('h2'), {
      className: 'question',
      dir: 'auto',
      textContent: turn.question,
    });
    const part = (/** @type {string} */ name) => Object.assign(document.createElement('div'), { className: name });
    const [notices, status, reasoning, prose, after] = [
      part('notices-slot'),
      part('status'),
      part('reasoning-slot'),
      part('prose'),
      part('after'),
    ];
    this.element = document.createElement('article');
    this.element.className = 'turn';
    // The status is where the text grows, because that is where users look.
    this.element.append(heading, ...scopeLine(turn), notices, reasoning, prose, status, after);
    this.element.addEventListener('click', (event) => this.#click(event));
    import('./copying.js').then((it) => (copySelection = it.copySelection), console.warn);
    prose.addEventListener('copy', (event) => copySelection?.(event, prose, this.#turn, document.baseURI));
    prose.addEventListener('scroll', openScrolled, { capture: true });
    this.#prose = prose;
    this.#marks = new TurnMarks(prose, () => this.#drawProof());
    this.#plain = new Slot(prose);
    this.#slots = {
      notices: new Slot(notices),
      status: new Slot(status),
      reasoning: new Slot(reasoning),
      after: new Slot(after),
    };
  }

  /**
   * Draws the current state of a turn.
   *
   * @param {Turn} turn
   * @param {number} now milliseconds
   * @returns {boolean} whether something remains to be drawn later
   */
  draw(turn, now) {
    const before = this.#turn;
    this.#turn = turn;
    const running = turn.status === 'running';
    this.element.setAttribute('aria-busy', String(running));
    this.#slots.status.draw(running ? statusLine(turn, now) : null);
    if (before !== turn || !this.#finished) {
      this.#slots.notices.draw(answerNotices(turn));
      this.#slots.reasoning.draw(turn.reasoning ? reasoning(turn) : null);
      this.#drawAfter();
    }
    const isLater = this.#drawText(turn, now);
    // Last, because what has ended may be folded.
    this.element.dataset.status = turn.status;
    return isLater;
  }

  /**
   * Records the cost of the frame that drew this view.
   *
   * @param {number} cost milliseconds
   * @param {number} now
   */
  restAfter(cost, now) {
    if (!this.#drewText) return;
    this.#drewText = false;
    this.#averageCost += (cost - this.#averageCost) / 8;
    this.#nextDrawing =
      now + (this.#averageCost > HEAVY ? Math.max(HEAVY_REST, REST_FACTOR * cost) : REST_FACTOR * cost);
  }

  #drawAfter() {
    const turn = this.#turn;
    this.#slots.after.draw(
      ending(turn, this.#onRetry, this.#onGoOn),
      turn.inSteps && inSteps(),
      this.#marks.note(turn),
      sources(turn),
      turn.status === 'running' ? null : facts(turn),
    );
  }

  /** Draws what the check has found, in a turn that is drawn already. */
  #drawProof() {
    this.#drawAfter();
    if (this.#finished) this.#marks.draw(this.#turn);
  }

  /** Takes the turn off the page. */
  remove() {
    this.#marks.clear();
    this.element.remove();
  }

  /** Colours code that was drawn before the highlighter was loaded. */
  recolour() {
    this.#markdown?.recolour();
    if (this.#finished) this.#marks.draw(this.#turn);
  }

  /** @param {Turn} turn @param {number} now */
  #drawText(turn, now) {
    const finished = turn.status !== 'running';
    if (this.#finished && finished && turn.text === this.#shown && turn.sources === this.#sources) return false;
    if (!finished && turn.text === this.#shown && turn.sources === this.#sources) return false;
    if (!finished && now < this.#nextDrawing) return true;
    try {
      if (!this.#isPlain) this.#drawMarkdown(turn, finished);
    } catch (error) {
      // A fault in this page must not hide the answer.
      console.error('An answer is shown unformatted, because it could not be drawn:', error);
      this.#isPlain = true;
      this.#prose.replaceChildren();
    }
    if (this.#isPlain) this.#plain.draw(h('p', { class: 'raw', dir: 'auto' }, turn.text));
    this.#shown = turn.text;
    this.#sources = turn.sources;
    this.#finished = finished;
    if (finished) this.#marks.draw(turn);
    this.#drewText = true;
    return false;
  }

  /** @param {Turn} turn @param {boolean} finished */
  #drawMarkdown(turn, finished) {
    const markdown = this.#markdownFor(turn);
    markdown.append(turn.text.slice(this.#shown.length));
    const hasGrown = this.#shown !== '';
    if (finished) markdown.finish();
    else markdown.draw();
    if (finished && hasGrown) keepOpen(this.#prose);
  }

  /**
   * The Markdown that the text continues: a new one if the text or its sources have changed.
   *
   * @param {Turn} turn
   */
  #markdownFor(turn) {
    const goesOn =
      this.#markdown &&
      !this.#finished &&
      this.#sources === turn.sources &&
      turn.text.slice(0, this.#shown.length) === this.#shown;
    if (goesOn && this.#markdown) return this.#markdown;
    this.#prose.replaceChildren();
    this.#shown = '';
    this.#sources = turn.sources;
    this.#markdown = new GrowingMarkdown(this.#prose, {
      citable: new Set(turn.sources.map((source) => source.n)),
      sourceOf: (path) => turn.sources.find((source) => source.path === path.replace(/#.*$/, ''))?.n,
      highlight: this.#tools.highlight,
    });
    return this.#markdown;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button'));
    if (!button) return;
    const { source, lines, note, noteBack } = button.dataset;
    if (source) this.#tools.openSource(this.#turn, Number(source), lines);
    else if (note ?? noteBack) import('./footnotes.js').then(({ goToFootnote }) => goToFootnote(button, this.#prose));
    else if ('fold' in button.dataset) toggleFold(button);
    else if ('copy' in button.dataset)
      copyFrom(button, button.closest('figure')?.querySelector('code')?.textContent ?? '');
    else if ('copyAnswer' in button.dataset) import('./copying.js').then((it) => it.copyAnswer(button, this.#turn));
  }
}

/** What the search is limited to, below the question. @param {Turn} turn */
function scopeLine({ scope }) {
  if (!scope) return [];
  const textContent = `Only in ${Object.values(scope).flat().join(', ')}`;
  return [Object.assign(document.createElement('p'), { className: 'scope', dir: 'auto', textContent })];
}
