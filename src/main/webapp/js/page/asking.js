// Asks questions and reads their answers into the store.

import { answerEvents, stopAnswer } from '../answer/answer-events.js';

/** @import {AnswerRequest, Scope} from '../answer/answer-events.js' */
/** @import {StreamShare} from '../answer/stream-share.js' */
/** @import {Api} from '../api/api.js' */
/** @import {Drafts} from './drafts.js' */
/** @import {Failure} from '../answer/event.js' */
/** @import {ConnectionState} from '../stream/reconnect.js' */
/** @import {Turn} from './state/turn.js' */
/** @import {PageStore} from './state/actions.js' */

/** Runs the answers of the open conversation. */
export class Asking {
  #store;
  #api;
  #now;
  #share;
  #drafts;
  /** The current reads, by key. An abort ends the read, not the answer. @type {Map<string, AbortController>} */
  #reading = new Map();
  /** The reads that end as soon as the server has the question. @type {WeakSet<AbortController>} */
  #leaving = new WeakSet();
  #asked = 0;

  /**
   * @param {PageStore} store
   * @param {Api} api
   * @param {() => number} now milliseconds
   * @param {StreamShare} share
   * @param {Drafts} drafts keep questions until the server has them
   */
  constructor(store, api, now, share, drafts) {
    this.#store = store;
    this.#api = api;
    this.#now = now;
    this.#share = share;
    this.#drafts = drafts;
  }

  /**
   * Asks a question in the open conversation.
   *
   * @param {string} message
   * @param {string} [model]
   * @param {Scope} [scope] what the search is limited to
   * @param {string} [key] of the turn that it replaces
   * @param {string} [idempotencyKey] of a question that another tab may send too
   */
  ask(message, model, scope, key = this.#newKey(), idempotencyKey = undefined) {
    const { conversationState } = this.#store.state;
    if (conversationState === 'missing' || conversationState === 'failed')
      this.#store.dispatch({ type: 'conversationClosed' });
    const conversation = this.#store.state.conversation?.id;
    this.#store.dispatch({ type: 'asked', key, question: message, model, scope, now: this.#now() });
    this.#drafts.sending(conversation ?? null, message);
    const taken = () => this.#drafts.arrived(conversation ?? null, message);
    this.#read(key, { ask: { message, conversation, model, scope } }, taken, idempotencyKey);
  }

  /**
   * Asks a turn's question again. Replaces the turn if the server never accepted the question; otherwise its text
   * stays.
   *
   * @param {Turn} turn
   */
  again(turn) {
    const key = turn.answer ? this.#newKey() : turn.key;
    if (turn.continues) this.#continue(turn.continues, turn, key);
    else this.ask(turn.question, this.#modelOf(turn), turn.scope, key);
  }

  /** Asks the questions again that the server refused because the token was missing. */
  againWithToken() {
    for (const turn of this.#store.state.turns) {
      if (turn.answer === null && isWantOfToken(turn.failure)) this.again(turn);
    }
  }

  /** Asks the model to continue where an answer broke off. @param {Turn} turn */
  goOn(turn) {
    if (turn.answer) this.#continue(turn.answer, turn, this.#newKey());
  }

  /** @param {string} answer @param {Turn} like whose model and scope it has; the server knows the scope @param {string} key */
  #continue(answer, like, key) {
    const model = this.#modelOf(like);
    const { scope } = like;
    this.#store.dispatch({ type: 'asked', key, question: CONTINUE, model, scope, now: this.#now(), continues: answer });
    this.#read(key, { ask: { message: CONTINUE, continue: answer, model } });
  }

