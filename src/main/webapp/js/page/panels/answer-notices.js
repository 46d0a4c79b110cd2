// What a reader must know of an answer as a whole.

import { h } from '../../dom/nodes.js';

/** @import {Turn} from '../state/turn.js' */

/** The code of the notice that the model may have answered from what it knows. */
const OUTSIDE = 'outside_documents';

/** Describes the notices, which are above the text. @param {Turn} turn */
export function answerNotices({ notices }) {
  return notices.map(({ code, message }) => {
    // "Not from your documents." stands out.
    const [, mark, rest] = (code === OUTSIDE && /^(.*?\.) (.*)$/.exec(message)) || ['', '', message];
    return h('p', { class: 'answer-notice', role: 'note', key: code }, mark && [h('strong', null, mark), ' '], rest);
  });
}

/** The sentences that say that an answer may not be from the documents; empty if it is from them. @param {Pick<Turn, 'notices'>} turn */
export function outsideMark({ notices }) {
  return notices.find(({ code }) => code === OUTSIDE)?.message ?? '';
}

/** Whether the documents probably do not answer the question. @param {Turn} turn */
export function isAbsent(turn) {
  return outsideMark(turn) !== '' || turn.notices.some(({ code }) => code === 'not_in_documents');
}
