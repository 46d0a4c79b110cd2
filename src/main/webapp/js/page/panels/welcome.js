// The content of the empty page.

import { h, Slot } from '../../dom/nodes.js';
import { hasGuide } from '../state/state.js';
import { plural } from './format.js';

/** @import {IndexSource} from '../../api/responses.js' */
/** @import {State} from '../state/state.js' */

/** How many sources are named, 4; the rest are counted. */
const MAX_SOURCES = 4;

const GUIDE_QUESTIONS = [
  'How do I connect a model?',
  'How do I index my own documentation?',
  'How do I run Docent in Tomcat?',
  'What does the HTTP API look like?',
];

const GUIDE_ONLY = 'Docent answers from its own guide until you give it your documents.';
const PROMISE = 'Every answer names its sources, or says that it has none.';

/** Says where the answers come from, and suggests questions about the guide. */
export class Welcome {
  #element;
  #slot;
  #ask;

  /** @param {HTMLElement} element @param {(question: string) => void} ask */
  constructor(element, ask) {
    this.#element = element;
    this.#slot = new Slot(element);
    this.#ask = ask;
  }

  /** @param {State} state */
  draw(state) {
    const empty = state.turns.length === 0 && state.conversationState !== 'loading';
    this.#element.hidden = !empty;
    document.body.classList.toggle('empty', empty);
    if (!empty) return;
    const sources = state.index?.sources ?? [];
    const onlyGuide = sources.length === 1 && hasGuide(state);
    this.#slot.draw(
      h('h2', null, 'What would you like to know?'),
      h('p', { class: 'lead' }, `${onlyGuide ? GUIDE_ONLY : aboutSources(sources)} ${PROMISE}`.trim()),
      onlyGuide &&
        h(
          'ul',
          { class: 'suggestions' },
          GUIDE_QUESTIONS.map((question) =>
            h('li', null, h('button', { type: 'button', onclick: () => this.#ask(question) }, question)),
          ),
        ),
    );
  }
}

/** @param {IndexSource[]} sources */
function aboutSources(sources) {
  const indexed = sources.filter(({ state }) => state !== 'failed');
  if (indexed.length === 0) return '';
  const named = indexed.slice(0, MAX_SOURCES).map(({ name, files = 0 }) => `${name} (${plural(files, 'file')})`);
  const more = indexed.length > MAX_SOURCES ? ` and ${indexed.length - MAX_SOURCES} more` : '';
  return `Answers come from ${named.join(', ')}${more}.`;
}
