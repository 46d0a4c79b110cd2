// Whatever a model writes, drawing is linear in the length, limits nesting, and loses no letter. `work.js` is imported
// first, because code compiled before its counters has none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_DEPTH } from '#js/markdown/blocks.js';
import { GrowingMarkdown, MAX_DEFINITIONS } from '#js/markdown/growing-markdown.js';
import { MAX_LOOKED_THROUGH } from '#js/markdown/inline.js';
import { MAX_INLINE_DEPTH } from '#js/markdown/inline-tree.js';
import { FakeDocument } from '#testing/fake-document.js';
import { generator } from '#testing/random.js';
import { stepsOf } from '#testing/work.js';

const SURROUNDINGS = { citable: new Set([1, 2]), sourceOf: () => undefined, highlight: () => null };

/**
 * The maximum number of steps per character, 300. Ordinary text takes about 5; text that looks like citations
 * everywhere takes most.
 */
const STEPS = 300;

/** @param {Iterable<string>} pieces */
function drawn(pieces) {
  const element = new FakeDocument().createElement('div');
  const markdown = new GrowingMarkdown(element, SURROUNDINGS);
  for (const piece of pieces) {
    markdown.append(piece);
    markdown.draw();
  }
  markdown.finish();
  return element;
}

/** @param {any} node @returns {number} */
function depthOf(node) {
  return 1 + Math.max(0, ...(node.childNodes ?? []).map(depthOf));
}

/**
 * Texts by their length in units: some have frozen pages, and others come from the tests of CommonMark's
 * implementations.
 *
 * @type {Record<string, (n: number) => string>}
 */
const HOSTILE = {
  'quotes in quotes': (n) => '>'.repeat(n),
  'lists in lists on a line': (n) => `${'- '.repeat(n)}x`,
  'lists in lists by lines': (n) => Array.from({ length: n }, (_, i) => `${' '.repeat(2 * (i % 40))}- a`).join('\n'),
  'links whose address never ends': (n) => '[a](<'.repeat(n),
  'brackets in brackets with an address': (n) => '[[a]('.repeat(n),
  'emphasis that closes crosswise': (n) => '*a_'.repeat(n),
  'strong openers without an end': (n) => 'a **a '.repeat(n),
  'closers without an opener': (n) => 'a_ '.repeat(n),
  'marks of all lengths': (n) => `${'*'.repeat(n)}a${'*'.repeat(n)}`,
  'mismatched marks': (n) => '*a **b '.repeat(n) + 'c** d* '.repeat(n),
  'brackets in brackets': (n) => `${'['.repeat(n)}a${']'.repeat(n)}`,
  'links in links': (n) => `${'['.repeat(n)}a${'](u)'.repeat(n)}`,
  'images in images': (n) => `${'!['.repeat(n)}a${'](u)'.repeat(n)}`,
  'open brackets before links': (n) => '[ '.repeat(n) + '[a](u) '.repeat(n),
  'runs of backticks of all lengths': (n) =>
    Array.from({ length: Math.ceil(Math.sqrt(2 * n)) }, (_, i) => `${'`'.repeat(i + 1)}e`).join(''),
  'comments without an end': (n) => 'x <!--'.repeat(n),
  'tags without an end': (n) => 'x <a b="'.repeat(n),
  'formulas without an end': (n) => '\\[a \\(b $c '.repeat(n),
  'addresses without a host': (n) => 'http://! '.repeat(n),
  'parentheses behind an address': (n) => `https://a.b${')'.repeat(n)}`,
  'signs of mail': (n) => 'a@'.repeat(n),
  'a wide table with short rows': (n) => `${'|a'.repeat(n)}\n${'|-'.repeat(n)}\n${'|x\n'.repeat(n)}`,
  'definitions and their uses': (n) =>
    Array.from({ length: n }, (_, i) => `[l${i}] [l${n - i}]\n\n[l${i}]: u\n\n`).join(''),
  'one label for all': (n) => `${'[a] '.repeat(n)}\n\n[a]: u\n`,
  'quotes left out': (n) => '> > > > a\nb\n'.repeat(n),
  'underlines under underlines': (n) => 'a\n=\n'.repeat(n),
  'blank lines in an open list': (n) => `- a\n${'\n'.repeat(n)}  b\n`,
  'fences in fences': (n) => '````\n```\n'.repeat(n),
  'footnotes in footnotes': (n) => '[^1]: '.repeat(n),
  'footnotes that never end': (n) => 'a[^'.repeat(n),
  'one footnote for all': (n) => `${'[^1] '.repeat(n)}\n\n[^1]: u\n`,
  'footnotes without a definition': (n) => 'a[^1]\n\n'.repeat(n),
  'footnotes and their uses': (n) =>
    Array.from({ length: n }, (_, i) => `[^l${i}] [^${n - i}]\n\n[^l${i}]: u\n\n[^${i}]: v\n\n`).join(''),
  'emphasis in the labels of footnotes': (n) => `${'*[^a*b_c] '.repeat(n)}\n[^a*b_c]: u\n`,
  'alerts in alerts': (n) => '> [!NOTE]\n'.repeat(n),
  'alerts after alerts': (n) => '> [!NOTE]\na\n\n'.repeat(n),
  'a line that never ends': (n) => 'word '.repeat(n),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`takes work that grows with the length: ${name}`, async () => {
    const [half, whole] = [text(400), text(800)];
    const steps = await stepsOf(() => drawn([half]));
    const twice = await stepsOf(() => drawn([whole]));
    assert.ok(twice <= STEPS * whole.length, `${twice} steps for ${whole.length} characters`);
    assert.ok(twice <= 3 * steps, `${steps} steps for ${half.length} characters, ${twice} for ${whole.length}`);
  });

  test(`takes work that grows with the pieces: ${name}`, async () => {
    const whole = text(100);
    const size = Math.ceil(whole.length / 20);
    const pieces = Array.from({ length: 20 }, (_, i) => whole.slice(i * size, (i + 1) * size));
    const steps = await stepsOf(() => drawn(pieces));
    assert.ok(
      steps <= STEPS * whole.length * pieces.length,
      `${steps} steps for ${whole.length} characters in ${pieces.length} pieces`,
    );
  });
}

