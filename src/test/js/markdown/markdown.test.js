import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '#js/dom/nodes.js';
import { GrowingMarkdown } from '#js/markdown/growing-markdown.js';
import { SECTION_SIZE } from '#js/markdown/sections.js';
import { FakeDocument } from '#testing/fake-document.js';
import { generator } from '#testing/random.js';
import { NASTY_DOCUMENTS } from './nasty-documents.js';

const SURROUNDINGS = {
  citable: new Set([1, 2, 3]),
  sourceOf: (/** @type {string} */ path) => (path === 'docs/install.md' ? 2 : undefined),
  highlight: (/** @type {string} */ code, /** @type {string} */ language) => [h('span', { class: language }, code)],
};

function answer() {
  const element = new FakeDocument().createElement('div');
  return { element, markdown: new GrowingMarkdown(element, SURROUNDINGS) };
}

/** The blocks of an answer that fits into one section. @param {any} element */
const blocksOf = (element) => element.childNodes[0].childNodes;

/** @param {Iterable<string>} pieces */
function grown(pieces) {
  const { element, markdown } = answer();
  for (const piece of pieces) {
    markdown.append(piece);
    markdown.draw();
  }
  markdown.finish();
  return element.outline;
}

/** @param {string} text */
const whole = (text) => grown([text]);
/** @param {string} text */
function shown(text) {
  const { element, markdown } = answer();
  markdown.append(text);
  markdown.finish();
  return element;
}

for (const [name, text] of Object.entries(NASTY_DOCUMENTS)) {
  test(`growing gives the same nodes as the whole text, at every split: ${name}`, () => {
    const expected = shown(text).outline;
    assert.equal(whole(text), expected);
    for (let at = 1; at < text.length; at++) {
      assert.equal(
        grown([text.slice(0, at), text.slice(at)]),
        expected,
        `split after ${JSON.stringify(text.slice(0, at))}`,
      );
    }
  });

  test(`growing gives the same nodes as the whole text, character by character: ${name}`, () => {
    assert.equal(grown([...text]), shown(text).outline);
  });
}

test('growing gives the same nodes as the whole text when documents are joined and cut at random', () => {
  const random = generator(7);
  const pieces = Object.values(NASTY_DOCUMENTS).flatMap((text) => text.split(/(?<=\n)/));
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 12 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    const cuts = [];
    for (let at = 0; at < text.length; ) {
      const next = at + 1 + Math.floor(random() * 9);
      cuts.push(text.slice(at, next));
      at = next;
    }
    assert.equal(grown(cuts), shown(text).outline, JSON.stringify(cuts));
  }
});

test('puts a few blocks into each section, the same ones however the text is cut', () => {
  const text = Array.from({ length: 2 * SECTION_SIZE + 1 }, (_, i) => `Paragraph ${i}.\n\n`).join('');
  assert.deepEqual(
    shown(text).childNodes.map((/** @type {any} */ it) => it.childNodes.length),
    [SECTION_SIZE, SECTION_SIZE, 1],
  );
  assert.equal(grown([...text]), shown(text).outline);
});

test('removes a section when its only block turns out to be a definition', () => {
  const { element, markdown } = answer();
  markdown.append(`${'A paragraph.\n\n'.repeat(SECTION_SIZE)}[x]:`);
  markdown.draw();
  assert.equal(element.childNodes.length, 2);
  markdown.append(' https://example.org/\n');
  markdown.draw();
  assert.equal(element.childNodes.length, 1);
});

test('no character of an answer is lost in plain text', () => {
  const text = 'One & two < three > four "five" \'six\' — ok 𝒳';
  assert.equal(shown(text).textContent, text);
});

test('keeps the nodes of finished blocks while the answer grows', () => {
  const { element, markdown } = answer();
  markdown.append('# One\n\nTwo *three*.\n\n```js\nlet a\n```\n\nFour');
  markdown.draw();
  const before = blocksOf(element).slice(0, 3);
  const outline = before.map((/** @type {any} */ node) => node.outline);
  for (const character of ' five\n\n- six\n- seven\n\neight [a]\n') {
    markdown.append(character);
    markdown.draw();
  }
  markdown.finish();
  for (const [i, node] of before.entries()) assert.equal(blocksOf(element)[i], node);
  assert.deepEqual(
    blocksOf(element)
      .slice(0, 3)
      .map((/** @type {any} */ node) => node.outline),
    outline,
  );
});

test('lengthens the text node at the growing end instead of replacing it', () => {
  const { element, markdown } = answer();
  markdown.append('- one\n- two and');
  markdown.draw();
  const text = element.all('li')[1].childNodes[0];
  markdown.append(' three');
  markdown.draw();
  assert.equal(element.all('li')[1].childNodes[0], text);
  assert.equal(text.data, 'two and three');
  assert.equal(text.rewritten, 0);
});

