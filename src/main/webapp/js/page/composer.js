// The question box: grows with its text, keeps its draft, sends on Enter. While an answer runs, its button stops it.

import { h, Slot } from '../dom/nodes.js';
import { joined } from './drafts.js';

/** @import {Model} from '../api/responses.js' */
/** @import {Turn} from './state/turn.js' */
/** @import {Memory} from '../api/memory.js' */
/** @import {Drafts} from './drafts.js' */

const MODEL_KEY = 'model';
const SEND = h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { d: 'M10 16V4M5 9l5-5 5 5' }));
const STOP = h(
  'svg',
  { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
  h('path', { class: 'filled', d: 'M6 6h8v8H6z' }),
);

/**
 * @typedef {object} ComposerActions
 * @property {(question: string, model: string | undefined) => void} send
 * @property {(question: string, model: string | undefined) => boolean} wait lets a question wait for the end of the
 *     running answer; false if it cannot, and stays in the box
 * @property {() => void} stop
 */

/** The form below the conversation. */
export class Composer {
  #form;
  #box;
  #button;
  #next;
  #select;
  #drafts;
  #choices;
  #actions;
  #face;
  #models;
  #running = false;
  /** The text of the box when the user sent it during an answer. */
  #entered = '';
  #modelsKnown = false;
  /** The conversation whose text is in the box. @type {string | null} */
  #conversation = null;

  /**
   * @param {HTMLFormElement} form
   * @param {Drafts} drafts
   * @param {Memory} choices stores the chosen model
   * @param {ComposerActions} actions
   */
  constructor(form, drafts, choices, actions) {
    this.#form = form;
    this.#drafts = drafts;
    this.#choices = choices;
    this.#actions = actions;
    this.#box = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
    this.#button = /** @type {HTMLButtonElement} */ (form.querySelector('#send'));
    this.#next = /** @type {HTMLButtonElement} */ (form.querySelector('#send-next'));
    this.#select = /** @type {HTMLSelectElement} */ (form.querySelector('select'));
    this.#face = new Slot(this.#button);
    new Slot(this.#next).draw(SEND);
    this.#next.addEventListener('click', () => this.#wait());
    this.#models = new Slot(this.#select);
    this.#box.addEventListener('input', () => this.#changed());
    this.#select.addEventListener('change', () => choices.set(MODEL_KEY, this.#select.value));
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#running) actions.stop();
      else this.#send();
    });
  }

  /**
   * Starts with the open conversation. The user may have typed, and pressed Enter, before this module was loaded.
   *
   * @param {string | null} conversation
   */
  begin(conversation) {
    const typed = this.#box.value;
    const { early } = this.#form.dataset;
    // While a conversation loads, it is unknown which questions have arrived.
    const kept = conversation === null ? this.#drafts.takeBack(null) : this.#drafts.text(conversation);
    this.#conversation = conversation;
    this.#form.dataset.ready = '';
    if (early === undefined || !typed.startsWith(early)) return this.#fill(joined([kept, typed]));
    this.#fill(early);
    this.#send();
    this.#fill(joined([kept, typed.slice(early.length).trimStart()]));
  }

  focus() {
    this.#box.focus();
  }

  /** Shows the text of another conversation that was opened. @param {string | null} conversation */
  show(conversation) {
    if (!('ready' in this.#form.dataset) || conversation === this.#conversation) return;
    this.#conversation = conversation;
    this.#fill(this.#drafts.text(conversation));
  }

  /** The open conversation was new and now has an id. @param {string} conversation */
  named(conversation) {
    if (this.#conversation !== null) return;
    this.#drafts.named(conversation);
    this.#conversation = conversation;
  }

  /** The server does not know the chosen model. */
  forgetModel() {
    this.#choices.remove(MODEL_KEY);
  }

  /** Forgets what the user typed, also in the box: somebody else may use the browser now. */
  forgetAll() {
    this.#drafts.forgetAll();
    this.#fill('');
  }

  /** Puts a question back into the box, before its text. @param {string} question */
  putBack(question) {
    this.#fill(joined([question, this.#box.value]));
    this.focus();
  }

  /** Puts the questions that the server did not accept back into the box. */
  takeBack() {
    const before = this.#box.value;
    const text = this.#drafts.takeBack(this.#conversation);
    if (text !== before) this.#fill(text);
  }

  /**
   * @param {Turn | undefined} turn the one whose answer is running
   * @param {Model[]} models
   */
  draw(turn, models) {
    const running = turn !== undefined;
    this.#running = running;
    this.#face.draw(running ? STOP : SEND);
    this.#button.setAttribute('aria-label', running ? 'Stop' : 'Send');
    this.#button.classList.toggle('stop', running);
    this.#button.disabled = turn ? turn.stopping : this.#isEmpty();
    this.#next.hidden = !running || this.#isEmpty();
    this.#modelsKnown = models.length > 0;
    this.#select.hidden = models.length < 2;
    const kept = this.#choices.get(MODEL_KEY);
    const chosen = models.find(({ name }) => name === kept) ?? models.find((model) => model.default);
    this.#models.draw(
      models.map((model) =>
        h('option', { key: model.name, value: model.name, selected: model === chosen }, model.name),
      ),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes, Enter accepts its suggestion; some report that as 229.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || composing) return;
    event.preventDefault();
    if (this.#running) this.#wait();
    else this.#form.requestSubmit();
  }

  /** Lets the question wait for the end of the running answer. */
  #wait() {
    this.#entered = this.#box.value;
    this.waitForAnswer();
    this.focus();
  }

  /** Lets the question wait that was entered, perhaps before the queue was loaded. */
  waitForAnswer() {
    const [typed, entered] = [this.#box.value, this.#entered];
    if (!this.#running || entered.trim() === '' || !typed.startsWith(entered)) return;
    if (!this.#actions.wait(entered.trim(), this.#model())) return;
    this.#entered = '';
    this.#fill(typed.slice(entered.length).trimStart());
  }

  #send() {
    if (this.#isEmpty()) return;
    const question = this.#box.value.trim();
    this.#fill('');
    this.#actions.send(question, this.#model());
  }

  /**
   * The chosen model. Until the server has sent its models, the last chosen one.
   *
   * @returns {string | undefined}
   */
  #model() {
    if (!this.#select.hidden) return this.#select.value;
    return this.#modelsKnown ? undefined : (this.#choices.get(MODEL_KEY) ?? undefined);
  }

  /** @param {string} text */
  #fill(text) {
    this.#box.value = text;
    this.#changed();
  }

  #changed() {
    const { value, style } = this.#box;
    this.#drafts.write(this.#conversation, value);
    style.height = 'auto';
    style.height = `${this.#box.scrollHeight}px`;
    if (!this.#running) this.#button.disabled = this.#isEmpty();
    this.#next.hidden = !this.#running || this.#isEmpty();
  }

  #isEmpty() {
    return this.#box.value.trim() === '';
  }
}
