// Earlier conversations: find, open, rename, pin, delete, restore.

import { h, Slot } from '../../dom/nodes.js';
import { drawerEntry } from './drawer-entry.js';
import { drawerList, undoNote } from './drawer-list.js';

/** @import {ConversationItem} from '../../api/responses.js' */
/** @import {State} from '../state/state.js' */

/**
 * Reads and changes the list. A change returns why it failed, else null.
 *
 * @typedef {object} ConversationActions
 * @property {() => void} load
 * @property {(query: string) => void} search
 * @property {() => void} more
 * @property {(id: string, title: string) => Promise<string | null>} rename
 * @property {(id: string, pinned: boolean) => Promise<string | null>} pin
 * @property {(id: string) => Promise<string | null>} remove
 * @property {(id: string, open: boolean) => Promise<string | null>} restore
 */
/**
 * @typedef {object} DrawerActions
 * @property {() => void} close
 * @property {() => boolean} isSignedIn
 * @property {() => void} signOut
 */

/** How long after the last key press a search begins, 200 ms. */
const SEARCH_DELAY = 200;

/** Draws `state.drawer` into a dialog. */
export class Drawer {
  #dialog;
  #slot;
  #conversations;
  #actions;
  #now;
  /** @type {any} a timer */
  #searching;
  /** The entry that is being renamed, or that could not be changed, by id. @type {{id: string, what: 'rename' | 'failed'} | null} */
  #busy = null;
  /** Why the last attempt failed. @type {string | null} */
  #failure = null;
  /** Why the last deletion could not be undone. @type {string | null} */
  #notRestored = null;
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
   * @param {ConversationActions} conversations
   * @param {DrawerActions} actions
   * @param {() => number} now
   */
  constructor(dialog, conversations, actions, now) {
    this.#dialog = dialog;
    this.#slot = new Slot(dialog);
    this.#conversations = conversations;
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
    if (!this.#dialog.open) {
      this.#notRestored = null;
      this.#dialog.showModal();
      this.#conversations.load();
    }
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
      undoNote(drawer.deleted, this.#notRestored, (id, open) => this.#restore(id, open)),
      drawerList(drawer, {
        now: this.#now(),
        entry: (item) => this.#entry(item),
        more: () => this.#conversations.more(),
      }),
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
    this.#searching = setTimeout(() => this.#conversations.search(query), SEARCH_DELAY);
  };

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
        pin: (pinned) => this.#pin(id, pinned),
        remove: () => this.#remove(id),
      },
    );
  }

  /** @param {string} id @param {string} title */
  #rename(id, title) {
    this.#attempt(
      id,
      () => this.#conversations.rename(id, title),
      () => this.#begin(id, null),
    );
  }

  /** @param {string} id @param {boolean} pinned */
  #pin(id, pinned) {
    this.#change(id, () => this.#conversations.pin(id, pinned), id);
  }

  /** @param {string} id */
  #remove(id) {
    const items = this.#state?.drawer.items ?? [];
    const at = items.findIndex((item) => item.id === id);
    const neighbour = (items[at + 1] ?? items[at - 1])?.id ?? null;
    this.#notRestored = null;
    this.#change(id, () => this.#conversations.remove(id), neighbour);
  }

  /** @param {string} id @param {boolean} open */
  async #restore(id, open) {
    this.#notRestored = await this.#conversations.restore(id, open);
    if (this.#notRestored === null) this.#focusNext = id;
    else this.#redraw();
  }

  /**
   * Changes an entry at once. If that fails, the entry says why.
   *
   * @param {string} id
   * @param {() => Promise<string | null>} step
   * @param {string | null} next the entry that then has the focus
   */
  #change(id, step, next) {
    this.#busy = { id, what: 'failed' };
    this.#failure = null;
    this.#attempt(id, step, () => {
      this.#busy = null;
      this.#focusNext = next;
    });
  }

  /**
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

  /** @param {string} id @param {'rename' | null} what */
  #begin(id, what) {
    this.#busy = what && { id, what };
    this.#failure = null;
    this.#redraw();
    if (what === null) return this.#focusEntry(id);
    const focused = /** @type {HTMLInputElement | null} */ (this.#dialog.querySelector('form.entry input'));
    focused?.focus();
    focused?.select();
  }

  /** @param {string | null} id */
  #focusEntry(id) {
    const entry = id === null ? null : this.#dialog.querySelector(`a[href="#c=${CSS.escape(encodeURIComponent(id))}"]`);
    /** @type {HTMLElement | null} */ (entry ?? this.#dialog.querySelector('input[type="search"]'))?.focus();
  }
}
