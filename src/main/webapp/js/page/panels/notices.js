// The lines above the conversation: failed sources, a running pass, no model.

import { h, Slot } from '../../dom/nodes.js';
import { sourceAddress } from '../../source/place.js';
import { defaultModel, hasGuide } from '../state/state.js';
import { progressText } from './index.js';

/** @import {IndexSource} from '../../api/responses.js' */
/** @import {State} from '../state/state.js' */

/** Draws what users must know before they ask. */
export class Notices {
  #slot;
  #dismissModelNote;
  #dismissSource;

  /**
   * @param {HTMLElement} element
   * @param {() => void} dismissModelNote
   * @param {(source: IndexSource) => void} dismissSource
   */
  constructor(element, dismissModelNote, dismissSource) {
    this.#slot = new Slot(element);
    this.#dismissModelNote = dismissModelNote;
    this.#dismissSource = dismissSource;
  }

  /** @param {State} state */
  draw(state) {
    this.#slot.draw(conversationNotice(state), this.#failedSources(state), firstPass(state), this.#modelNote(state));
  }

  /** @param {State} state */
  #failedSources({ index, dismissedSources }) {
    // The server says when readers should know: a folder may be away for a moment.
    const failed = (index?.sources ?? []).filter(({ state, failing = true }) => state === 'failed' && failing);
    const untold = failed.filter(({ name, error = '' }) => dismissedSources[name] !== error);
    return untold.map((source) => this.#failedSource(source));
  }

  /** @param {IndexSource} source */
  #failedSource(source) {
    const { name, chunks = 0, error = 'See the server’s log.' } = source;
    if (chunks > 0) return staleLine(source);
    const title = `“${name}” is not indexed. `;
    return h(
      'div',
      { class: 'notice', key: `source-${name}` },
      h('p', null, h('strong', null, title), error),
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#dismissSource(source) }, 'Dismiss'),
    );
  }

  /** @param {State} state */
  #modelNote(state) {
    if (defaultModel(state)?.provider !== 'quotes' || state.modelNoteDismissed) return null;
    return h(
      'div',
      { class: 'notice', key: 'model' },
      h(
        'p',
        null,
        h('strong', null, 'No language model is connected. '),
        'Answers are verbatim excerpts from the documents. To connect a model, set ',
        h('code', null, 'docent.model.url'),
        '. ',
        hasGuide(state) && h('a', { href: sourceAddress({ path: 'guide/models.md' }) }, 'How to connect a model'),
      ),
      h('button', { type: 'button', class: 'quiet', onclick: this.#dismissModelNote }, 'Dismiss'),
    );
  }
}

/** Answers still come from what is indexed, so this is no more than a line. @param {IndexSource} source */
function staleLine({ name, title = name, staleSince }) {
  const since = staleSince ? ` since ${staleSince.slice(0, 16).replace('T', ' ')} UTC` : '';
  return h(
    'p',
    { class: 'note stale', key: `source-${name}` },
    `“${title}” cannot be read${since}, so answers may be out of date. `,
    h('a', { href: '#index' }, 'Details'),
  );
}

/** @type {Partial<Record<State['conversationState'], string>>} */
const CONVERSATION_PROBLEMS = {
  missing:
    'Conversation not found. It does not exist, or it belongs to somebody else. Ask a question to start a new one.',
  failed: 'This conversation could not be loaded. Reload the page to try again.',
};

/** @param {State} state */
function conversationNotice({ conversationState }) {
  const problem = CONVERSATION_PROBLEMS[conversationState];
  return problem && h('p', { class: 'notice problem', key: conversationState }, problem);
}

/** @param {State} state */
function firstPass({ index }) {
  if (index?.state !== 'running') return null;
  const text = `${progressText(index, ' files')}. You can already ask questions. Answers use what is indexed so far.`;
  return h('p', { class: 'notice', key: 'pass' }, text);
}
