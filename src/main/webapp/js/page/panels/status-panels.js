// What the server says of itself: the state of its index, that no language model is connected; and the empty page's
// welcome.

import { h, Slot } from '../../dom/nodes.js';
import { breakable, sourceAddress } from '../../source/place.js';
import { defaultModel } from '../state/state.js';
import { count, plural } from './format.js';
import { leftOutSection, nothingText } from './left-out.js';
import { modelsSection } from './models.js';

/** @import {State} from '../state/state.js' */

/** How many failures of one source are listed, 50; the rest is counted. */
const MAX_FAILURES = 50;

/** The name of the source that holds the built-in guide. */
const GUIDE = 'guide';

/** The summary in the bar and the details below it. */
export class IndexPanel {
  #button;
  #face;
  #panel;
  #checkModels;
  #showMore;
  /** @type {State | null} */
  #drawn = null;

  /**
   * @param {HTMLElement} button
   * @param {HTMLElement} panel
   * @param {() => void} checkModels
   * @param {(source: string, reason: string) => void} showMore of the files that a rule leaves out
   */
  constructor(button, panel, checkModels, showMore) {
    this.#showMore = showMore;
    this.#checkModels = checkModels;
    this.#button = button;
    this.#face = new Slot(button);
    this.#panel = new Slot(panel);
  }

  /** @param {State} state */
  draw(state) {
    const { index, models, checks, leftOut } = state;
    const drawn = this.#drawn;
    if (
      drawn &&
      index === drawn.index &&
      models === drawn.models &&
      checks === drawn.checks &&
      leftOut === drawn.leftOut
    )
      return;
    this.#drawn = state;
    this.#button.hidden = index === null;
    if (!index) return;
    // A reader who can do nothing about it is not alarmed at every view: the panel tells it.
    const failed = index.state !== 'running' && isTroubled(index) && tellsDetails(index);
    this.#button.classList.toggle('troubled', failed);
    this.#face.draw(
      index.state === 'running'
        ? progressText(index)
        : failed
          ? 'Index: see details'
          : plural(index.chunks ?? 0, 'passage'),
    );
    this.#panel.draw(
      h('h2', null, 'Index'),
      h('p', { class: 'note' }, summary(index)),
      (index.sources ?? []).map((/** @type {any} */ source) => sourceState(source, leftOut, this.#showMore)),
      modelsSection(state, this.#checkModels),
      h('p', { class: 'note panel-foot' }, h('a', { href: 'check.html' }, 'Test the connection')),
    );
  }
}

/** @param {any} index */
function summary(index) {
  const size = `${plural(index.chunks ?? 0, 'passage')} can be found`;
  if (index.state === 'running') return `The index is being built; ${size} so far.`;
  return index.state === 'failed' ? `The last pass failed; ${size}.` : `${size}.`;
}

/** @param {any} source @param {State['leftOut']} leftOut @param {(source: string, reason: string) => void} showMore */
function sourceState(source, leftOut, showMore) {
  const failures = source.failures ?? [];
  return h(
    'section',
    { class: 'index-source', key: source.name, 'data-state': source.location ? source.state : null },
    h('h3', null, source.name, h('span', { class: 'badge' }, source.state)),
    source.location && h('p', { class: 'place' }, breakable(source.location)),
    source.error && h('p', { class: source.location ? 'problem' : 'note' }, source.error),
    source.state === 'running' &&
      h('progress', { max: source.files || 1, value: handled(source), 'aria-label': `Progress of ${source.name}` }),
    nothingText(source)
      ? h('p', { class: 'problem' }, nothingText(source))
      : h('p', { class: 'note' }, sourceFigures(source)),
    leftOutSection(source, leftOut, showMore),
    failures.length > 0 &&
      h(
        'details',
        null,
        h('summary', null, troubles(source)),
        h(
          'ul',
          { class: 'failures' },
          failures
            .slice(0, MAX_FAILURES)
            .map((/** @type {any} */ failure) =>
              h('li', null, h('code', null, breakable(failure.path)), ` ${failure.reason}`),
            ),
        ),
        failures.length > MAX_FAILURES &&
          h('p', { class: 'note' }, `and ${count(failures.length - MAX_FAILURES)} more`),
      ),
  );
}

/** @param {any} source */
function troubles({ failed = 0, doubtful = 0 }) {
  const parts = [];
  if (failed > 0) parts.push(`${plural(failed, 'file')} could not be read`);
  if (doubtful > 0) parts.push(`${plural(doubtful, 'file')} may be read wrongly`);
  return parts.join(', ');
}

/** @param {any} source */
function sourceFigures(source) {
  const parts = [`${count(handled(source))} of ${plural(source.files ?? 0, 'file')}`];
  if (source.chunks !== undefined) parts.push(plural(source.chunks, 'passage'));
  if (source.unchanged) parts.push(`${count(source.unchanged)} unchanged`);
  return parts.join(' · ');
}

/** @param {any} source */
function handled({ indexed = 0, unchanged = 0, failed = 0 }) {
  return indexed + unchanged + failed;
}

/** @param {any} index */
function progressText(index) {
  const sum = (/** @type {(source: any) => number} */ of) =>
    (index.sources ?? []).reduce((/** @type {number} */ all, /** @type {any} */ it) => all + of(it), 0);
  const files = sum((it) => it.files ?? 0);
  return files > 0 ? `Indexing ${count(sum(handled))} / ${count(files)}` : 'Indexing…';
}

/** @param {any} index */
function isTroubled(index) {
  return (
    index.state === 'failed' ||
    (index.sources ?? []).some((/** @type {any} */ it) => it.state === 'failed' || it.failed > 0)
  );
}

/** Whether the server tells what is for whoever runs it. @param {any} index */
function tellsDetails(index) {
  return (index.sources ?? []).some((/** @type {any} */ it) => it.location);
}

/** Lines above the conversation: sources that failed, an index under way, no model. */
export class Notices {
  #slot;
  #dismissModelNote;
  #dismissSource;

