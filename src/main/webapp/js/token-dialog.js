// Asks once for the access token that the server wants.

/** Draws `state.token`. */
export class TokenDialog {
  #dialog;
  #message;

  /** @param {HTMLDialogElement} dialog @param {(token: string) => void} onToken */
  constructor(dialog, onToken) {
    this.#dialog = dialog;
    this.#message = /** @type {HTMLElement} */ (dialog.querySelector('#token-message'));
    dialog.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const field = /** @type {HTMLInputElement} */ (dialog.querySelector('input'));
      const token = field.value.trim();
      field.value = '';
      if (token !== '') onToken(token);
    });
  }

  /** @param {'none' | 'wanted' | 'refused'} token */
  draw(token) {
    if (token === 'refused') this.#message.textContent = 'The server did not accept that token. Please check it.';
    if (token !== 'none' && !this.#dialog.open) this.#dialog.showModal();
    if (token === 'none' && this.#dialog.open) this.#dialog.close();
  }
}
