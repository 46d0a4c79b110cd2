// Draws one turn: the question, what happens, the answer, its sources, how it ended.

import { copyFrom } from '../../dom/clipboard.js';
import { h, Slot } from '../../dom/nodes.js';
import { GrowingMarkdown } from '../../markdown/growing-markdown.js';
import { copySelection, withSources } from './copying.js';
import { connectionText, elapsedText, phaseText } from './phases.js';
import { ending, facts, inSteps } from './turn-ending.js';
import { sources } from './turn-sources.js';

/** @import {Description} from '../../dom/nodes.js' */
/** @import {Source} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

/**
 * What a turn needs from the page.
 *
 * @typedef {object} Tools
 * @property {(code: string, language: string) => Description[] | null} highlight
 * @property {(turn: Turn, n: number) => void} openSource
 * @property {(turn: Turn) => void} retry
 * @property {(turn: Turn) => void} goOn
 */

/** After a frame that took t milliseconds there is no drawing of text for 3 t: a huge answer must not stop the page. */
const REST_FACTOR = 3;

/**
 * Frames that take more than this on average, 8 ms, are heavy: one block of the answer has become so large that laying
 * it out takes long.
 */
const HEAVY = 8;

/** The least time from one heavy frame to the next, 400 ms: no more than one of twenty-four frames is heavy then. */
const HEAVY_REST = 400;

/** A turn on the page. */
export class TurnView {
  #tools;
  #prose;
  #slots;
  /** @type {Turn} */
  #turn;
  /** @type {GrowingMarkdown | null} */
  #markdown = null;
  /** The sources that the markdown was made with: others need another one. @type {Source[] | null} */
  #sources = null;
  #shown = '';
  #finished = false;
  #nextDrawing = 0;
  #drewText = false;
  #averageCost = 0;
  /** Whether the text could not be drawn as Markdown, and stands as it was written. */
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
    // The status stands where the text grows, because that is where a reader looks.
    this.element.append(heading, notices, reasoning, prose, status, after);
    this.element.addEventListener('click', (event) => this.#click(event));
    prose.addEventListener('copy', (event) => copySelection(event, prose, this.#turn.sources, document.baseURI));
    this.#prose = prose;
    this.#plain = new Slot(prose);
    this.#slots = {
      notices: new Slot(notices),
      status: new Slot(status),
      reasoning: new Slot(reasoning),
      after: new Slot(after),
    };
  }

  /**
   * Draws a turn as it is now.
   *
   * @param {Turn} turn
   * @param {number} now milliseconds
   * @returns {boolean} whether something is left to be drawn at another time
   */
  draw(turn, now) {
    const before = this.#turn;
    this.#turn = turn;
    const running = turn.status === 'running';
    this.element.setAttribute('aria-busy', String(running));
    this.element.dataset.status = turn.status;
    this.#slots.status.draw(running ? this.#statusLine(turn, now) : null);
    if (before !== turn || !this.#finished) {
      this.#slots.notices.draw(
        turn.notices.map(({ code, message }) => h('p', { class: 'answer-notice', key: code }, message)),
      );
      this.#slots.reasoning.draw(turn.reasoning ? reasoning(turn) : null);
      this.#slots.after.draw(
        ending(turn, this.#onRetry, this.#onGoOn),
        turn.inSteps && inSteps(),
        sources(turn),
        running ? null : facts(turn),
      );
    }
    return this.#drawText(turn, now);
  }

  /**
   * Says what the frame has cost in which this view was drawn.
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

  /** Colours code that was drawn before the highlighter was there. */
  recolour() {
    this.#markdown?.recolour();
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
      console.error('An answer is shown as it was written, because it could not be drawn:', error);
      this.#isPlain = true;
      this.#prose.replaceChildren();
    }
    if (this.#isPlain) this.#plain.draw(h('p', { class: 'raw', dir: 'auto' }, turn.text));
    this.#shown = turn.text;
    this.#sources = turn.sources;
    this.#finished = finished;
    this.#drewText = true;
    return false;
  }

  /** @param {Turn} turn @param {boolean} finished */
  #drawMarkdown(turn, finished) {
    const markdown = this.#markdownFor(turn);
    markdown.append(turn.text.slice(this.#shown.length));
    if (finished) markdown.finish();
    else markdown.draw();
  }

  /**
   * The markdown that the text so far goes on from: a new one if the text, or what it depends on, has started over.
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

  /** @param {Turn} turn @param {number} now */
  #statusLine(turn, now) {
    const { connection } = turn;
    const text = turn.stopping ? 'Stopping…' : phaseText(turn.phase);
    return [
      h(
        'p',
        { class: 'phase' },
        h('span', { class: 'pulse', 'aria-hidden': 'true' }),
        h('span', null, text),
        h('span', { class: 'elapsed' }, elapsedText(turn.askedAt, now)),
      ),
      turn.trouble && h('p', { class: 'connection', role: 'alert', key: 'trouble' }, turn.trouble),
      connection &&
        h(
          'p',
          { class: 'connection' },
          h('span', null, connectionText(connection, now)),
          connection.retryNow &&
            h('button', { type: 'button', class: 'quiet', onclick: connection.retryNow }, 'Try now'),
        ),
    ];
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button'));
    if (!button) return;
    if (button.dataset.source) this.#tools.openSource(this.#turn, Number(button.dataset.source));
    else if ('copy' in button.dataset)
      copyFrom(button, button.closest('figure')?.querySelector('code')?.textContent ?? '');
    else if ('copyAnswer' in button.dataset)
      copyFrom(button, withSources(this.#turn.text, cited(this.#turn), document.baseURI));
  }
}

/** The sources that the text cites. @param {Turn} turn */
function cited({ sources, cited }) {
  return sources.filter(({ n }) => cited.includes(n));
}

/** @param {Turn} turn */
function reasoning(turn) {
  const label = turn.text === '' && turn.status === 'running' ? 'Thinking…' : 'Reasoning';
  return h('details', { class: 'reasoning' }, h('summary', null, label), h('div', { dir: 'auto' }, turn.reasoning));
}
