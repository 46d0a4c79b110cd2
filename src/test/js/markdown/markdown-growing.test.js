// Incomplete Markdown is drawn as the beginning of what it will become.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowingMarkdown } from '#js/markdown/growing-markdown.js';
import { FakeDocument } from '#testing/fake-document.js';

const SURROUNDINGS = { citable: new Set([1, 2]), sourceOf: () => undefined, highlight: () => null };

/** The outline of the nodes without irrelevant details. @param {any} element @returns {string} */
function outlineOf(element) {
  return element.outline
    .replace(
      / (?:dir|translate|class|tabindex|role|type|scope|target|rel|data-copy|data-source|aria-label|colspan|data-(?:note|note-back|footnote))="[^"]*"/g,
      '',
    )
    .replace(/<\/?(?:section|figure|pre|tbody|thead|figcaption)>/g, '')
    .replace(/<span>"(?:text|\w+)"<\/span><button>"Copy"<\/button>/g, '')
    .replace(/<span>"\["<\/span>"(\d+)"<span>"\]"<\/span>/g, '$1')
    .slice('<div>'.length, -'</div>'.length);
}

/** @param {string} content */
function footnoteOutline(content) {
  return `<div><button><span>"[^"</span>"1"<span>"]: "</span></button><div>${content}</div></div>`;
}

/** The outline of a text that is still growing. @param {string} text */
function begun(text) {
  const element = new FakeDocument().createElement('div');
  const markdown = new GrowingMarkdown(element, SURROUNDINGS);
  markdown.append(text);
  markdown.draw();
  return element;
}

for (const [text, expected] of [
  // Emphasis, code, links, citations.
  ['aa **bo', '<p>"aa "<strong>"bo"</strong></p>'],
  ['aa **bold*', '<p>"aa "<strong>"bold"</strong></p>'],
  ['aa **', '<p>"aa "</p>'],
  ['aa **b** c', '<p>"aa "<strong>"b"</strong>" c"</p>'],
  ['aa *it', '<p>"aa "<em>"it"</em></p>'],
  ['aa ***both', '<p>"aa "<strong><em>"both"</em></strong></p>'],
  ['aa ~~old', '<p>"aa "<del>"old"</del></p>'],
  ['all *.java files', '<p>"all *.java files"</p>'],
  ['3 * 4 and 5', '<p>"3 * 4 and 5"</p>'],
  [`never **closed ${'and on '.repeat(70)}`, `<p>"never **closed ${'and on '.repeat(70).trimEnd()}"</p>`],
  ['aa `co', '<p>"aa "<code>"co"</code></p>'],
  ['aa `', '<p>"aa "</p>'],
  ['aa ``b`', '<p>"aa "<code>"b"</code></p>'],
  ['aa `**` b', '<p>"aa "<code>"**"</code>" b"</p>'],
  ['so [1', '<p>"so "</p>'],
  ['so [1, ', '<p>"so "</p>'],
  ['so [1]', '<p>"so "<button>1</button></p>'],
  ['see [the gui', '<p>"see the gui"</p>'],
  ['see [the guide](https://exa', '<p>"see the guide"</p>'],
  ['**see [the guide](https://exa', '<p><strong>"see the guide"</strong></p>'],
  ['aa \\', '<p>"aa "</p>'],
  ['aa &am', '<p>"aa "</p>'],
  ['aa <b', '<p>"aa "</p>'],
  ['so[^', '<p>"so"</p>'],
  ['so[^1', '<p>"so"</p>'],
  ['so[^1]', '<p>"so"<button><span>"[^"</span>"1"<span>"]"</span></button></p>'],
  ['all of [^a-z]', '<p>"all of [^a-z]"</p>'],
  ['aa \\[E=m', '<p>"aa \\\\[E=m"</p>'],
  // Lines that may become anything.
  ['Options:\n-', '<p>"Options:"</p>'],
  ['Options:\n- ', '<p>"Options:"</p>'],
  ['Options:\n- a', '<p>"Options:"</p><ul><li>"a"</li></ul>'],
  ['Result:\n=', '<p>"Result:"</p>'],
  ['Steps\n1', '<p>"Steps"</p>'],
  ['Steps\n1.', '<p>"Steps"</p>'],
  ['aa\n\n--', '<p>"aa"</p>'],
  ['aa\n\n#', '<p>"aa"</p>'],
  ['- [x', '<ul><li><span>"☑"</span></li></ul>'],
  // Alerts, which wait for their first words, and footnotes.
  ['>', '<blockquote></blockquote>'],
  ['> [', '<blockquote></blockquote>'],
  ['> [!NO', '<blockquote></blockquote>'],
  ['> [!NOTE]', '<blockquote></blockquote>'],
  ['> [!NOTE]\n', '<blockquote></blockquote>'],
  ['> [!NOTE]\n> ', '<blockquote></blockquote>'],
  ['> [!NOTE]\n> a', '<blockquote><p><bdi>"Note"</bdi></p><p>"a"</p></blockquote>'],
  ['> [!NOTE] a', '<blockquote><p>"[!NOTE] a"</p></blockquote>'],
  ['> [!note that', '<blockquote><p>"!note that"</p></blockquote>'],
  ['a\n\n[^1', '<p>"a"</p>'],
  ['a\n\n[^1]', '<p>"a"</p>'],
  ['a\n\n[^1]:', `<p>"a"</p>${footnoteOutline('')}`],
  ['a\n\n[^1]: **b', `<p>"a"</p>${footnoteOutline('<p><strong>"b"</strong></p>')}`],
  // Tables.
  ['aa\n\n|', '<p>"aa"</p>'],
  ['| a', '<div><table><tr><th>"a"</th></tr></table></div>'],
  ['| a | b |\n|--', '<div><table><tr><th>"a"</th><th>"b"</th></tr></table></div>'],
  [
    '|a|b|\n|-|-|\n| **c',
    '<div><table><tr><th>"a"</th><th>"b"</th></tr><tr><td><strong>"c"</strong></td><td></td></tr></table></div>',
  ],
  // Fences.
  ['so:\n```pyth', '<p>"so:"</p>'],
  ['```\n**a [1', '<code>"**a [1"</code>'],
  ['```\na\n``', '<code>"a"</code>'],
  ['````md\n```\n**a [1', '<code>"```\\n**a [1"</code>'],
  ['````md\n```js\nlet `a', '<code>"```js\\nlet `a"</code>'],
  ['````md\n```\na\n```\nb **c', '<code>"```\\na\\n```\\nb **c"</code>'],
  ['~~~\n```\na `b', '<code>"```\\na `b"</code>'],
  ['1. ```\n   a\n   ```\n2. **b', '<ol><li><code>"a"</code></li><li><strong>"b"</strong></li></ol>'],
]) {
  test(`draws ${JSON.stringify(text.slice(0, 60))} while it grows`, () =>
    assert.equal(outlineOf(begun(text)), expected));
}

