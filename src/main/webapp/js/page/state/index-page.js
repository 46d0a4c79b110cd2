// The state of the page about the index: the sources, a list of files, and why one file is found or not.

/** @import {FileAnswer, IndexFile, SourceLooks} from '../../api/responses.js' */
/** @import {IndexPageAction} from './actions.js' */

/** What the list of files shows: empty texts select everything. @typedef {{q: string, source: string, state: string}} FilesQuery */
/**
 * @typedef {object} Files
 * @property {FilesQuery} query
 * @property {'loading' | 'ready' | 'failed'} state
 * @property {IndexFile[]} items those loaded so far
 * @property {number} total how many match
 * @property {string | null} next where the next page begins; null if there is none
 * @property {string} [message] why it failed
 */
/**
 * @typedef {object} IndexPageState
 * @property {'chat' | 'index'} view what the page shows
 * @property {SourceLooks | null} looks the sources; null until known
 * @property {string | null} trouble why the last action failed
 * @property {Files} files
 * @property {{path: string, answer: FileAnswer | null, message: string | null} | null} why the last question about a file
 */

/** @type {IndexPageState} */
export const initialIndexPage = {
  view: 'chat',
  looks: null,
  trouble: null,
  files: { query: { q: '', source: '', state: '' }, state: 'loading', items: [], total: 0, next: '' },
  why: null,
};

/** @param {IndexPageState} page @param {IndexPageAction} action @returns {IndexPageState} */
export function indexPageChanged(page, action) {
  switch (action.type) {
    case 'viewChanged':
      return page.view === action.view ? page : { ...page, view: action.view };
    case 'looksLoaded':
      return { ...page, looks: action.looks, trouble: null };
    case 'looksFailed':
      return { ...page, trouble: action.message };
    case 'filesAsked': {
      const same = sameQuery(action.query, page.files.query);
      const items = same ? page.files.items : [];
      return { ...page, files: { ...page.files, query: action.query, state: 'loading', items } };
    }
    case 'filesLoaded': {
      if (action.query !== page.files.query) return page;
      const items = action.more ? [...page.files.items, ...action.files] : action.files;
      return { ...page, files: { ...page.files, state: 'ready', items, total: action.total, next: action.next } };
    }
    case 'filesFailed':
      if (action.query !== page.files.query) return page;
      return { ...page, files: { ...page.files, state: 'failed', message: action.message } };
    case 'whyAsked':
      return { ...page, why: { path: action.path, answer: null, message: null } };
    case 'whyAnswered':
      return page.why?.path === action.path ? { ...page, why: { ...page.why, answer: action.answer } } : page;
    case 'whyFailed':
      return page.why?.path === action.path ? { ...page, why: { ...page.why, message: action.message } } : page;
  }
}

/** @param {FilesQuery} a @param {FilesQuery} b */
function sameQuery(a, b) {
  return a.q === b.q && a.source === b.source && a.state === b.state;
}
