// The next questions, above the question box, where they stay in view.

import { create, h } from '../../dom/nodes.js';
import { HOLD_NOTES, queueState } from '../state/queue.js';

/** @import {QueuedQuestion} from '../state/queue.js' */
/** @import {State} from '../state/state.js' */

/** @typedef {{edit: (id: string) => void, remove: (id: string) => void, send: () => void}} QueueActions */

/** Draws `state.queue`. */
export class QueuePanel {
  #section;
  #title;
  #note;
  #send;
  #list;
  #actions;
  #full = '';
  /** @type {State['queue']} */
  #drawn = [];
  /** Each keeps its element while it waits, so that it keeps the focus. @type {Map<string, Element>} */
  #items = new Map();

  /** @param {Element} next the element before which it is put @param {QueueActions} actions */
  constructor(next, actions) {
    const { ownerDocument } = next;
    const make = (/** @type {any} */ description) => /** @type {HTMLElement} */ (create(ownerDocument, description));
    this.#actions = actions;
    this.#title = make(h('h2', { id: 'queue-title' }));
    this.#note = make(h('p', { class: 'queue-note' }));
    this.#send = make(button('Send now', () => actions.send()));
    this.#list = make(h('ol'));
    const head = make(h('div', { class: 'queue-head' }));
    head.append(this.#title, this.#note, this.#send);
    this.#section = make(h('section', { class: 'queue', 'aria-labelledby': 'queue-title', hidden: true }));
    this.#section.append(head, this.#list);
    next.before(this.#section);
  }

  /** Says that a question does not fit into the queue, until it changes. @param {string} message */
  refuse(message) {
    this.#full = message;
  }

  /** @param {State} state */
  draw(state) {
    const { queue } = state;
    if (queue !== this.#drawn) this.#drawList(queue);
    if (queue.length === 0) return;
    const hold = HOLD_NOTES[queueState(state)];
    setText(this.#title, queue.length === 1 ? 'Next question' : 'Next questions');
    setText(this.#note, this.#full || (hold ?? 'Sent when the answer ends.'));
    this.#send.hidden = hold === undefined;
  }

  /** @param {QueuedQuestion[]} queue */
  #drawList(queue) {
    this.#drawn = queue;
    this.#full = '';
    this.#section.hidden = queue.length === 0;
    for (const [id, item] of this.#items) {
      if (queue.some((it) => it.id === id)) continue;
      item.remove();
      this.#items.delete(id);
    }
    for (const question of queue) {
      if (!this.#items.has(question.id)) this.#list.append(this.#item(question));
    }
  }

  /** @param {QueuedQuestion} question */
  #item({ id, text, model, scope }) {
    const about = [model, scope && `only in ${Object.values(scope).flat().join(', ')}`].filter(Boolean).join(' · ');
    const described = { 'aria-describedby': id };
    const item = /** @type {Element} */ (
      create(
        this.#list.ownerDocument,
        h(
          'li',
          null,
          h('p', { id, class: 'queued', dir: 'auto' }, text),
          about && h('p', { class: 'queued-for' }, about),
          button('Edit', () => this.#actions.edit(id), described),
          button('Remove', () => this.#actions.remove(id), described),
        ),
      )
    );
    this.#items.set(id, item);
    return item;
  }
}

/** @param {string} label @param {() => void} onclick @param {Record<string, string>} [more] */
function button(label, onclick, more = {}) {
  return h('button', { type: 'button', class: 'quiet', onclick, ...more }, label);
}

/** @param {Element} element @param {string} text */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
