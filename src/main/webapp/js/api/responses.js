// The responses of the server's JSON resources, as the HTTP API describes them. Types only.

/** @import {Scope} from '../answer/answer-events.js' */
/** @import {AnswerEvent, Notice} from '../answer/event.js' */

/**
 * A turn as the server stores it; times are ISO 8601.
 *
 * @typedef {object} StoredTurn
 * @property {string} answer
 * @property {string} question
 * @property {'running' | 'done' | 'error' | 'interrupted'} status
 * @property {string} askedAt
 * @property {string} [text]
 * @property {string} [model]
 * @property {string} [parent] the answer of the turn that it follows
 * @property {string} [continues] the answer that it continues
 * @property {Scope} [scope] what its search was limited to
 * @property {StoredDetails} [details] the data of its events, as far as known
 */
/**
 * @typedef {{[E in AnswerEvent as E['event']]?: E['data']} & {notices?: Notice[]}} StoredDetails
 * @typedef {{id: string, title: string, turns: StoredTurn[], hasEarlier?: boolean}} StoredConversation
 * @typedef {{id: string, title: string, updatedAt?: string, pinned?: boolean}} ConversationItem
 */

/**
 * The state of the index.
 *
 * @typedef {object} Index
 * @property {'running' | 'idle' | 'failed'} state
 * @property {number} [chunks] passages that can be found
 * @property {string} [finishedAt]
 * @property {number} [waiting] passages that only words find, because their vectors are not computed yet
 * @property {IndexSource[]} [sources]
 */
/**
 * A source of documents; numbers count files unless they say otherwise.
 *
 * @typedef {object} IndexSource
 * @property {string} name
 * @property {'waiting' | 'running' | 'done' | 'failed' | 'cancelled'} state
 * @property {string} [title] its name for readers
 * @property {string} [revision] the version that was read last
 * @property {Record<string, string>} [revisions] those by the names of their branches, if several are read
 * @property {string} [lastLook] times are ISO 8601
 * @property {string} [nextLook]
 * @property {string} [staleSince] since when the index may be out of date
 * @property {boolean} [failing] whether readers should know that it cannot be read
 * @property {number} [passagesPerSecond]
 * @property {number} [secondsLeft]
 * @property {string} [location] where it is, for users who may know
 * @property {string} [error]
 * @property {number} [files] to be indexed
 * @property {number} [indexed]
 * @property {number} [unchanged]
 * @property {number} [failed]
 * @property {number} [doubtful]
 * @property {number} [skipped] files and folders left out
 * @property {number} [chunks] passages
 * @property {number} [onlyByWords] documents that get no vectors, because a program has written or minified them
 * @property {LeftOutGroup[]} [leftOut]
 * @property {{path: string, reason: string}[]} [failures]
 */
/**
 * What a rule leaves out, with the first few names.
 *
 * @typedef {{reason: string, text: string, count: number, examples?: string[], formats?: Record<string, number>}}
 *     LeftOutGroup
 * @typedef {{files: IndexFile[], total?: number, next?: string | null}} IndexFiles
 */
/**
 * A file or folder of a source, and its state.
 *
 * @typedef {object} IndexFile
 * @property {string} source
 * @property {string} path inside the source
 * @property {'indexed' | 'failed' | 'left_out'} state
 * @property {string} [detail] the rule, or what went wrong
 * @property {string} [format]
 * @property {number} [passages]
 * @property {number} [size] in bytes
 * @property {string} [at] when it was indexed
 */
/**
 * The sources, and how far their vectors are.
 *
 * @typedef {{vectors?: {waiting: number, passagesPerSecond?: number, secondsLeft?: number}, sources: IndexSource[]}}
 *     SourceLooks
 */
/**
 * Why a file is found, or not.
 *
 * @typedef {object} FileAnswer
 * @property {string} path
 * @property {'indexed' | 'failed' | 'left_out' | 'waiting' | 'folder' | 'unknown'} state
 * @property {string} text
 * @property {{reason: string, path: string, line?: {file: string, line: number, text: string}, setting?: string}} [rule]
 * @property {{total: number, passages: {start: number, end: number, name: string, headings: string[]}[]}} [indexed]
 * @property {string[]} similar
 */

/**
 * @typedef {{name: string, provider: string, default?: boolean, check?: ModelCheck}} Model
 * @typedef {{answers: boolean, firstToken?: number, code?: string, message?: string, detail?: string}} ModelCheck
 */

/**
 * Lines of a document, counted from 1. If they begin inside a table, `head` is the table's head.
 *
 * @typedef {object} DocumentLines
 * @property {string} path
 * @property {string} title
 * @property {number} lines how many lines the document has
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {string} [revision]
 * @property {string} [originPattern] the address of its lines where it comes from, with `{start}` and `{end}` for lines
 * @property {{start: number, end: number, text: string}} [head]
 * @property {DocumentPlace[]} [places] the pages, slides or the like of these lines, in a document that has them
 */

/**
 * A page, a slide, rows of a sheet, a cell or a message of a document, and all of its lines.
 *
 * @typedef {{kind: string, from: number, to: number, sheet?: string, start: number, end: number}} DocumentPlace
 */

export {};
