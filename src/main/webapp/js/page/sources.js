// Opens a source beside the conversation.

import { documentAddress } from '../source/place.js';

/** @import {Api} from '../api/api.js' */
/** @import {Source} from '../answer/event.js' */
/** @import {PageStore} from './state/actions.js' */

/**
 * @param {PageStore} store
 * @param {Api} api
 * @param {Source} source
 * @param {number} around how many lines before and after the cited ones to show
 */
export async function openSource(store, api, source, around) {
  const { n, path, title, startLine, endLine, place, origin } = source;
  store.dispatch({ type: 'sourceOpened', source: { n, path, title, startLine, endLine, place, origin } });
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