const ANSWERS = {
  'options, rules and tables':
    'Options of the tool:\n- first\n- second\n\nThe result:\n= 5\n\nSteps\n1. one\n2. two\n\nA rule above\n\n---\n\nRate 3 *4 and 2* 5.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n+ plus\n+ more\n\nEnd **of** it, see `code` and [a link](https://example.org/x).\n',
  'a recipe':
    '## Backups\n\nRun it **once a day** [1]:\n\n```sh\nbackup --now\n```\n\n1. Stop the *service*.\n   - on Linux: `systemctl stop x`\n   - on ~~Mac~~ macOS\n2. Start it.\n\n> **Note:** it takes time [2].\n\n- [x] done\n- [ ] to do\n',
  'alerts and footnotes':
    '> [!WARNING]\n> Stop **it**[^1] first.\n>\n> - a [1]\n\nText[^2] and[^1].\n\n> [!TIP]\n> b\n\n[^1]: One `x`.\n[^2]: Two.\n    More of it.\n',
  'a fence that holds fences':
    'Write it so:\n\n````md\n# Title\n\n```js\nlet a = `b`;\n```\n\n- **x**\n````\n\nThat is **all** of it.\n',
  'languages without blanks':
    '修改**「重试次数」**后重启服务。\n\n- **注意：**先备份数据。\n- 먼저 **서비스(API)**를 중지합니다.\n',
};

for (const [name, text] of Object.entries(ANSWERS)) {
  test(`never draws anything that disappears later: ${name}`, () => {
    const final = outlineOf(begun(`${text}\n\n\n`));
    for (let length = 1; length <= text.length; length++) {
      const drawn = outlineOf(begun(text.slice(0, length)));
      const sure = drawn.replace(/(?:" ?|<\/\w+>)+$/, '').replace(/(?: |\\n)+$/, '');
      // Only the last text may grow; a cell, a bracket or a citation may follow it.
      assert.ok(
        isBeginning(sure, final),
        `${JSON.stringify(text.slice(0, length))}\n  drawn ${drawn}\n  final ${final}`,
      );
    }
  });
}

/** @param {string} drawn @param {string} final */
function isBeginning(drawn, final) {
  const withoutMissing = drawn
    .replace(/<td><\/td>/g, '')
    .replace(/<\/tr><\/table>.*$/, '')
    .replace(/(?:" ?|<\/\w+>)+$/, '');
  return final.startsWith(drawn) || final.startsWith(withoutMissing);
}

test('a list that becomes loose looks like one that was loose from the start', () => {
  const element = new FakeDocument().createElement('div');
  const markdown = new GrowingMarkdown(element, SURROUNDINGS);
  for (const piece of ['- a\n- b\n', '\n- c\n', '- d']) {
    markdown.append(piece);
    markdown.draw();
  }
  assert.equal(element.all('p').length, 4);
});

test('draws closed blocks inside a growing list once', () => {
  let coloured = 0;
  const markdown = new GrowingMarkdown(new FakeDocument().createElement('div'), {
    ...SURROUNDINGS,
    highlight: () => {
      coloured++;
      return null;
    },
  });
  markdown.append('- a\n\n  ```js\n  a\n  ```\n- b\n');
  for (const letter of 'a long item that follows') {
    markdown.append(letter);
    markdown.draw();
  }
  assert.equal(coloured, 1);
});
