// The choice of the source that questions are about.

import { create, h, Slot } from '../../dom/nodes.js';

/** @import {Scope} from '../../answer/answer-events.js' */
/** @import {State} from '../state/state.js' */

const EVERYWHERE = h('option', { key: '', value: '' }, 'all sources');

/** A line below the question box. It is visible, because a limit that nobody sees makes answers wrong. */
export class ScopeChoice {
  #line;
  #select;
  #options;
  /** @type {string[]} */
  #names = [];

  /** @param {Element} next the element before which it is put */
  constructor(next) {
    const { ownerDocument } = next;
    this.#select = /** @type {HTMLSelectElement} */ (create(ownerDocument, h('select', { id: 'scope' })));
    this.#line = /** @type {HTMLElement} */ (
      create(ownerDocument, h('p', { class: 'scope' }, h('label', { for: 'scope' }, 'Search in ')))
    );
    this.#line.append(this.#select);
    this.#options = new Slot(this.#select);
    next.before(this.#line);
  }

  /** @returns {Scope | undefined} */
  get scope() {
    const { value } = this.#select;
    return value && !this.#line.hidden ? { sources: [value] } : undefined;
  }

  /** @param {State} state */
  draw({ index }) {
    const sources = index?.sources ?? [];
    const names = sources.map(({ name }) => name);
    this.#line.hidden = names.length < 2;
    if (names.join('\n') === this.#names.join('\n')) return;
    const chosen = this.#select.value;
    this.#names = names;
    this.#options.draw([
      EVERYWHERE,
      ...sources.map(({ name, title }) => h('option', { key: name, value: name }, title ?? name)),
    ]);
    this.#select.value = names.includes(chosen) ? chosen : '';
  }
}
