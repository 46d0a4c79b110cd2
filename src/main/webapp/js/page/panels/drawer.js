// Earlier conversations: find, open, rename, delete.

import { h, Slot } from '../../dom/nodes.js';
import { drawerEntry } from './drawer-entry.js';

/** @import {ConversationItem} from '../../api/responses.js' */
/** @import {Drawer as DrawerState, State} from '../state/state.js' */

/**
 * @typedef {object} DrawerActions
 * @property {() => void} close
 * @property {(query: string) => void} search
 * @property {() => boolean} isSignedIn
 * @property {() => void} signOut
 * @property {(id: string, title: string) => Promise<string | null>} rename returns why it failed, else null
 * @property {(id: string) => Promise<string | null>} remove the same
 */

/** How long after the last key press a search begins, 200 ms. */
const SEARCH_DELAY = 200;

/** Draws `state.drawer` into a dialog. */
export class Drawer {
  #dialog;
  #slot;
  #actions;
  #now;
  /** @type {any} a timer */
  #searching;
  /** The entry that is being renamed or deleted, by id. @type {{id: string, what: 'rename' | 'delete'} | null} */
  #busy = null;
  /** Why the last attempt failed. @type {string | null} */
  #failure = null;
  /**
   * The entry that gets the focus when it is drawn, null for the search field.
   *
   * @type {string | null | undefined}
   */
  #focusNext;
  /** @type {State | null} */
  #state = null;
  /** The parts of the state as last drawn. @type {unknown[]} */
  #drawn = [];

  /**
   * @param {HTMLDialogElement} dialog
   * @param {DrawerActions} actions
   * @param {() => number} now
   */
  constructor(dialog, actions, now) {
    this.#dialog = dialog;
    this.#slot = new Slot(dialog);
    this.#actions = actions;
    this.#now = now;
    dialog.addEventListener('close', actions.close);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close(); // A click on the backdrop.
    });
  }

  /** @param {State} state */
  draw(state) {
    const shown = [state.drawer, state.conversation, state.version];
    this.#state = state;
    if (shown.every((it, i) => it === this.#drawn[i])) return;
    this.#drawn = shown;
    if (!state.drawer.open) {
      this.#busy = null;
      if (this.#dialog.open) this.#dialog.close();
      this.#slot.draw();
      return;
    }
    this.#redraw();
    if (!this.#dialog.open) this.#dialog.showModal();
    if (this.#focusNext !== undefined) this.#focusEntry(this.#focusNext);
    this.#focusNext = undefined;
  }

  #redraw() {
    const { drawer, version } = /** @type {State} */ (this.#state);
    this.#slot.draw(
      h(
        'header',
        null,
        h('h2', null, 'Conversations'),
        h(
          'button',
          { type: 'button', class: 'quiet icon', 'aria-label': 'Close', onclick: () => this.#dialog.close() },
          h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { d: 'M5 5l10 10M15 5L5 15' })),
        ),
      ),
      h('input', {
        type: 'search',
        placeholder: 'Search questions and answers',
        'aria-label': 'Search conversations',
        oninput: this.#typed,
      }),
      this.#list(drawer),
      h(
        'p',
        { class: 'note panel-foot', key: 'foot' },
        'Are answers slow, or do they appear all at once? ',
        h('a', { href: 'check.html' }, 'Connection test'),
      ),
      version && h('p', { class: 'note', key: 'version' }, `Docent ${version}`),
      this.#actions.isSignedIn() &&
        h(
          'p',
          { class: 'note', key: 'sign-out' },
          'Your access token is stored in this browser. ',
          h('button', { type: 'button', class: 'quiet', onclick: this.#actions.signOut }, 'Sign out'),
        ),
    );
  }

  #typed = (/** @type {any} */ event) => {
    clearTimeout(this.#searching);
    const query = event.target.value.trim();
    this.#searching = setTimeout(() => this.#actions.search(query), SEARCH_DELAY);
  };

  /** @param {DrawerState} drawer */
  #list({ state, items, query }) {
    if (state === 'failed') return h('p', { class: 'note problem' }, FAILED);
    if (items.length === 0) return h('p', { class: 'note' }, nothingText(state, query));
    return h(
      'ul',
      null,
      items.map((item) => h('li', { key: item.id }, this.#entry(item))),
    );
  }

  /** @param {ConversationItem} item */
  #entry(item) {
    const { id } = item;
    const busy = this.#busy?.id === id ? this.#busy.what : null;
    const isOpen = this.#state?.conversation?.id === id;
    return drawerEntry(
      item,
      { busy, failure: this.#failure, isOpen, now: this.#now() },
      {
        open: () => this.#dialog.close(),
        begin: (what) => this.#begin(id, what),
        rename: (title) => this.#rename(id, title),
        remove: () => this.#remove(id),
      },
    );
  }

  /** @param {string} id @param {string} title */
  #rename(id, title) {
    this.#attempt(
      id,
      () => this.#actions.rename(id, title),
      () => this.#begin(id, null),
    );
  }

  /** @param {string} id */
  #remove(id) {
    const items = this.#state?.drawer.items ?? [];
    const at = items.findIndex((item) => item.id === id);
    const neighbour = (items[at + 1] ?? items[at - 1])?.id ?? null;
    this.#attempt(
      id,
      () => this.#actions.remove(id),
      () => {
        this.#busy = null;
        this.#focusNext = neighbour;
      },
    );
  }

  /**
   * The form stays open until the step succeeds.
   *
   * @param {string} id
   * @param {() => Promise<string | null>} step
   * @param {() => void} done
   */
  async #attempt(id, step, done) {
    const failure = await step();
    if (failure === null) return done();
    if (this.#busy?.id !== id) return; // Cancelled meanwhile.
    this.#failure = failure;
    this.#redraw();
  }

  /** @param {string} id @param {'rename' | 'delete' | null} what */
  #begin(id, what) {
    this.#busy = what && { id, what };
    this.#failure = null;
    this.#redraw();
    if (what === null) return this.#focusEntry(id);
    const focused = /** @type {HTMLElement | null} */ (this.#dialog.querySelector('form.entry input, .entry .danger'));
    focused?.focus();
    if (focused instanceof HTMLInputElement) focused.select();
  }

  /** @param {string | null} id */
  #focusEntry(id) {
    const entry = id === null ? null : this.#dialog.querySelector(`a[href="#c=${CSS.escape(encodeURIComponent(id))}"]`);
    /** @type {HTMLElement | null} */ (entry ?? this.#dialog.querySelector('input[type="search"]'))?.focus();
  }
}

const FAILED = 'The conversations could not be loaded. Close this panel and try again.';

/** @param {DrawerState['state']} state @param {string} query */
function nothingText(state, query) {
  if (state === 'loading') return 'Loading…';
  return query ? `No results for “${query}”.` : 'No conversations yet.';
}
