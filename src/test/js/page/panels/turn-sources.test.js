import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '#js/page/panels/turn-sources.js';

const listed = (/** @type {any} */ description) =>
  JSON.stringify(description)
    .match(/"data-source":(\d+)/g)
    ?.map((found) => Number(found.slice(14)));
const numbered = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, i) => ({ n: i + 1, title: `T${i + 1}`, path: 'p', startLine: 1, endLine: 2 }));
const turn = (/** @type {any} */ more) =>
  /** @type {any} */ ({ status: 'running', text: '', cited: [], newest: 0, sources: [], searched: [], ...more });

test('while the model reads, the best passages are named', () => {
  const shown = sources(turn({ sources: numbered(16), newest: 16 }));
  assert.deepEqual(listed(shown), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.ok(JSON.stringify(shown).includes('Reading 16 passages'));
});

test('what the model has found in addition is named with the numbers that go on', () => {
  const shown = sources(turn({ sources: numbered(19), newest: 3 }));
  assert.deepEqual(listed(shown), [17, 18, 19]);
  assert.ok(JSON.stringify(shown).includes('Reading 19 passages'));
});

test('until the answer ends, all sources are listed, those that it cites too', () => {
  const shown = sources(turn({ text: 'So [1].', sources: numbered(3), cited: [1] }));
  assert.deepEqual(listed(shown), [1, 2, 3]);
});

test('says what was searched beside the question, also if nothing was found', () => {
  const searched = ['How is it renewed?', '证书怎么续订？'];
  const words = 'Also searched for “How is it renewed?”, “证书怎么续订？”';
  assert.ok(JSON.stringify(sources(turn({ sources: numbered(2), newest: 2, searched }))).includes(words));
  assert.ok(
    JSON.stringify(sources(turn({ status: 'done', sources: numbered(2), searched, notices: [] }))).includes(words),
  );
  assert.ok(JSON.stringify(sources(turn({ status: 'done', searched }))).includes(words));
  assert.ok(!JSON.stringify(sources(turn({ sources: numbered(2), newest: 2 }))).includes('Also'));
});

test('when the documents probably do not answer, the first three passages are offered', () => {
  const notices = [{ code: 'not_in_documents', message: 'The documents probably do not answer this question.' }];
  const shown = JSON.stringify(sources(turn({ status: 'done', text: 'No.', sources: numbered(5), notices })));
  assert.deepEqual(listed(JSON.parse(shown)), [1, 2, 3, 4, 5]);
  assert.ok(shown.includes('Nearest passages'));
  assert.ok(shown.includes('Other passages (2)'));
  const without = JSON.stringify(sources(turn({ status: 'done', text: 'No.', sources: numbered(5), notices: [] })));
  assert.ok(without.includes('Passages found (5)') && !without.includes('Nearest'));
});

test('the nearest passages are offered too when the model may answer from what it knows', () => {
  const notices = [
    { code: 'outside_documents', message: 'Not from your documents. It may be from what the model knows.' },
  ];
  const shown = JSON.stringify(sources(turn({ status: 'done', text: 'Far.', sources: numbered(5), notices })));
  assert.ok(shown.includes('Nearest passages') && shown.includes('Other passages (2)'));
});

test('no score is shown, because it says nothing of whether a passage answers', () => {
  const list = numbered(5).map((source) => ({ ...source, score: 0.7313 }));
  for (const more of [{ newest: 5 }, { status: 'done', text: 'So [1].', cited: [1] }]) {
    const shown = JSON.stringify(sources(turn({ sources: list, ...more })));
    assert.ok(listed(JSON.parse(shown))?.length === 5);
    assert.ok(!/731|score|73\s*%/.test(shown), shown);
  }
});
