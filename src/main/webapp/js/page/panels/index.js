// The state of the server's index: a summary in the bar, the details below it.

import { h, Slot } from '../../dom/nodes.js';
import { breakable } from '../../source/place.js';
import { count, plural } from './format.js';
import { leftOutSection, nothingText } from './left-out.js';
import { modelsSection } from './models.js';

/** @import {Index, IndexSource} from '../../api/responses.js' */
/** @import {LeftOutList} from '../state/left-out.js' */
/** @import {State} from '../state/state.js' */

/** How many failures of one source are listed, 50; the rest are counted. */
const MAX_FAILURES = 50;

/** The summary in the bar and the details below it. */
export class IndexPanel {
  #button;
  #face;
  #panel;
  #checkModels;
  #showMore;
  #hide;
  /** The parts of the state as last drawn. @type {unknown[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} button
   * @param {HTMLElement} panel
   * @param {() => void} checkModels
   * @param {(source: string, reason: string) => void} showMore fetches more names of the files that a rule leaves out
   */
  constructor(button, panel, checkModels, showMore) {
    this.#showMore = showMore;
    this.#checkModels = checkModels;
    this.#button = button;
    this.#face = new Slot(button);
    this.#panel = new Slot(panel);
    this.#hide = () => panel.hidePopover();
  }

  /** @param {State} state */
  draw(state) {
    const { index, models, checks, leftOut } = state;
    const shown = [index, models, checks, leftOut];
    if (shown.every((it, i) => it === this.#drawn[i])) return;
    this.#drawn = shown;
    this.#button.hidden = index === null;
    if (!index) return;
    // Users who cannot solve a problem see it only in the panel.
    const failed = index.state !== 'running' && isTroubled(index) && tellsDetails(index);
    this.#button.classList.toggle('troubled', failed);
    this.#face.draw(
      index.state === 'running' ? progressText(index) : failed ? 'Index problem' : plural(index.chunks ?? 0, 'passage'),
    );
    this.#panel.draw(
      h('h2', null, 'Index'),
      h('p', { class: 'note' }, summary(index)),
      (index.sources ?? []).map((source) => sourceState(source, leftOut, this.#showMore)),
      h('p', { class: 'note' }, h('a', { href: '#index', onclick: this.#hide }, 'Sources and files')),
      modelsSection(state, this.#checkModels),
      h('p', { class: 'note panel-foot' }, h('a', { href: 'check.html' }, 'Connection test')),
    );
  }
}

/** @param {Index} index */
function summary(index) {
  const size = plural(index.chunks ?? 0, 'passage');
  const waiting = index.waiting
    ? ` Only words find ${count(index.waiting)} of them until their vectors are computed.`
    : '';
  if (index.state === 'running') return `Indexing is in progress. ${size} so far.${waiting}`;
  return `${index.state === 'failed' ? 'The last pass failed. ' : ''}${size} in the index.${waiting}`;
}

/**
 * @param {IndexSource} source
 * @param {Record<string, LeftOutList>} leftOut
 * @param {(source: string, reason: string) => void} showMore
 */
function sourceState(source, leftOut, showMore) {
  const failures = source.failures ?? [];
  return h(
    'section',
    { class: 'index-source', key: source.name, 'data-state': source.location ? source.state : null },
    h('h3', null, source.title ?? source.name, h('span', { class: 'badge' }, source.state)),
    source.location && h('p', { class: 'place' }, breakable(source.location)),
    source.error && h('p', { class: source.location ? 'problem' : 'note' }, source.error),
    source.state === 'running' &&
      h('progress', {
        max: source.files || 1,
        value: handled(source),
        'aria-label': `Progress of ${source.title ?? source.name}`,
      }),
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
            .map(({ path, reason }) => h('li', null, h('code', null, breakable(path)), ` ${reason}`)),
        ),
        failures.length > MAX_FAILURES &&
          h('p', { class: 'note' }, `and ${count(failures.length - MAX_FAILURES)} more`),
      ),
  );
}

/** @param {IndexSource} source */
function troubles({ failed = 0, doubtful = 0 }) {
  const parts = [];
  if (failed > 0) parts.push(`${plural(failed, 'file')} could not be read`);
  if (doubtful > 0) parts.push(`${plural(doubtful, 'file')} may have been read incorrectly`);
  return parts.join(', ');
}

/** @param {IndexSource} source */
function sourceFigures(source) {
  const parts = [`${count(handled(source))} of ${plural(source.files ?? 0, 'file')}`];
  if (source.chunks !== undefined) parts.push(plural(source.chunks, 'passage'));
  if (source.unchanged) parts.push(`${count(source.unchanged)} unchanged`);
  if (source.onlyByWords) parts.push(`${count(source.onlyByWords)} generated, found by words only`);
  return parts.join(' · ');
}

/** @param {IndexSource} source */
function handled({ indexed = 0, unchanged = 0, failed = 0 }) {
  return indexed + unchanged + failed;
}

/**
 * The progress of a pass.
 *
 * @param {Index} index
 * @param {string} [files] the word after the number of files
 */
export function progressText({ sources = [], waiting = 0 }, files = '') {
  const all = sources.reduce((sum, source) => sum + (source.files ?? 0), 0);
  const done = sources.reduce((sum, source) => sum + handled(source), 0);
  if (waiting > 0 && done >= all) return `Indexing, ${plural(waiting, 'passage')} left`;
  return all > 0 ? `Indexing ${count(done)} / ${count(all)}${files}` : 'Indexing…';
}

/** @param {Index} index */
function isTroubled(index) {
  return (
    index.state === 'failed' || (index.sources ?? []).some(({ state, failed = 0 }) => state === 'failed' || failed > 0)
  );
}

/** Whether the server shows the details that only administrators may see. @param {Index} index */
function tellsDetails(index) {
  return (index.sources ?? []).some(({ location }) => location);
}
