// Opens the page about the index. Fetched when that page is first opened.

import { CONTEXT_LINES } from '../source/place.js';
import { IndexView } from './index-view.js';
import { IndexPage } from './panels/index-page.js';
import { openSource } from './sources.js';

/** @import {Api} from '../api/api.js' */
/** @import {ServerState} from './server-state.js' */
/** @import {PageStore} from './state/actions.js' */

/**
 * Begins to keep the page up to date, and returns what draws it.
 *
 * @param {HTMLElement} element
 * @param {PageStore} store
 * @param {Api} api
 * @param {ServerState} server
 * @param {() => number} now milliseconds
 */
export function openIndexPage(element, store, api, server, now) {
  const view = new IndexView(store, api, () => server.refresh());
  view.begin();
  const actions = {
    look: view.look.bind(view),
    cancel: view.cancel.bind(view),
    find: view.find.bind(view),
    more: view.more.bind(view),
    retry: view.retry.bind(view),
    why: view.why.bind(view),
    /** @param {string} path @param {number} startLine @param {number} endLine */
    open: (path, startLine, endLine) =>
      openSource(store, api, { n: 0, path, title: '', startLine, endLine, url: '' }, CONTEXT_LINES),
    /** @param {string} name @param {string} reason */
    moreLeftOut: (name, reason) => server.moreLeftOut(name, reason),
  };
  return new IndexPage(element, actions, now);
}
