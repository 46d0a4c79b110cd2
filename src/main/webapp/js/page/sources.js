// Opens a source beside the conversation.

import { documentAddress } from '../source/place.js';

/**
 * @param {import('./state/store.js').Store<import('./state/state.js').State>} store
 * @param {import('../api/api.js').Api} api
 * @param {import('./state/state.js').Source | undefined} source
 * @param {number} around how many lines before and after the cited ones to show
 */
export async function openSource(store, api, source, around) {
  if (!source) return;
  const { n, path, title, startLine, endLine } = source;
  store.dispatch({ type: 'sourceOpened', source: { n, path, title, startLine, endLine } });
  try {
    const lines = { start: Math.max(1, startLine - around), end: endLine + around };
    store.dispatch({ type: 'sourceLoaded', path, startLine, document: await api.get(documentAddress(path, lines)) });
  } catch (/** @type {any} */ error) {
    const message = error.status === 404 ? 'This document is no longer in the index.' : `The document could not be loaded. ${error.message}`;
    store.dispatch({ type: 'sourceFailed', path, startLine, message });
  }
}
