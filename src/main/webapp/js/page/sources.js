// Opens a source beside the conversation.

import { documentAddress } from '../source/place.js';
import { whenNeeded } from './panels/when-needed.js';

/** @import {Api} from '../api/api.js' */
/** @import {Source} from '../answer/event.js' */
/** @import {Description} from '../dom/nodes.js' */
/** @import {Lines} from '../source/place.js' */
/** @import {Turn} from './state/turn.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */

/**
 * @param {PageStore} store
 * @param {Api} api
 * @param {Source} source
 * @param {number} around how many lines before and after the passage to show
 * @param {Lines[]} [spans] the lines within the passage that are cited, if they are known
 */
export async function openSource(store, api, source, around, spans = []) {
  const { n, path, title, startLine, endLine, place, origin } = source;
  store.dispatch({ type: 'sourceOpened', source: { n, path, title, startLine, endLine, place, origin, spans } });
  try {
    const lines = { start: Math.max(1, startLine - around), end: endLine + around };
    store.dispatch({ type: 'sourceLoaded', path, startLine, document: await api.get(documentAddress(path, lines)) });
  } catch (/** @type {any} */ error) {
    const message =
      error.status === 404
        ? 'This document is no longer in the index.'
        : `The document could not be loaded. ${error.message}`;
    store.dispatch({ type: 'sourceFailed', path, startLine, message });
  }
}

/**
 * The lines of a source that an answer cites: those of one citation, or those of all.
 *
 * @param {Turn} turn
 * @param {number} n the number of the source
 * @param {string} [lines] of one citation, `12-14`
 * @returns {Lines[]}
 */
export function citedLines({ proof }, n, lines) {
  const one = /^(\d+)-(\d+)$/.exec(lines ?? '');
  if (one) return [{ startLine: Number(one[1]), endLine: Number(one[2]) }];
  return (proof?.spans ?? []).filter((span) => span.n === n);
}

/**
 * The panel beside the conversation. Its modules are fetched when the first source is opened.
 *
 * @param {HTMLElement} element
 * @param {() => void} close
 * @param {(code: string, language: string) => Description[] | null} highlight
 * @param {() => void} redraw
 */
export function sourcePanel(element, close, highlight, redraw) {
  /** @type {import('../source/panel.js').SourcePanel | undefined} */
  let panel;
  const load = async () => {
    const { SourcePanel } = await import('../source/panel.js');
    const loaded = new SourcePanel(element, { close }, highlight);
    panel = loaded;
    return { draw: (/** @type {State} */ state) => loaded.draw(state.source) };
  };
  return { ...whenNeeded(({ source }) => source !== null, load, redraw), recolour: () => panel?.recolour() };
}
