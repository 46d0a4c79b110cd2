// What can happen to the page. Types only; `reduce.js` says what each action changes.

/** @import {Scope} from '../../answer/answer-events.js' */
/** @import {AnswerEvent, Failure} from '../../answer/event.js' */
/** @import {ConversationItem, DocumentLines, Index, IndexSource, Model} from '../../api/responses.js' */
/** @import {StoredConversation, StoredTurn} from '../../api/responses.js' */
/** @import {FileAnswer, IndexFile, SourceLooks} from '../../api/responses.js' */
/** @import {Passage} from '../../source/panel.js' */
/** @import {ConnectionState} from '../../stream/reconnect.js' */
/** @import {FilesQuery} from './index-page.js' */
/** @import {QueuedQuestion} from './queue.js' */
/** @import {ModelChecks, State} from './state.js' */
/** @import {Store} from './store.js' */

/**
 * Actions on the turn with this `key`.
 *
 * @typedef {{key: string} & (
 *     | {type: 'asked', question: string, now: number, model?: string, scope?: Scope,
 *         continues?: string}
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
 * Actions on the open conversation.
 *
 * @typedef {(
 *     | {type: 'conversationOpening', id: string}
 *     | {type: 'conversationOpened', conversation: StoredConversation}
 *     | {type: 'conversationFailed', id: string, missing: boolean}
 *     | {type: 'conversationClosed'}
 *     | {type: 'queued', questions: QueuedQuestion[]}
 *     | {type: 'earlierWanted'}
 *     | {type: 'earlierLoaded', conversation: StoredConversation}
 *     | {type: 'earlierFailed', id: string}
 * )} ConversationAction
 */
/**
 * Actions on the drawer and on the conversations in it.
 *
 * @typedef {(
 *     | {type: 'drawerOpened', now: number}
 *     | {type: 'drawerClosed'}
 *     | {type: 'drawerQuery', query: string}
 *     | {type: 'drawerLoaded', query: string, items: ConversationItem[], hasMore: boolean}
 *     | {type: 'drawerFailed', query: string}
 *     | {type: 'moreWanted'}
 *     | {type: 'moreLoaded', query: string, items: ConversationItem[], hasMore: boolean}
 *     | {type: 'moreFailed', query: string}
 *     | {type: 'conversationRenamed', id: string, title: string}
 *     | {type: 'conversationPinned', id: string, pinned: boolean}
 *     | {type: 'conversationDeleted', id: string, now: number, wasOpen: boolean}
 *     | {type: 'conversationRestored', id: string}
 * )} DrawerAction
 */
/**
 * The state of the server, and what the user has dismissed of it.
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
 * Actions on the passage beside the conversation and on the access token.
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

/**
 * Actions on the page about the index.
 *
 * @typedef {(
 *     | {type: 'viewChanged', view: 'chat' | 'index'}
 *     | {type: 'looksLoaded', looks: SourceLooks}
 *     | {type: 'looksFailed', message: string}
 *     | {type: 'filesAsked', query: FilesQuery}
 *     | {type: 'filesLoaded', query: FilesQuery, files: IndexFile[], total: number, next: string | null, more: boolean}
 *     | {type: 'filesFailed', query: FilesQuery, message: string}
 *     | {type: 'whyAsked', path: string}
 *     | {type: 'whyAnswered', path: string, answer: FileAnswer}
 *     | {type: 'whyFailed', path: string, message: string}
 * )} IndexPageAction
 */

/** @typedef {TurnAction | ConversationAction | DrawerAction | ServerAction | IndexPageAction | OtherAction} Action */
/** @typedef {Store<State, Action>} PageStore */

export {};
