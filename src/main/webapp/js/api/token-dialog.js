// Asks once for the access token that the server requires. Users may open any page of the application first.

import { create, h } from '../dom/nodes.js';

const ASKED = 'Ask your administrator for a token. This browser stores it for all tabs until you sign out.';
const REFUSED = 'The server did not accept that token. Please check it.';

/** A dialog that stays open until the server has a token. */
export class TokenDialog {
  #dialog;
  #message;

  /** @param {Document} document @param {(token: string) => void} onToken */
  constructor(document, onToken) {
    this.#dialog = /** @type {HTMLDialogElement} */ (
      create(
        document,
        description((event) => {
          event.preventDefault();
          const field = /** @type {HTMLInputElement} */ (this.#dialog.querySelector('input'));
          const token = field.value.trim();
          field.value = '';
          if (token !== '') onToken(token);
        }),
      )
    );
    this.#message = /** @type {HTMLElement} */ (this.#dialog.querySelector('#token-message'));
    document.body.append(this.#dialog);
  }

  /** @param {'none' | 'wanted' | 'refused'} token */
  draw(token) {
    if (token !== 'none') this.#message.textContent = token === 'refused' ? REFUSED : ASKED;
    if (token !== 'none' && !this.#dialog.open) this.#dialog.showModal();
    if (token === 'none' && this.#dialog.open) this.#dialog.close();
  }
}

/** @param {(event: Event) => void} onsubmit */
function description(onsubmit) {
  return h(
    'dialog',
    { class: 'card', 'aria-labelledby': 'token-title', 'aria-describedby': 'token-message' },
    h(
      'form',
      { onsubmit },
      h('h2', { id: 'token-title' }, 'This server requires an access token'),
      h('p', { id: 'token-message', role: 'status' }),
      h('label', { for: 'token' }, 'Access token'),
      h('input', { id: 'token', type: 'password', autocomplete: 'off', required: true }),
      h('button', { type: 'submit', class: 'primary' }, 'Continue'),
    ),
  );
}
