// One conversation in the drawer: its link, its rename form, or why it could not be changed.

import { h } from '../../dom/nodes.js';
import { ago } from './ago.js';

/** @import {ConversationItem} from '../../api/responses.js' */

/**
 * @typedef {object} EntryState
 * @property {'rename' | 'failed' | null} busy what the user is doing with it
 * @property {string | null} failure why the last attempt failed
 * @property {boolean} isOpen
 * @property {number} now milliseconds
 */
/**
 * @typedef {object} EntryActions
 * @property {() => void} open
 * @property {(what: 'rename' | null) => void} begin null cancels
 * @property {(title: string) => void} rename
 * @property {(pinned: boolean) => void} pin
 * @property {() => void} remove
 */

/** @param {ConversationItem} item @param {EntryState} state @param {EntryActions} actions */
export function drawerEntry(item, state, actions) {
  if (state.busy === 'rename') return renameForm(item, state, actions);
  const { id, title, updatedAt, pinned = false } = item;
  const link = { href: `#c=${encodeURIComponent(id)}`, 'aria-current': state.isOpen ? 'page' : null };
  return h(
    'div',
    { class: 'entry', key: 'entry' },
    h(
      'a',
      { ...link, onclick: actions.open },
      h('span', { class: 'title' }, title || 'Untitled'),
      h('span', { class: 'when' }, updatedAt ? ago(Date.parse(updatedAt), state.now) : ''),
    ),
    button(pinned ? 'Unpin' : 'Pin', () => actions.pin(!pinned), title),
    button('Rename', () => actions.begin('rename'), title),
    button('Delete', actions.remove, title),
    state.busy === 'failed' && problem(state.failure),
  );
}

/** @param {ConversationItem} item @param {EntryState} state @param {EntryActions} actions */
function renameForm(item, { failure }, actions) {
  const onsubmit = (/** @type {any} */ event) => {
    event.preventDefault();
    const title = event.target.elements.title.value.trim();
    if (title === '' || title === item.title) actions.begin(null);
    else actions.rename(title);
  };
  return h(
    'form',
    { class: 'entry', key: 'rename', onsubmit, onkeydown: onEscape(actions) },
    h('input', { name: 'title', value: item.title, maxlength: '200', 'aria-label': 'New title', required: true }),
    h('button', { type: 'submit', class: 'quiet' }, 'Save'),
    problem(failure),
  );
}

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {string} title the object of the button, for its accessible name
 */
function button(label, onclick, title) {
  return h('button', { type: 'button', class: 'quiet', 'aria-label': `${label} ${title}`, onclick }, label);
}

/** @param {string | null} failure */
function problem(failure) {
  return failure && h('p', { class: 'problem', role: 'alert', key: 'problem' }, failure);
}

/** @param {EntryActions} actions */
function onEscape({ begin }) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    begin(null);
  };
}
