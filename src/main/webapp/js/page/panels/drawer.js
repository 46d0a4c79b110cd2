// Earlier conversations: find, open, rename, delete.

import { h, Slot } from '../../dom/nodes.js';
import { ago } from './format.js';

/** @import {ConversationItem, State} from '../state/state.js' */

/** How long after the last key a search begins, 200 ms. */
const SEARCH_DELAY = 200;

/** Draws `state.drawer` into a dialog. */
export class Drawer {
  #dialog;
  #slot;
  #actions;
  #now;
  /** @type {any} a timer */
  #searching;
  /** The entry that is being renamed or asked about, by id. @type {{id: string, what: 'rename' | 'delete'} | null} */
  #busy = null;
  /** Why the last attempt did not work. @type {string | null} */
  #failure = null;
  /**
   * The entry to which the focus goes once it is drawn, null for the search field.
   *
   * @type {string | null | undefined}
   */
  #focusNext;
  /** @type {State | null} */
  #state = null;

  /**
   * @param {HTMLDialogElement} dialog
   * @param
   *     {{close: () => void, search: (query: string) => void, isSignedIn: () => boolean, signOut: () => void, rename: (id: string, title: string) => Promise<string | null>, remove: (id: string) => Promise<string | null>}}
   *     actions the last two give the reason when it did not work
   * @param {() => number} now
   */
  constructor(dialog, actions, now) {
    this.#dialog = dialog;
    this.#slot = new Slot(dialog);
    this.#actions = actions;
    this.#now = now;
    dialog.addEventListener('close', actions.close);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close(); // On the backdrop.
    });
  }

  /** @param {State} state */
  draw(state) {
    const before = this.#state;
    this.#state = state;
    if (
      before?.drawer === state.drawer &&
      before.conversation === state.conversation &&
      before.version === state.version
    )
      return;
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
        'Answers come slowly or all at once? ',
        h('a', { href: 'check.html' }, 'Test the connection'),
      ),
      version && h('p', { class: 'note', key: 'version' }, `Docent ${version}`),
      this.#actions.isSignedIn() &&
        h(
          'p',
          { class: 'note', key: 'sign-out' },
          'This browser keeps your access token. ',
          h('button', { type: 'button', class: 'quiet', onclick: this.#actions.signOut }, 'Sign out'),
        ),
    );
  }

  #typed = (/** @type {any} */ event) => {
    clearTimeout(this.#searching);
    const query = event.target.value.trim();
    this.#searching = setTimeout(() => this.#actions.search(query), SEARCH_DELAY);
  };

  /** @param {State['drawer']} drawer */
  #list({ state, items, query }) {
    if (state === 'failed')
      return h('p', { class: 'note problem' }, 'The conversations could not be loaded. Close this and try again.');
    if (state === 'loading' && items.length === 0) return h('p', { class: 'note' }, 'Loading…');
    if (items.length === 0)
      return h('p', { class: 'note' }, query ? `Nothing found for “${query}”.` : 'No conversations yet.');
    return h(
      'ul',
      null,
      items.map((item) => h('li', { key: item.id }, this.#entry(item))),
    );
  }

  /** @param {ConversationItem} item */
  #entry(item) {
    const busy = this.#busy?.id === item.id ? this.#busy.what : null;
    if (busy === 'rename') return this.#renameForm(item);
    if (busy === 'delete') return this.#deleteQuestion(item);
    const current = this.#state?.conversation?.id === item.id;
    return h(
      'div',
      { class: 'entry', key: 'entry' },
      h(
        'a',
        {
          href: `#c=${encodeURIComponent(item.id)}`,
          'aria-current': current ? 'page' : null,
          onclick: () => this.#dialog.close(),
        },
        h('span', { class: 'title' }, item.title || 'Untitled'),
        h('span', { class: 'when' }, item.updatedAt ? ago(Date.parse(item.updatedAt), this.#now()) : ''),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': `Rename ${item.title}`,
          onclick: () => this.#begin(item.id, 'rename'),
        },
        'Rename',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': `Delete ${item.title}`,
          onclick: () => this.#begin(item.id, 'delete'),
        },
        'Delete',
      ),
    );
  }

  /** @param {ConversationItem} item */
  #renameForm(item) {
    const submit = (/** @type {any} */ event) => {
      event.preventDefault();
      const title = event.target.elements.title.value.trim();
      if (title === '' || title === item.title) return this.#begin(item.id, null);
      this.#attempt(
        item.id,
        () => this.#actions.rename(item.id, title),
        () => this.#begin(item.id, null),
      );
    };
    return h(
      'form',
      { class: 'entry', key: 'rename', onsubmit: submit, onkeydown: this.#escape },
      h('input', { name: 'title', value: item.title, maxlength: '200', 'aria-label': 'New title', required: true }),
      h('button', { type: 'submit', class: 'quiet' }, 'Save'),
      this.#problem(),
    );
  }

  /** @param {ConversationItem} item */
  #deleteQuestion(item) {
    return h(
      'div',
      { class: 'entry', key: 'delete', onkeydown: this.#escape },
      h('span', { class: 'title' }, 'Delete this conversation for good?'),
      h('button', { type: 'button', class: 'danger', onclick: () => this.#remove(item.id) }, 'Delete'),
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#begin(item.id, null) }, 'Keep'),
      this.#problem(),
    );
  }

  #problem() {
    return this.#failure && h('p', { class: 'problem', role: 'alert', key: 'problem' }, this.#failure);
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
   * What is written stays until it has worked.
   *
   * @param {string} id
   * @param {() => Promise<string | null>} step
   * @param {() => void} done
   */
  async #attempt(id, step, done) {
    const failure = await step();
    if (failure === null) return done();
    if (this.#busy?.id !== id) return; // Given up meanwhile.
    this.#failure = failure;
    this.#redraw();
  }

  #escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#begin(this.#busy?.id ?? '', null);
  };

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
