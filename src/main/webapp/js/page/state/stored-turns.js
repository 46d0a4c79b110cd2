// Turns as they begin, and as the server keeps them.

/** @import {Turn} from './state.js' */

/** @param {string} key @param {string} question @param {number} now @returns {Turn} */
export function newTurn(key, question, now) {
  return {
    key,
    question,
    answer: null,
    status: 'running',
    stopping: false,
    phase: { phase: 'sending' },
    connection: null,
    sources: [],
    notices: [],
    cited: [],
    text: '',
    reasoning: '',
    failure: null,
    done: null,
    model: '',
    continues: null,
    askedAt: now,
    lastId: null,
    inSteps: false,
    returned: false,
    trouble: null,
  };
}

/** A turn as the server keeps it. @param {Record<string, any>} stored @returns {Turn} */
export function storedTurn(stored) {
  const { sources, notices, citations, done, error } = stored.details ?? {};
  const running = stored.status === 'running';
  return {
    ...newTurn(stored.answer, stored.question, Date.parse(stored.askedAt)),
    answer: stored.answer,
    status: stored.status,
    model: stored.model ?? '',
    continues: stored.continues ?? null,
    // A running answer is replayed from its first event.
    text: running ? '' : (stored.text ?? ''),
    sources: sources?.sources ?? [],
    // A running answer tells them again.
    notices: running ? [] : (notices ?? []),
    cited: citations?.used ?? [],
    done: done ?? null,
    failure: error ?? null,
  };
}

/**
 * The turns of the page with those that the server has. A turn that is known stays the very same, unless the server
 * knows of its end and the page does not; one that the server does not tell stays behind the one it stood behind.
 *
 * @param {Turn[]} known
 * @param {Record<string, any>[]} stored
 * @returns {Turn[]}
 */
export function mergedTurns(known, stored) {
  const merged = stored.map((turn) => {
    const same = known.find((it) => it.answer === turn.answer);
    const isBehind = same?.status === 'error' && same.failure?.code === 'gone' && turn.status !== 'running';
    return same && !isBehind ? same : { ...storedTurn(turn), key: same?.key ?? turn.answer };
  });
  known.forEach((turn, i) => {
    if (merged.some((it) => it.key === turn.key)) return;
    const before = merged.findIndex((it) => it.key === known[i - 1]?.key);
    if (turn.answer === null) merged.push(turn);
    else merged.splice(before + 1, 0, turn);
  });
  return merged;
}
