// What a frame draws, in order.

import { runningTurn } from './state/state.js';

/** @import {Announcer} from './announcer.js' */
/** @import {Composer} from './composer.js' */
/** @import {Following} from './following.js' */
/** @import {Turns} from './panels/turns.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */

/** Draws a part of the state. @typedef {{draw: (state: State) => void}} Panel */

/**
 * @typedef {object} Parts
 * @property {Turns} turns
 * @property {Panel[]} panels drawn in this order
 * @property {Composer} composer
 * @property {Panel} source
 * @property {Announcer} announcer
 * @property {Following} following
 * @property {HTMLElement} title shows the title of the conversation
 * @property {HTMLElement} foot covers the end of the page
 */

/** Draws the page's parts after the store has changed. */
export class Screen {
  #parts;
  #now;
  #began = 0;
  /** The focused element before the page was drawn. @type {Element | null} */
  #focused = null;
  #wasRunning = false;
  #showsEnd = false;
  #title = '';

  /** @param {PageStore} store @param {Parts} parts @param {() => number} now milliseconds */
  constructor(store, parts, now) {
    this.#parts = parts;
    this.#now = now;
    // Each part is drawn separately, so that a failing part does not affect the others. In particular, Stop still
    // becomes Send.
    const { turns, panels, composer, source, announcer } = parts;
    store.onDraw(() => this.#begin());
    store.onDraw((state) => {
      if (turns.draw(state.turns, now())) store.draw();
    });
    for (const panel of panels) store.onDraw((state) => panel.draw(state));
    store.onDraw((state) => composer.draw(runningTurn(state), state.models));
    store.onDraw((state) => source.draw(state));
    store.onDraw((state) => this.#drawTitle(state));
    store.onDraw((state) => announcer.follow(state.turns));
    store.onDraw(() => this.#keepFocus());
    store.onDraw((state) => this.#keepInView(runningTurn(state) !== undefined));
    store.onDraw(() => this.#end());
  }

  /** Shows the end of a newly opened conversation in the next frame. */
  showEnd() {
    this.#showsEnd = true;
  }

  #begin() {
    this.#began = performance.now();
    this.#focused = document.activeElement;
  }

  /**
   * By now the browser has laid out the page, because the end was kept in view. So this is all of the frame's work
   * except painting.
   */
  #end() {
    this.#parts.turns.restAfter(performance.now() - this.#began, this.#now());
  }

  /** @param {State} state */
  #drawTitle({ conversation }) {
    const title = conversation?.title ?? '';
    if (title === this.#title) return;
    this.#title = title;
    document.title = title ? `${title} – Docent` : 'Docent';
    this.#parts.title.textContent = title;
  }

  /** If a button with the focus is removed or disabled, the focus moves to the question box. */
  #keepFocus() {
    const focused = this.#focused;
    if (!focused || focused === document.body || document.querySelector('dialog[open]')) return;
    const isLost = !focused.isConnected || focused.matches(':disabled') || !focused.checkVisibility();
    const { activeElement, body } = document;
    if (isLost && (activeElement === focused || activeElement === body)) this.#parts.composer.focus();
  }

  /** @param {boolean} isRunning */
  #keepInView(isRunning) {
    const { following, turns, foot } = this.#parts;
    if (this.#showsEnd) following.follow();
    else if (this.#wasRunning && !isRunning) following.end(turns.lastWords(), foot);
    following.settle(isRunning);
    this.#wasRunning = isRunning;
    this.#showsEnd = false;
  }
}
