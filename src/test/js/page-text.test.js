// The small pure parts: citations, links, entities, announcements, phases, formats.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSentences, speakable } from '../../main/webapp/js/announcer.js';
import { decodeEntities } from '../../main/webapp/js/entities.js';
import { ago, duration, linesOf, placeName, plural, sourceAddress } from '../../main/webapp/js/format.js';
import { allowedAddress } from '../../main/webapp/js/links.js';
import { h } from '../../main/webapp/js/nodes.js';
import { connectionText, elapsedText, phaseText } from '../../main/webapp/js/phases.js';
import { breakable, placeParts } from '../../main/webapp/js/place.js';

for (const address of ['https://example.org/a?b#c', 'http://x', 'mailto:a@b.c', 'HTTPS://EXAMPLE.ORG']) {
  test(`may be followed: ${address}`, () => assert.ok(allowedAddress(address)));
}

for (const address of ['javascript:alert(1)', ' java\nscript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://x/y', '/relative', '//host/x', 'docs/a.md', '#c=1', '', 'ftp://x']) {
  test(`may not be followed: ${JSON.stringify(address)}`, () => assert.equal(allowedAddress(address), null));
}

test('decodes the references it knows and leaves the others', () => {
  assert.equal(decodeEntities('&lt;&#65;&#x1F600;&nosuch;&#0;&amp'), '<A😀&nosuch;\ufffd&amp');
  assert.equal(decodeEntities('&#xD800; &#1114112;'), '\ufffd \ufffd');
});

test('reads whole sentences, each once', () => {
  const text = 'One sentence. Another one is being wri';
  const first = nextSentences(text, 0, false);
  assert.deepEqual(first, { sentences: ['One sentence.'], end: 13 });
  assert.deepEqual(nextSentences(text, first.end, false), { sentences: [], end: 13 });
  assert.deepEqual(nextSentences(`${text}tten`, first.end, true), { sentences: ['Another one is being written'], end: 42 });
});

test('does not stop at the number of a list item, nor within a number', () => {
  assert.equal(nextSentences('1. Set 3.14 here', 0, false).end, 0);
});

test('does not read half a code block', () => {
  const text = 'Like this:\n\n```js\nlet a = 1. \n\nlet b\n';
  assert.equal(nextSentences(text, 0, false).sentences.join('|'), 'Like this:');
  assert.equal(nextSentences(`${text}\`\`\`\n\nDone. `, 0, false).sentences.join('|'), 'Like this:|(code block)|Done.');
});

test('leaves signs that are not to be read', () => {
  assert.equal(speakable('## A *b* [1][2], `c`\n- [link](https://x.org)\n|a|b|\n|-|:--:|\n|--|--|\n'), 'A b , c link a b');
});

test('names each phase, and the unknown', () => {
  assert.equal(phaseText({ phase: 'searching' }), 'Searching…');
  assert.equal(phaseText({ phase: 'queued', position: 3 }), 'Waiting for a free place, number 3 in the queue…');
  assert.equal(phaseText({ phase: 'retrying', attempt: 2, detail: 'It is overloaded. It is asked again in 2 s.' }), 'It is overloaded. It is asked again in 2 s. (attempt 2)');
  assert.equal(phaseText({ phase: 'brewing' }), 'Working…');
});

test('tells the time only when it has become long', () => {
  assert.equal(elapsedText(0, 2999), '');
  assert.equal(elapsedText(0, 3400), '3 s');
  assert.equal(elapsedText(0, 75_000), '1 min 15 s');
});

test('counts down to the next try', () => {
  assert.equal(connectionText({ state: 'waiting', retryAt: 5000, reason: 'network' }, 1200), 'The connection was lost. Trying again in 4 s.');
  assert.equal(connectionText({ state: 'waiting', retryAt: 5000, reason: 'status', error: { problem: { detail: 'The server is busy.' } } }, 5000), 'The server is busy. Trying again…');
  assert.match(connectionText({ state: 'paused', reason: 'offline' }, 0), /offline/);
  assert.equal(connectionText({ state: 'connecting', attempt: 2 }, 0), 'Reconnecting…');
});

test('names places and leads to them', () => {
  const place = { path: 'docs/a b#c.md', startLine: 10, endLine: 42 };
  assert.equal(placeName(place), 'docs/a b#c.md:10-42');
  assert.equal(sourceAddress(place), 'source.html?path=docs/a%20b%23c.md#L10-L42');
  assert.equal(sourceAddress({ path: 'a', startLine: 3, endLine: 3 }), 'source.html?path=a#L3');
  assert.deepEqual(linesOf('#L10-L42'), { startLine: 10, endLine: 42 });
  assert.deepEqual(linesOf('#L42-10'), { startLine: 10, endLine: 42 });
  assert.deepEqual(linesOf('#L7'), { startLine: 7, endLine: 7 });
  for (const hash of ['', '#x', '#L', '#L0', '#L1-Lx']) assert.equal(linesOf(hash), null);
});

test('writes numbers and times for people', () => {
  assert.equal(plural(1, 'file'), '1 file');
  assert.equal(plural(1234, 'file'), '1,234 files');
  assert.equal(duration(4210), '4.2 s');
  assert.equal(ago(0, 20_000), 'just now');
  assert.equal(ago(0, 25 * 3_600_000), 'yesterday');
});

test('a path breaks after its slashes first', () => {
  assert.deepEqual(breakable('name.md'), ['name.md']);
  assert.deepEqual(placeParts({ path: 'docs/a/b.md', startLine: 3, endLine: 9 }), ['docs/', h('wbr'), 'a/', h('wbr'), 'b.md:3-9']);
  assert.deepEqual(breakable('/srv//docs/'), ['/', h('wbr'), 'srv//', h('wbr'), 'docs/']);
});
