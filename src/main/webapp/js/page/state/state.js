// The page's whole state. Panels draw only this.

import { initialDrawer } from './drawer.js';
import { initialIndexPage } from './index-page.js';

/** @import {Index, Model, ModelCheck} from '../../api/responses.js' */
/** @import {SourceView} from '../../source/panel.js' */
/** @import {Conversation} from './conversation.js' */
/** @import {Drawer} from './drawer.js' */
/** @import {IndexPageState} from './index-page.js' */
/** @import {LeftOutList} from './left-out.js' */
/** @import {QueuedQuestion} from './queue.js' */
/** @import {Turn} from './turn.js' */

/**
 * @typedef {object} State
 * @property {Conversation | null} conversation the open one, null until the first answer begins
 * @property {'ready' | 'loading' | 'missing' | 'failed'} conversationState
 * @property {Turn[]} turns
 * @property {QueuedQuestion[]} queue the questions that wait until the running answer has ended
 * @property {Drawer} drawer the user's conversations
 * @property {Index | null} index the state of the server's index; null until known
 * @property {Model[]} models
 * @property {string | null} version of the server
 * @property {ModelChecks | null} checks of the models
 * @property {Record<string, LeftOutList>} leftOut more names of what a source leaves out, by source and rule
 * @property {IndexPageState} indexPage the page about the index
 * @property {boolean} modelNoteDismissed
 * @property {Record<string, string>} dismissedSources the failures of sources that the user has dismissed, by source
 * @property {SourceView | null} source the passage open beside the conversation
 * @property {'none' | 'wanted' | 'refused'} token whether the server requires an access token
 */
/**
 * @typedef {{state: 'running'} | {state: 'done', results: Record<string, ModelCheck>}
 *     | {state: 'failed', message: string}} ModelChecks
 */

/** The name of the source that holds the built-in guide. */
const GUIDE = 'guide';

/** @type {State} */
export const initialState = {
  conversation: null,
  conversationState: 'ready',
  turns: [],
  queue: [],
  drawer: initialDrawer,
  index: null,
  models: [],
  version: null,
  checks: null,
  leftOut: {},
  indexPage: initialIndexPage,
  modelNoteDismissed: false,
  dismissedSources: {},
  source: null,
  token: 'none',
};

/** The turn whose answer is running, if any. @param {State} state */
export function runningTurn(state) {
  return state.turns.find((turn) => turn.status === 'running');
}

/** The model that answers by default. @param {State} state */
export function defaultModel(state) {
  return state.models.find((model) => model.default) ?? state.models[0];
}

/** Whether the built-in guide is indexed. @param {State} state */
export function hasGuide({ index }) {
  return (index?.sources ?? []).some(({ name }) => name === GUIDE);
}

/** Whether questions can be limited to a source. @param {State} state */
export function hasSeveralSources({ index }) {
  return (index?.sources ?? []).length > 1;
}
