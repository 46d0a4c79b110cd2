// The panel beside the conversation that shows a source.

import { h, Slot } from '../dom/nodes.js';
import { renditionNote, sourceLines } from './lines.js';
import { originLink, placeParts, sourceAddress } from './place.js';

/** @import {DocumentLines} from '../api/responses.js' */
/** @import {Description} from '../dom/nodes.js' */
/** @import {Lines, Place} from './place.js' */

/** @typedef {{path: string, startLine: number, endLine: number, place?: Place, title: string, n?: number, origin?: string, spans?: Lines[]}} Passage */
/**
 * @typedef {{state: 'loading'} | {state: 'ready', document: DocumentLines} | {state: 'failed', message: string}}
 *     SourceContent
 * @typedef {Passage & SourceContent} SourceView the passage on display
 */

/** Draws `state.source`. */
export class SourcePanel {
  #element;
  #slot;
  #actions;
  #highlight;
  /** @type {SourceView | null} */
  #drawn = null;
  /** @type {HTMLElement | null} */
  #opener = null;

  /**
   * @param {HTMLElement} element
   * @param {{close: () => void}} actions
   * @param {(code: string, language: string) => Description[] | null} highlight
   */
  constructor(element, actions, highlight) {
    this.#element = element;
    this.#slot = new Slot(element);
    this.#actions = actions;
    this.#highlight = highlight;
  }

  /** @param {SourceView | null} source */
  draw(source) {
    if (source === this.#drawn) return;
    const before = this.#drawn;
    this.#drawn = source;
    this.#element.hidden = source === null;
    document.body.classList.toggle('with-source', source !== null);
    this.#slot.draw(source ? this.#content(source) : null);
    if (source && !before) this.#opener = /** @type {HTMLElement | null} */ (document.activeElement);
    if (source && source.path + source.startLine !== (before && before.path + before.startLine))
      this.#element.focus({ preventScroll: true });
    if (source?.state === 'ready' && before?.state !== 'ready') this.#showMarked(source);
    if (!source) this.#opener?.focus();
  }

  /** Draws again after the highlighter has loaded. */
  recolour() {
    if (this.#drawn) this.#slot.draw(this.#content(this.#drawn));
  }

  /** @param {SourceView} source */
  #content(source) {
    return [
      h(
        'header',
        null,
        h(
          'div',
          { class: 'about' },
          h('h2', null, source.n ? h('span', { class: 'n' }, source.n) : null, source.title || source.path),
          h('p', { class: 'place' }, placeParts(source)),
          h(
            'p',
            { class: 'links' },
            // Its page would only say the same.
            source.state !== 'failed' &&
              h('a', { class: 'quiet', href: sourceAddress(source), target: '_blank' }, 'Open page'),
            originLink(source.origin),
          ),
        ),
        h(
          'button',
          { type: 'button', class: 'quiet icon', 'aria-label': 'Close source', onclick: this.#actions.close },
          h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { d: 'M5 5l10 10M15 5L5 15' })),
        ),
      ),
      h('div', { class: 'scroll', tabindex: '0', key: source.path + source.startLine }, this.#body(source)),
    ];
  }

  /** @param {SourceView} source */
  #body(source) {
    if (source.state === 'loading') return h('p', { class: 'note' }, 'Loading…');
    if (source.state === 'failed') return h('p', { class: 'note problem' }, source.message);
    return [
      renditionNote(source.path),
      sourceLines(source.document, source, this.#highlight, (line) =>
        sourceAddress({ path: source.path, startLine: line }),
      ),
    ];
  }

  /** @param {SourceView} source */
  #showMarked(source) {
    const first = source.spans?.[0] ?? source;
    const line = this.#element.querySelector(`#line-${first.startLine}`);
    const scroll = /** @type {HTMLElement} */ (this.#element.querySelector('.scroll'));
    if (line) scroll.scrollTop = /** @type {HTMLElement} */ (line).offsetTop - 40;
  }
}
