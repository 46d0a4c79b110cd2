// The page about the index: the sources with their progress, why a file is not found, and the list of files.

import { h, Slot } from '../../dom/nodes.js';
import { breakable } from '../../source/place.js';
import { ago } from './ago.js';
import { filesSection } from './files.js';
import { count, duration, plural } from './format.js';
import { leftOutSection, nothingText } from './left-out.js';
import { whySection } from './why.js';

/** @import {IndexSource, SourceLooks} from '../../api/responses.js' */
/** @import {FilesQuery} from '../state/index-page.js' */
/** @import {State} from '../state/state.js' */

/**
 * @typedef {object} IndexPageActions
 * @property {(source: string) => void} look
 * @property {() => void} cancel
 * @property {(query: FilesQuery) => void} find
 * @property {() => void} more
 * @property {() => void} retry lists the files again
 * @property {(path: string) => void} why
 * @property {(path: string, startLine: number, endLine: number) => void} open
 * @property {(source: string, reason: string) => void} moreLeftOut
 */

/** So many digits name a commit to people. */
const SHORT_COMMIT = 10;

/** Draws `state.indexPage` while it is shown. */
export class IndexPage {
  #slot;
  #actions;
  #now;
  /** The parts of the state as last drawn. @type {unknown[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} element
   * @param {IndexPageActions} actions
   * @param {() => number} now milliseconds
   */
  constructor(element, actions, now) {
    this.#slot = new Slot(element);
    this.#actions = actions;
    this.#now = now;
  }

  /** @param {State} state */
  draw(state) {
    const { indexPage, index, leftOut, conversation } = state;
    if (indexPage.view !== 'index') return;
    const shown = [indexPage, index, leftOut, conversation];
    if (shown.every((it, i) => it === this.#drawn[i])) return;
    this.#drawn = shown;
    this.#slot.draw(content(state, this.#actions, this.#now()));
  }
}

/** @param {State} state @param {IndexPageActions} actions @param {number} now */
export function content({ indexPage, index, leftOut, conversation }, actions, now) {
  const details = new Map((index?.sources ?? []).map((source) => [source.name, source]));
  const running = index?.state === 'running';
  const waiting = vectorsText(indexPage.looks);
  return [
    h(
      'header',
      null,
      h('h2', null, 'Index'),
      h(
        'a',
        { class: 'quiet', href: conversation ? `#c=${encodeURIComponent(conversation.id)}` : '#' },
        'Back to questions',
      ),
    ),
    h('p', { class: 'note', role: 'status' }, running ? 'A pass is running.' : 'No pass is running.'),
    // Not announced, because it changes each second.
    waiting && h('p', { class: 'note' }, waiting),
    indexPage.trouble && h('p', { class: 'problem', role: 'alert' }, indexPage.trouble),
    running && h('button', { type: 'button', class: 'secondary', onclick: actions.cancel }, 'Cancel the pass'),
    h(
      'ul',
      { class: 'source-rows', 'aria-label': 'Sources' },
      (indexPage.looks?.sources ?? []).map((source) =>
        h(
          'li',
          { key: source.name, 'data-state': source.state },
          sourceRow(source, actions, now),
          leftOutSection(details.get(source.name) ?? source, leftOut, actions.moreLeftOut),
        ),
      ),
    ),
    whySection(indexPage.why, actions),
    filesSection(indexPage.files, [...details.keys()], actions),
  ];
}

/** @param {SourceLooks | null} looks */
function vectorsText(looks) {
  const { waiting = 0, secondsLeft } = looks?.vectors ?? {};
  if (waiting === 0) return '';
  const left = secondsLeft === undefined ? '' : ` About ${duration(secondsLeft * 1000)} left.`;
  return `${plural(waiting, 'passage waits', 'passages wait')} for their vectors; words already find them.${left}`;
}

/** @param {IndexSource} source @param {IndexPageActions} actions @param {number} now */
function sourceRow(source, actions, now) {
  const { name, title = name, state, location, error, files = 0 } = source;
  const handled = (source.indexed ?? 0) + (source.unchanged ?? 0) + (source.failed ?? 0);
  return [
    h(
      'div',
      { class: 'source-head' },
      h('h3', null, title, h('span', { class: 'badge' }, state)),
      h(
        'button',
        {
          type: 'button',
          class: 'secondary',
          'aria-label': `Look again at ${title}`,
          onclick: () => actions.look(name),
        },
        'Look again',
      ),
    ),
    location && h('p', { class: 'place' }, breakable(location), revisionsText(source)),
    error && h('p', { class: location ? 'problem' : 'note' }, error),
    state === 'running' && h('progress', { max: files || 1, value: handled, 'aria-label': `Progress of ${title}` }),
    h(
      'p',
      { class: 'note' },
      nothingText(source) ?? `${count(handled)} of ${plural(files, 'file')} · ${plural(source.chunks ?? 0, 'passage')}`,
    ),
    h('p', { class: 'note' }, timesText(source, now)),
  ];
}

/** @param {IndexSource} source */
function revisionsText({ revision, revisions = {} }) {
  const branches = Object.entries(revisions).map(([branch, commit]) => `${branch} @ ${commit.slice(0, SHORT_COMMIT)}`);
  if (branches.length > 0) return `: ${branches.join(', ')}`;
  return revision ? ` @ ${revision}` : '';
}

/** @param {IndexSource} source @param {number} now */
function timesText({ chunks = 0, lastLook, nextLook, staleSince, secondsLeft, passagesPerSecond }, now) {
  const parts = [];
  if (passagesPerSecond !== undefined) parts.push(`${passagesPerSecond} passages a second`);
  if (secondsLeft !== undefined) parts.push(`about ${duration(secondsLeft * 1000)} left`);
  if (staleSince && chunks > 0) parts.push(`may be out of date since ${ago(Date.parse(staleSince), now)}`);
  parts.push(lastLook ? `looked at ${ago(Date.parse(lastLook), now)}` : 'not looked at yet');
  if (nextLook) parts.push(`next look in ${duration(Math.max(0, Date.parse(nextLook) - now))}`);
  return parts.join(' · ');
}
