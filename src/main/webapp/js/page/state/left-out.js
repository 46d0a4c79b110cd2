// The names of left-out files, after the first few, which come with the index.

/** @import {ServerAction} from './actions.js' */

/**
 * @typedef {{state: 'loading' | 'ready' | 'failed', paths: string[], next: string | null, message?: string}}
 *     LeftOutList
 * @typedef {Extract<ServerAction, {type: 'leftOutAsked' | 'leftOutLoaded' | 'leftOutFailed'}>} LeftOutAction
 */

/** The key of a list in the state. @param {string} source @param {string} reason */
export function leftOutKey(source, reason) {
  return `${source}/${reason}`;
}

/**
 * @param {Record<string, LeftOutList>} lists
 * @param {LeftOutAction} action
 * @returns {Record<string, LeftOutList>}
 */
export function leftOutChanged(lists, action) {
  const list = lists[action.key] ?? { paths: [], next: '' };
  return { ...lists, [action.key]: changed(list, action) };
}

/** @param {LeftOutList} list @param {LeftOutAction} action @returns {LeftOutList} */
function changed(list, action) {
  switch (action.type) {
    case 'leftOutAsked':
      return { ...list, state: 'loading' };
    case 'leftOutLoaded':
      return { ...list, state: 'ready', paths: [...list.paths, ...action.paths], next: action.next };
    case 'leftOutFailed':
      return { ...list, state: 'failed', message: action.message };
  }
}