  /** @param {HTMLElement} element @param {() => void} dismissModelNote @param {(source: any) => void} dismissSource */
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
    return (index?.sources ?? [])
      .filter((/** @type {any} */ it) => it.state === 'failed' && dismissedSources[it.name] !== (it.error ?? ''))
      .map((/** @type {any} */ it) =>
        h(
          'div',
          { class: 'notice', key: `source-${it.name}` },
          h(
            'p',
            null,
            h('strong', null, it.chunks > 0 ? `“${it.name}” may be out of date. ` : `“${it.name}” is not indexed. `),
            it.error ?? 'The server’s log says why.',
          ),
          h('button', { type: 'button', class: 'quiet', onclick: () => this.#dismissSource(it) }, 'Dismiss'),
        ),
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
        'Answers are excerpts from the documents, word for word. To connect one, set ',
        h('code', null, 'docent.model.url'),
        '. ',
        hasGuide(state) && h('a', { href: sourceAddress({ path: 'guide/models.md' }) }, 'How to connect a model'),
      ),
      h('button', { type: 'button', class: 'quiet', onclick: this.#dismissModelNote }, 'Dismiss'),
    );
  }
}

/** @param {State} state */
function conversationNotice({ conversationState }) {
  if (conversationState === 'missing')
    return h(
      'p',
      { class: 'notice problem', key: 'missing' },
      'This conversation does not exist, or it is not yours. Ask a question to begin a new one.',
    );
  if (conversationState === 'failed')
    return h(
      'p',
      { class: 'notice problem', key: 'failed' },
      'This conversation could not be loaded. Reload the page to try again.',
    );
  return null;
}

/** @param {State} state */
function firstPass({ index }) {
  if (index?.state !== 'running') return null;
  return h(
    'p',
    { class: 'notice', key: 'pass' },
    `${progressText(index)} files. You can ask already: answers use what is indexed so far.`,
  );
}

/** @param {State} state */
function hasGuide({ index }) {
  return (index?.sources ?? []).some((/** @type {any} */ it) => it.name === GUIDE);
}

const GUIDE_QUESTIONS = [
  'How do I connect a model?',
  'How do I index my own documentation?',
  'How do I run Docent in Tomcat?',
  'What does the HTTP API look like?',
];

/** What stands on the empty page. */
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
      h(
        'p',
        { class: 'lead' },
        onlyGuide
          ? 'Docent answers from its own guide until it is given your documents. An answer names its sources, or says that it has none.'
          : aboutSources(sources),
      ),
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

/** @param {any[]} sources */
function aboutSources(sources) {
  const indexed = sources.filter((it) => it.state !== 'failed');
  if (indexed.length === 0) return 'An answer names its sources, or says that it has none.';
  const named = indexed
    .slice(0, 4)
    .map((it) => `${it.name} (${plural(it.files ?? 0, 'file')})`)
    .join(', ');
  return `Answers come from ${named}${indexed.length > 4 ? ` and ${indexed.length - 4} more` : ''}. An answer names its sources, or says that it has none.`;
}