test('shows an unclosed fence as code, and colours it when it is closed', () => {
  const { element, markdown } = answer();
  markdown.append('```java\nint a;\n``');
  markdown.draw();
  assert.equal(element.all('code')[0].outline, '<code>"int a;"</code>');
  markdown.append('`\n');
  markdown.draw();
  assert.equal(element.all('code')[0].outline, '<code><span class="java">"int a;"</span></code>');
});

test('looks for open fences from the last finished block on', () => {
  const { element, markdown } = answer();
  markdown.append('A paragraph that is longer than what follows.\n\n- x\n');
  markdown.draw();
  markdown.append('\n```\n**a [1');
  markdown.draw();
  assert.equal(element.all('code')[0].outline, '<code>"**a [1"</code>');
});

test('resolves a reference whose definition comes last', () => {
  const { element, markdown } = answer();
  markdown.append('See [the guide][g].\n\nMore.\n\n');
  markdown.draw();
  const more = blocksOf(element)[1];
  assert.equal(element.all('a').length, 0);
  markdown.append('[g]: https://example.org/g\n');
  markdown.finish();
  assert.equal(element.all('a')[0].attributes.get('href'), 'https://example.org/g');
  assert.equal(blocksOf(element)[1], more);
});

test('a definition with a number as label does not capture citations', () => {
  const element = shown('Yes [1].\n\n[1]: https://example.org/\n');
  assert.deepEqual(
    element.all('button').map((/** @type {any} */ it) => it.attributes.get('data-source')),
    ['1'],
  );
  assert.ok(element.textContent.includes('[1]: https://example.org/'));
});

test('cites in text, headings, lists and tables, but not in code or links', () => {
  const element = shown(
    '# H [1]\n\n**b [2]** `c [1]` [l [1]](https://x.org) [9]\n\n- i [3]\n\n|a|\n|-|\n|t [1, 2]|\n\n```\nx [1]\n```\n',
  );
  const cited = element
    .all('button')
    .map((/** @type {any} */ it) => it.attributes.get('data-source'))
    .filter(Boolean);
  assert.deepEqual(cited, ['1', '2', '3', '1', '2']);
});

for (const kind of ['NOTE', 'Tip', 'important', 'WARNING', 'CAUTION']) {
  test(`an alert of the kind ${kind} has its name as text, which does not decide its direction`, () => {
    const [alert] = shown(`> [!${kind}]\n> שלום **b**\n`).all('blockquote');
    const name = `${kind[0].toUpperCase()}${kind.slice(1).toLowerCase()}`;
    assert.equal(alert.getAttribute('class'), `alert alert-${kind.toLowerCase()}`);
    assert.equal(alert.getAttribute('role'), 'note');
    assert.equal(alert.getAttribute('dir'), 'auto');
    assert.equal(alert.childNodes[0].outline, `<p class="alert-title"><bdi>"${name}"</bdi></p>`);
    assert.equal(alert.childNodes[1].outline, '<p>"שלום "<strong>"b"</strong></p>');
  });
}

test('a quote that says more than a kind in its first line is no alert', () => {
  const quotes = shown('> [!NOTE] a\n\nb\n\n> c\n> [!NOTE]\n\nd\n\n> [!HINT]\n> e\n').all('blockquote');
  assert.deepEqual(
    quotes.map((/** @type {any} */ it) => [it.getAttribute('class'), it.textContent]),
    [
      [null, '[!NOTE] a'],
      [null, 'c\n[!NOTE]'],
      [null, '[!HINT]\ne'],
    ],
  );
});

test('a footnote may be defined later, be used again, and contain others', () => {
  const element = shown('a[^1] b[^1] c[^n]\n\n[^1]: one[^n]\n\n    more\n\n[^n]: two\n');
  const labelled = (/** @type {string} */ name) =>
    element
      .all('button')
      .map((/** @type {any} */ it) => it.getAttribute(name))
      .filter(Boolean);
  assert.deepEqual(labelled('data-note'), ['1', '1', 'n', 'n']);
  assert.deepEqual(labelled('data-note-back'), ['1', 'n']);
  assert.deepEqual(
    element
      .all('div')
      .map((/** @type {any} */ it) => it.getAttribute('data-footnote'))
      .filter(Boolean),
    ['1', 'n'],
  );
  assert.equal(element.textContent, 'a[^1] b[^1] c[^n][^1]: one[^n]more[^n]: two');
});

test('a footnote without a definition is text, and never a citation', () => {
  const element = shown('a[^1] b [^2] [^a-z]\n');
  assert.equal(element.all('button').length, 0);
  assert.equal(element.textContent, 'a[^1] b [^2] [^a-z]');
});