  /** The model of a turn, unless the server no longer has it. @param {Turn} turn */
  #modelOf({ model }) {
    return this.#store.state.models.some(({ name }) => name === model) ? model : undefined;
  }

  /** Reads the running answers of an opened conversation, from their first event. */
  resume() {
    for (const turn of this.#store.state.turns) {
      if (turn.status === 'running' && turn.answer && !this.#reading.has(turn.key))
        this.#read(turn.key, { answer: turn.answer });
    }
  }

  /** Stops an answer. The text read so far stays. @param {Turn} turn */
  async stop(turn) {
    if (!turn.answer) {
      this.#reading.get(turn.key)?.abort();
      this.#store.dispatch({ type: 'withdrawn', key: turn.key });
      return;
    }
    this.#store.dispatch({ type: 'stopping', key: turn.key });
    try {
      await stopAnswer(turn.answer, turn.lastId ?? undefined, { headers: this.#api.headers() });
    } catch (error) {
      this.#store.dispatch({
        type: 'stopFailed',
        key: turn.key,
        message: `The answer could not be stopped. ${failureOf(error).message} Try again.`,
      });
    }
  }

  /** Stops reading, because the conversation was closed. The answers continue, and a question being sent arrives. */
  leave() {
    for (const [key, reading] of this.#reading) {
      const turn = this.#turn(key);
      if (turn && turn.answer === null) this.#leaving.add(reading);
      else reading.abort();
    }
    this.#reading.clear();
  }

  #newKey() {
    return `asked-${++this.#asked}`;
  }

  /**
   * If an answer is over without a last event, the server no longer has its events.
   *
   * @param {string} key
   * @param {AbortSignal} signal
   */
  async #checkEnd(key, signal) {
    const turn = this.#turn(key);
    if (!signal.aborted && turn?.status === 'running') await this.#gone(key, turn, signal);
  }

  /**
   * Shows the stored text of an answer whose events are gone.
   *
   * @param {string} key
   * @param {Turn} turn
   * @param {AbortSignal} signal
   */
  async #gone(key, turn, signal) {
    try {
      const stored = await this.#api.get(`api/answers/${encodeURIComponent(turn.answer ?? '')}`, signal);
      if (stored.status !== 'running') return this.#store.dispatch({ type: 'kept', key, stored });
    } catch (error) {
      if (signal.aborted) return;
      console.warn('The stored answer could not be read:', error);
    }
    this.#store.dispatch({ type: 'failed', key, failure: GONE });
  }

  /** @param {string} key @param {any} error @param {AnswerRequest} request */
  #fail(key, error, request) {
    this.#store.dispatch({ type: 'failed', key, failure: failureOf(error) });
    const conversation = 'ask' in request ? request.ask.conversation : undefined;
    if (conversation && error.status === 404)
      this.#store.dispatch({ type: 'conversationFailed', id: conversation, missing: true });
  }

  /** @param {string} key */
  #turn(key) {
    return this.#store.state.turns.find((turn) => turn.key === key);
  }

  /**
   * @param {string} key
   * @param {AnswerRequest} request
   * @param {() => void} [taken] called when the server has the question
   * @param {string} [idempotencyKey]
   */
  async #read(key, request, taken, idempotencyKey) {
    const controller = new AbortController();
    this.#reading.set(key, controller);
    const share = this.#share;
    const leave = share.join();
    /** @param {ConnectionState} connection */
    const onConnection = (connection) => this.#store.dispatch({ type: 'connection', key, connection });
    try {
      const options = { signal: controller.signal, headers: this.#api.headers(), idempotencyKey, onConnection, share };
      for await (const frame of answerEvents(request, options)) {
        if (frame.event === 'start') taken?.();
        if (this.#leaving.has(controller)) controller.abort();
        this.#store.dispatch({ type: 'event', key, frame });
      }
      await this.#checkEnd(key, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#api.wantsToken(error);
      const turn = this.#turn(key);
      if (turn?.answer && hasGone(error)) await this.#gone(key, turn, controller.signal);
      else this.#fail(key, error, request);
    } finally {
      leave();
      if (this.#reading.get(key) === controller) this.#reading.delete(key);
    }
  }
}

/** The statuses after which the same question of the same user would be refused again. */
const REFUSED = new Set([400, 403, 404, 405, 409, 410, 413, 414, 415, 422, 431]);

/** The question of a continuation. */
const CONTINUE = 'Continue';

/** An answer that had begun, but the server no longer knows it. @type {Failure} */
const GONE = {
  code: 'gone',
  message: 'The rest of this answer is no longer available: the server was restarted, or the answer has expired.',
  retryable: true,
};

/** @param {any} error */
function hasGone(error) {
  return error.status === 404 || error.status === 410 || error.reason === 'replaced';
}

/** The message about an error that ended a read. @param {any} error @returns {Failure} */
export function failureOf(error) {
  const problem = error.problem ?? {};
  const message =
    problem.detail ??
    problem.title ??
    (error.status ? `The server refused the question (${error.status}).` : error.message);
  return { code: problem.code ?? 'failed', message, retryable: !REFUSED.has(error.status) };
}

/** @param {Failure | null} failure */
function isWantOfToken(failure) {
  return failure?.code === 'token_required' || failure?.code === 'token_wrong';
}
