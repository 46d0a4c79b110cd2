// What can happen to the page. Types only: `reduce.js` says what each action changes.

/** @import {AnswerEvent, Failure} from '../../answer/event.js' */
/** @import {ConversationItem, DocumentLines, Index, IndexSource, Model} from '../../api/responses.js' */
/** @import {StoredConversation, StoredTurn} from '../../api/responses.js' */
/** @import {Passage} from '../../source/panel.js' */
/** @import {ConnectionState} from '../../stream/reconnect.js' */
/** @import {ModelChecks, State} from './state.js' */
/** @import {Store} from './store.js' */

/**
 * Of one turn, which `key` names.
 *
 * @typedef {{key: string} & (
 *     | {type: 'asked', question: string, now: number, model?: string, continues?: string}
 *     | {type: 'event', frame: AnswerEvent}
 *     | {type: 'connection', connection: ConnectionState}
 *     | {type: 'stopping'}
 *     | {type: 'stopFailed', message: string}
 *     | {type: 'withdrawn'}
 *     | {type: 'failed', failure: Failure}
 *     | {type: 'kept', stored: StoredTurn}
 * )} TurnAction
 */
/**
 * Of the open conversation, and of the drawer of all.
 *
 * @typedef {(
 *     | {type: 'conversationOpening', id: string}
 *     | {type: 'conversationOpened', conversation: StoredConversation}
 *     | {type: 'conversationFailed', id: string, missing: boolean}
 *     | {type: 'conversationClosed'}
 *     | {type: 'conversationRenamed', id: string, title: string}
 *     | {type: 'conversationDeleted', id: string}
 *     | {type: 'earlierWanted'}
 *     | {type: 'earlierLoaded', conversation: StoredConversation}
 *     | {type: 'earlierFailed', id: string}
 *     | {type: 'drawerOpened'}
 *     | {type: 'drawerClosed'}
 *     | {type: 'drawerQuery', query: string}
 *     | {type: 'drawerLoaded', query: string, items: ConversationItem[]}
 *     | {type: 'drawerFailed', query: string}
 * )} ConversationAction
 */
/**
 * Of what the server says of itself, and of what its reader has dismissed of it.
 *
 * @typedef {(
 *     | {type: 'index', index: Index}
 *     | {type: 'leftOutAsked', key: string}
 *     | {type: 'leftOutLoaded', key: string, paths: string[], next: string | null}
 *     | {type: 'leftOutFailed', key: string, message: string}
 *     | {type: 'models', models: Model[]}
 *     | {type: 'modelChecks', checks: ModelChecks}
 *     | {type: 'version', version: string}
 *     | {type: 'modelNoteDismissed'}
 *     | {type: 'sourceNoteDismissed', source: IndexSource}
 * )} ServerAction
 */
/**
 * Of the passage beside the conversation, and of the access token.
 *
 * @typedef {(
 *     | {type: 'sourceOpened', source: Passage}
 *     | {type: 'sourceLoaded', path: string, startLine: number, document: DocumentLines}
 *     | {type: 'sourceFailed', path: string, startLine: number, message: string}
 *     | {type: 'sourceClosed'}
 *     | {type: 'tokenWanted', refused: boolean}
 *     | {type: 'tokenGiven'}
 *     | {type: 'tokenForgotten'}
 * )} OtherAction
 */

/** @typedef {TurnAction | ConversationAction | ServerAction | OtherAction} Action */
/** @typedef {Store<State, Action>} PageStore */

export {};
