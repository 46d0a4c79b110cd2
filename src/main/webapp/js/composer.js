// The question box: grows with its text, keeps its draft, sends on Enter. While an answer is being written its button stops it.

import { Slot, h } from './nodes.js';

const DRAFT_KEY = 'docent.draft';
const MODEL_KEY = 'docent.model';
const SEND = h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { d: 'M10 16V4M5 9l5-5 5 5' }));
const STOP = h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { class: 'filled', d: 'M6 6h8v8H6z' }));

/** The form at the foot of the conversation. */
export class Composer {
  #form;
  #box;
  #button;
  #select;
  #drafts;
  #choices;
  #face;
  #models;
  #running = false;

  /**
   * @param {HTMLFormElement} form
   * @param {Storage} drafts where the draft is kept
   * @param {Storage} choices where the chosen model is kept
   * @param {{send: (question: string, model: string | undefined) => void, stop: () => void}} actions
   */
  constructor(form, drafts, choices, actions) {
    this.#form = form;
    this.#drafts = drafts;
    this.#choices = choices;
    this.#box = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
    this.#button = /** @type {HTMLButtonElement} */ (form.querySelector('#send'));
    this.#select = /** @type {HTMLSelectElement} */ (form.querySelector('select'));
    this.#face = new Slot(this.#button);
    this.#models = new Slot(this.#select);
    // A fast reader has begun to write before this module is there.
    this.#box.value ||= drafts.getItem(DRAFT_KEY) ?? '';
    this.#box.addEventListener('input', () => this.#changed());
    this.#select.addEventListener('change', () => choices.setItem(MODEL_KEY, this.#select.value));
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#running) actions.stop();
      else this.#send(actions);
    });
    this.#changed();
  }

  focus() {
    this.#box.focus();
  }

  /** @param {boolean} running @param {boolean} stopping @param {{name: string, default?: boolean}[]} models */
  draw(running, stopping, models) {
    this.#running = running;
    this.#face.draw(running ? STOP : SEND);
    this.#button.setAttribute('aria-label', running ? 'Stop' : 'Send');
    this.#button.classList.toggle('stop', running);
    this.#button.disabled = running ? stopping : this.#isEmpty();
    this.#select.hidden = models.length < 2;
    const kept = this.#choices.getItem(MODEL_KEY);
    const chosen = models.find(({ name }) => name === kept) ?? models.find((model) => model.default);
    this.#models.draw(models.map((model) => h('option', { key: model.name, value: model.name, selected: model === chosen }, model.name)));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes, Enter takes its suggestion; 229 is how some say so.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || composing) return;
    event.preventDefault();
    if (!this.#running) this.#form.requestSubmit();
  }

  /** @param {{send: (question: string, model: string | undefined) => void}} actions */
  #send({ send }) {
    if (this.#isEmpty()) return;
    const question = this.#box.value.trim();
    this.#box.value = '';
    this.#changed();
    send(question, this.#select.hidden ? undefined : this.#select.value);
  }

  #changed() {
    const { value, style } = this.#box;
    if (value === '') this.#drafts.removeItem(DRAFT_KEY);
    else this.#drafts.setItem(DRAFT_KEY, value);
    style.height = 'auto';
    style.height = `${this.#box.scrollHeight}px`;
    if (!this.#running) this.#button.disabled = this.#isEmpty();
  }

  #isEmpty() {
    return this.#box.value.trim() === '';
  }
}
