// What a frame draws, and in which order.

import { runningTurn } from './state/state.js';

/** @import {TokenDialog} from '../api/token-dialog.js' */
/** @import {SourcePanel} from '../source/panel.js' */
/** @import {Announcer} from './announcer.js' */
/** @import {Composer} from './composer.js' */
/** @import {Following} from './following.js' */
/** @import {Drawer} from './panels/drawer.js' */
/** @import {IndexPanel} from './panels/index.js' */
/** @import {Notices} from './panels/notices.js' */
/** @import {EarlierButton, Turns} from './panels/turns.js' */
/** @import {Welcome} from './panels/welcome.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */

/**
 * @typedef {object} Parts
 * @property {Turns} turns
 * @property {EarlierButton} earlier
 * @property {Composer} composer
 * @property {SourcePanel} source
 * @property {Drawer} drawer
 * @property {IndexPanel} index
 * @property {Notices} notices
 * @property {Welcome} welcome
 * @property {TokenDialog} token
 * @property {Announcer} announcer
 * @property {Following} following
 * @property {HTMLElement} title where the title of the conversation stands
 * @property {HTMLElement} foot what covers the end of the page
 */

/** Draws the page's parts after the store has changed. */
export class Screen {
  #parts;
  #now;
  #began = 0;
  /** What had the focus before the page was drawn. @type {Element | null} */
  #focused = null;
  #wasRunning = false;
  #showsEnd = false;
  #title = '';

  /** @param {PageStore} store @param {Parts} parts @param {() => number} now milliseconds */
  constructor(store, parts, now) {
    this.#parts = parts;
    this.#now = now;
    // Each part is drawn on its own, so that one that fails leaves the others alone: above all, Stop becomes Send.
    const { turns, earlier, composer, source, drawer, index, notices, welcome, token, announcer } = parts;
    store.onDraw(() => this.#begin());
    store.onDraw((state) => {
      if (turns.draw(state.turns, now())) store.draw();
    });
    store.onDraw((state) => earlier.draw(state));
    store.onDraw((state) => composer.draw(runningTurn(state), state.models));
    store.onDraw((state) => source.draw(state.source));
    store.onDraw((state) => drawer.draw(state));
    store.onDraw((state) => index.draw(state));
    store.onDraw((state) => notices.draw(state));
    store.onDraw((state) => welcome.draw(state));
    store.onDraw((state) => token.draw(state.token));
    store.onDraw((state) => this.#drawTitle(state));
    store.onDraw((state) => announcer.follow(state.turns));
    store.onDraw(() => this.#keepFocus());
    store.onDraw((state) => this.#keepInView(runningTurn(state) !== undefined));
    store.onDraw(() => this.#end());
  }

  /** The next frame shows the end of the conversation: it has just been opened. */
  showEnd() {
    this.#showsEnd = true;
  }

  #begin() {
    this.#began = performance.now();
    this.#focused = document.activeElement;
  }

  /**
   * To keep the end in view, the browser has had to lay out what was drawn: this is all of the frame's work but the
   * painting.
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

  /**
   * A button that has gone, or cannot be pressed any more, must not take the focus with it: the question box has it.
   */
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