const MARKS = [
  '*',
  '**',
  '_',
  '`',
  '``',
  '[',
  '![',
  ']',
  '](',
  '(',
  ')',
  '<',
  '>',
  'a',
  'b ',
  ' ',
  '\n',
  '\n\n',
  '- ',
  '> ',
  '1. ',
  '    ',
  '\t',
  '|',
  '|-|',
  '#',
  '~',
  '~~',
  '\\',
  '!',
  '"',
  "'",
  '&',
  '<!--',
  '-->',
  '<a ',
  '="',
  'https://a',
  'www.a',
  '@',
  '$',
  '$$',
  '\\[',
  '\\]',
  '\\(',
  '=',
  '---',
  '```',
  '[a]: ',
  'é',
  '。',
  '「',
  '[1]',
  '[^1]',
  '[^1]: ',
  '[^a_b]',
  '\n[^a_b]: ',
  '\n> [!NOTE]\n',
];

test('takes work that grows with the length, whatever is repeated', async () => {
  const random = generator(11);
  for (let round = 0; round < 100; round++) {
    const unit = Array.from(
      { length: 1 + Math.floor(random() * 5) },
      () => MARKS[Math.floor(random() * MARKS.length)],
    ).join('');
    const text = unit.repeat(Math.ceil(600 / unit.length));
    const steps = await stepsOf(() => drawn([text]));
    assert.ok(steps <= STEPS * text.length, `${JSON.stringify(unit)}: ${steps} steps for ${text.length} characters`);
  }
});

test('draws any mixture in any pieces with the same nodes', () => {
  const random = generator(12);
  for (let round = 0; round < 200; round++) {
    const pieces = Array.from({ length: 30 }, () => MARKS[Math.floor(random() * MARKS.length)]);
    assert.equal(drawn(pieces).outline, drawn([pieces.join('')]).outline, JSON.stringify(pieces));
  }
});

test('limits nesting; anything deeper is text', () => {
  const limit = 2 * (MAX_DEPTH + MAX_INLINE_DEPTH);
  for (const name of [
    'quotes in quotes',
    'lists in lists on a line',
    'lists in lists by lines',
    'marks of all lengths',
    'images in images',
    'footnotes in footnotes',
  ]) {
    assert.ok(depthOf(drawn([HOSTILE[name](3000)])) < limit, name);
  }
  const quotes = drawn([`${'>'.repeat(3000)} the end`]);
  assert.equal(quotes.all('blockquote').length, MAX_DEPTH - 1);
  assert.ok(quotes.textContent.endsWith('>>> the end'));
  assert.equal(quotes.textContent.length, 3000 - (MAX_DEPTH - 1) + ' the end'.length);
});

test('text after the limit of a block is plain, with citations', () => {
  const words = 'so '.repeat(MAX_LOOKED_THROUGH / 3 + 1);
  const element = drawn([`**a** ${words}**b** is said [1].`]);
  assert.equal(element.all('strong').length, 1);
  assert.ok(element.textContent.includes('**b** is said'));
  assert.equal(element.all('button').length, 1);
});

test('footnotes after the limit are text', () => {
  const element = drawn([
    Array.from({ length: MAX_DEFINITIONS + 1 }, (_, i) => `[^l${i}]: ${i}\n\n`).join(''),
    `a[^l0] b[^l${MAX_DEFINITIONS}]\n`,
  ]);
  assert.deepEqual(
    element
      .all('p')
      .slice(-2)
      .map((/** @type {any} */ it) => it.textContent),
    [`[^l${MAX_DEFINITIONS}]: ${MAX_DEFINITIONS}`, `a[^l0] b[^l${MAX_DEFINITIONS}]`],
  );
  assert.equal(element.all('button').filter((/** @type {any} */ it) => it.getAttribute('data-note')).length, 1);
});

test('definitions after the limit are text', () => {
  const element = drawn([
    Array.from({ length: MAX_DEFINITIONS + 1 }, (_, i) => `[l${i}]: https://example.org/${i}\n\n`).join(''),
    `[l0] [l${MAX_DEFINITIONS}]\n`,
  ]);
  assert.deepEqual(
    element.all('p').map((/** @type {any} */ it) => it.textContent),
    [`[l${MAX_DEFINITIONS}]: https://example.org/${MAX_DEFINITIONS}`, `l0 [l${MAX_DEFINITIONS}]`],
  );
});
