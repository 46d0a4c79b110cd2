import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerNotices, isAbsent, outsideMark } from '#js/page/panels/answer-notices.js';

const outside = { code: 'outside_documents', message: 'Not from your documents. It may be from what the model knows.' };
const absent = { code: 'not_in_documents', message: 'The documents probably do not answer. These are the nearest.' };
const turn = (/** @type {any[]} */ ...notices) => /** @type {any} */ ({ notices });

test('what is not from the documents stands out, and is the same text', () => {
  const [shown] = answerNotices(turn(outside));
  assert.equal(shown.attributes.role, 'note');
  const [mark, rest] = /** @type {any} */ (shown.children);
  assert.deepEqual([mark.tag, mark.children], ['strong', ['Not from your documents.']]);
  assert.equal(rest, ' It may be from what the model knows.');
});

test('a notice of one sentence, and any other, is shown as it is', () => {
  const one = { code: 'outside_documents', message: 'Not from your documents' };
  assert.deepEqual(
    answerNotices(turn(one, absent)).map(({ children }) => children),
    [[one.message], [absent.message]],
  );
});

test('the mark is only that of an answer that may come from outside', () => {
  assert.equal(outsideMark(turn(absent)), '');
  assert.equal(outsideMark(turn(absent, outside)), outside.message);
});

test('both notices say that the documents probably do not answer', () => {
  assert.deepEqual([turn(), turn({ code: 'outdated', message: 'Old.' }), turn(absent), turn(outside)].map(isAbsent), [
    false,
    false,
    true,
    true,
  ]);
});