test('a footnote that is not defined yet looks as if it were, so that its line does not move', () => {
  const { element, markdown } = answer();
  markdown.append('a[^1] b\n\nc\n\n');
  markdown.draw();
  const [button] = element.all('button');
  markdown.append('[^1]: one\n\n');
  markdown.draw();
  markdown.finish();
  assert.equal(element.all('button')[0], button);
});

test('marks in the label of a footnote are no emphasis', () => {
  const element = shown('_a [^_b] c_\n\n[^_b]: one\n');
  const [em] = element.all('em');
  assert.equal(em.textContent, 'a [^_b] c');
  assert.equal(em.all('button').length, 1);
});

test('footnotes in links, images and code are text', () => {
  const element = shown('[l [^1]](https://x.org) `[^1]` ![^1] [x][^1]\n\n[^1]: one\n');
  assert.equal(element.childNodes[0].childNodes[0].textContent, 'l [^1] [^1] ![^1] [x][^1]');
  assert.equal(element.all('button').filter((/** @type {any} */ it) => it.getAttribute('data-note')).length, 1);
});

test('shows raw HTML as text', () => {
  const element = shown(
    '<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b\n\n<div onclick="x()">c</div>\n',
  );
  assert.equal(element.all('script').length + element.all('div').length, 0);
  assert.ok(element.textContent.includes('<script>alert(1)</script>'));
  assert.ok(element.textContent.includes('<img src=x onerror=alert(1)>'));
  assert.ok(element.textContent.includes('<div onclick="x()">c</div>'));
});

test('shows images as links and fetches none', () => {
  const element = shown('![plan](https://evil.example/p.png?q=secret) ![x](data:image/png;base64,AA)');
  assert.equal(element.all('img').length, 0);
  assert.equal(element.all('a').length, 1);
  assert.equal(element.all('a')[0].textContent, 'Image: plan');
});

test('follows only allowed addresses, and keeps the others readable', () => {
  const element = shown(
    '[a](javascript:alert(1)) [b](JaVa&#x73;cript:x) [c](https://ok.org) <mailto:a@b.c> [d](/etc) [e](docs/install.md)',
  );
  assert.deepEqual(
    element.all('a').map((/** @type {any} */ it) => it.attributes.get('href')),
    ['https://ok.org/', 'mailto:a@b.c'],
  );
  assert.ok(element.textContent.includes('a (javascript:alert(1))'));
  assert.equal(element.all('button')[0].attributes.get('data-source'), '2');
  for (const link of element.all('a')) assert.equal(link.attributes.get('rel'), 'noopener noreferrer');
});

test('colours settled code later if the highlighter loads late', () => {
  let ready = false;
  const element = new FakeDocument().createElement('div');
  const highlight = (/** @type {string} */ code, /** @type {string} */ language) =>
    ready ? SURROUNDINGS.highlight(code, language) : null;
  const markdown = new GrowingMarkdown(element, { ...SURROUNDINGS, highlight });
  markdown.append('```js\na\n```\n\nText.\n\n');
  markdown.draw();
  const text = blocksOf(element)[1];
  ready = true;
  markdown.recolour();
  assert.equal(element.all('code')[0].outline, '<code><span class="js">"a"</span></code>');
  assert.equal(blocksOf(element)[1], text);
});

test('only code of more than 24 lines that is complete can be folded, and all of it is there', () => {
  const { element, markdown } = answer();
  const fold = () =>
    element
      .all('button')
      .map((/** @type {any} */ it) => it.getAttribute('data-fold'))
      .filter(Boolean);
  const code = (/** @type {number} */ lines) => `\`\`\`\n${'x\n'.repeat(lines)}`;
  markdown.append(`${code(24)}\`\`\`\n\n${code(25)}`);
  markdown.draw();
  assert.deepEqual(fold(), []);
  markdown.append('```\n');
  markdown.finish();
  assert.deepEqual(fold(), ['25']);
  assert.equal(element.all('code')[1].textContent, 'x\n'.repeat(25).trimEnd());
});

test('splits long plain code into parts, so that only the last part is laid out again', () => {
  const lines = Array.from({ length: 170 }, (_, i) => `line ${i}\n`);
  const { element, markdown } = answer();
  markdown.append('```\n');
  /** @type {any[]} */
  let parts = [];
  for (const line of lines) {
    markdown.append(line);
    markdown.draw();
    const now = [...blocksOf(element)[0].childNodes[1].childNodes[0].childNodes];
    if (now.length > 1) for (const [i, part] of parts.slice(0, -1).entries()) assert.equal(now[i], part);
    parts = now;
  }
  assert.equal(parts.length, 4);
  assert.equal(parts.map((part) => part.textContent).join(''), lines.join('').slice(0, -1));
});
