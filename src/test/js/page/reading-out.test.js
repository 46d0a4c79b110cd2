import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSentences, speakable } from '#js/page/announcer.js';

test('reads complete sentences, each once', () => {
  const text = 'One sentence. Another one is being wri';
  const first = nextSentences(text, 0, false);
  assert.deepEqual(first, { sentences: ['One sentence.'], end: 13 });
  assert.deepEqual(nextSentences(text, first.end, false), { sentences: [], end: 13 });
  assert.deepEqual(nextSentences(`${text}tten`, first.end, true), {
    sentences: ['Another one is being written'],
    end: 42,
  });
});

test('does not stop at the number of a list item or within a number', () => {
  assert.equal(nextSentences('1. Set 3.14 here', 0, false).end, 0);
});

test('does not read half a code block', () => {
  const text = 'Like this:\n\n```js\nlet a = 1. \n\nlet b\n';
  assert.equal(nextSentences(text, 0, false).sentences.join('|'), 'Like this:');
  assert.equal(nextSentences(`${text}\`\`\`\n\nDone. `, 0, false).sentences.join('|'), 'Like this:|(code block)|Done.');
});

test('leaves out signs that should not be read', () => {
  assert.equal(
    speakable('## A *b* [1][2], `c`\n- [link](https://x.org)\n|a|b|\n|-|:--:|\n|--|--|\n'),
    'A b , c link a b',
  );
});
