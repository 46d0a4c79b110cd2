// The turns of the open conversation, one view each.

import { TurnView } from './turn-view.js';

/** @import {Earlier} from '../state/conversation.js' */
/** @import {State} from '../state/state.js' */
/** @import {Turn} from '../state/turn.js' */
/** @import {Tools} from './turn-view.js' */

/** Draws `state.turns`. */
export class Turns {
  #element;
  #tools;
  /** @type {Map<string, TurnView>} */
  #views = new Map();

  /** @param {HTMLElement} element @param {Tools} tools */
  constructor(element, tools) {
    this.#element = element;
    this.#tools = tools;
  }

  /**
   * @param {Turn[]} turns
   * @param {number} now milliseconds
   * @returns {boolean} whether something remains to be drawn
   */
  draw(turns, now) {
    const keys = new Set(turns.map((turn) => turn.key));
    for (const [key, view] of this.#views) {
      if (keys.has(key)) continue;
      view.remove();
      this.#views.delete(key);
    }
    // From the last to the first, so that the successor of a turn from another tab is already in place.
    /** @type {Element | null} */
    let next = null;
    for (const turn of [...turns].reverse()) next = this.#place(turn, next);
    return turns.map((turn) => this.#drawTurn(turn, now)).some(Boolean);
  }

  /** A turn that cannot be drawn does not affect the others. @param {Turn} turn @param {number} now */
  #drawTurn(turn, now) {
    try {
      return this.#view(turn).draw(turn, now);
    } catch (error) {
      console.error('A turn could not be drawn:', error);
      return false;
    }
  }

  /** The last words of the last answer: its text, or how it ended. @returns {Element} */
  lastWords() {
    const turn = this.#element.lastElementChild;
    return turn?.querySelector('.problem, .finish-note') ?? turn?.querySelector('.prose') ?? this.#element;
  }

  /**
   * Records the cost of a frame, so that expensive texts are drawn less often.
   *
   * @param {number} cost milliseconds
   * @param {number} now
   */
  restAfter(cost, now) {
    for (const view of this.#views.values()) view.restAfter(cost, now);
  }

  recolour() {
    for (const view of this.#views.values()) {
      try {
        view.recolour();
      } catch (error) {
        console.error('The code of an answer could not be coloured:', error);
      }
    }
  }

  /**
   * Puts a turn's view before the next one, if it is not there yet.
   *
   * @param {Turn} turn
   * @param {Element | null} next
   */
  #place(turn, next) {
    const { element } = this.#view(turn);
    if (element.parentNode !== this.#element || element.nextElementSibling !== next)
      this.#element.insertBefore(element, next);
    return element;
  }

  /** @param {Turn} turn */
  #view(turn) {
    const known = this.#views.get(turn.key) ?? new TurnView(turn, this.#tools);
    this.#views.set(turn.key, known);
    return known;
  }
}

/** The labels of the button above the turns. @type {Record<Earlier, string>} */
const LABELS = {
  none: '',
  some: 'Show earlier questions',
  loading: 'Loading earlier questions…',
  failed: 'Earlier questions could not be loaded. Try again',
};

/** The button above the turns, which fetches earlier ones. */
export class EarlierButton {
  #button;

  /** @param {HTMLElement} button @param {() => void} load */
  constructor(button, load) {
    this.#button = button;
    button.addEventListener('click', load);
  }

  /** @param {State} state */
  draw({ conversation, conversationState }) {
    const label = conversationState === 'ready' ? LABELS[conversation?.earlier ?? 'none'] : '';
    if (this.#button.textContent !== label) this.#button.textContent = label;
    this.#button.hidden = label === '';
  }
}
