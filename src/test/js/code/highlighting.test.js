import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Highlighting, piecesOf } from '#js/code/highlighting.js';
import { describeMarkup } from '#js/code/markup.js';
import { build, h } from '#js/dom/nodes.js';
import { sourceLines, splitLines } from '#js/source/lines.js';
import { FakeDocument } from '#testing/fake-document.js';
import { loadHighlighter } from '#testing/jar-libraries.js';

const highlighter = await loadHighlighter();

/** @param {any} description @returns {any} */
const made = (description) => build(/** @type {any} */ (new FakeDocument()), description).node;
/** @param {any[]} descriptions */
const text = (descriptions) => made(h('div', null, descriptions)).textContent;

/** Colours with the real library, which is loaded from the second call on. */
async function highlighting() {
  const ready = await new Promise((resolve) => {
    const colours = new Highlighting(
      () => resolve(colours),
      async () => highlighter,
    );
    assert.equal(colours.highlight('x', 'js'), null);
  });
  return /** @type {Highlighting} */ (ready);
}

test('describes markup as spans and loses no character', () => {
  const markup = 'a &lt;<span class="hljs-title function_">f<span class="language-xml">&lt;b&gt;&amp;lt;</span></span>';
  assert.equal(
    made(h('code', null, describeMarkup(markup, 'a <f<b>&lt;'))).outline,
    '<code>"a <"<span class="hl-title hl-function">"f"<span class="hl-xml">"<b>&lt;"</span></span></code>',
  );
});

for (const [markup, code] of [
  ['<b>x</b>', 'x'],
  ['<span class="hljs-a">x', 'x'],
  ['x</span>', 'x</span>'],
  ['<span class="hljs-a" onclick="y">x</span>', 'x'],
  ['x&nbsp;', 'x\u00a0'],
  ['x', 'y'],
]) {
  test(`leaves code plain if the markup is unexpected: ${markup}`, () =>
    assert.deepEqual(describeMarkup(markup, code), [code]));
}

for (const [language, code] of Object.entries({
  java: '/** @param a */ class A { String s = "<b>&amp;"; }\n',
  bash: 'echo "$HOME" # <script>\n',
  html: '<p onclick="x()">&lt;</p><script>let a = 1</script>',
  properties: 'a.b=c # d\n',
  typescript: 'const a: Map<string, number> = new Map()',
})) {
  test(`colours ${language} with the library and keeps its text`, async () => {
    const coloured = /** @type {any[]} */ ((await highlighting()).highlight(code, language));
    assert.equal(text(coloured), code);
    assert.ok(
      coloured.some((it) => typeof it === 'object'),
      'nothing was coloured',
    );
  });
}

/** The languages that an answer may need and the common build of the library does not have. */
// biome-ignore format: read by row
const FETCHED = {
  nix: 'let a = 1; in a', elixir: 'def a, do: 1', haskell: 'main = print 1', scala: 'val a = 1', clojure: '(def a 1)',
  dart: 'var a = 1;', erlang: 'f() -> 1.', fsharp: 'let a = 1', groovy: 'def a = 1', julia: 'function f() 1 end',
  ocaml: 'let a = 1', powershell: 'Get-Item "a"', protobuf: 'message A { string b = 1; }', dockerfile: 'FROM a\nRUN b',
  nginx: 'server { listen 80; }', cmake: 'set(A 1)', vim: 'let a = 1', latex: '\\a{b}', asm: 'mov eax, 1',
  lisp: '(defun a () 1)', prolog: 'a(X) :- b(X).', fortran: 'integer :: a', ada: 'type A is new B;', apache: 'Listen 80',
  awk: 'BEGIN { print 1 }', bat: 'echo a', coffee: 'a = 1', crystal: 'def a; 1; end', d: 'int a = 1;', elm: 'a = "b"',
  gherkin: 'Feature: a', glsl: 'float a = 1.0;', handlebars: '{{#if a}}b{{/if}}', http: 'GET / HTTP/1.1',
  jinja: '{% if a %}', matlab: 'a = 1;', nim: 'let a = 1', pascal: 'var a: Integer;', puppet: 'class a {}',
  scheme: '(define a 1)', solidity: 'let a = 1', stylus: 'a\n  color red', tcl: 'set a 1', thrift: 'struct A { 1: i32 b }',
  toml: 'a = 1', twig: '{% if a %}', verilog: 'module a;', vhdl: 'signal a : bit;', vbs: 'Dim a', xquery: 'let $a := 1',
};

test('fetches the grammar of more than forty languages, once each, and then colours them', async () => {
  assert.ok(Object.keys(FETCHED).length > 40);
  for (const [language, code] of Object.entries(FETCHED)) {
    let done = () => {};
    const colours = new Highlighting(
      () => done(),
      async () => highlighter,
    );
    for (let i = 0; i < 2 && colours.highlight(code, language) === null; i++)
      await new Promise((resolve) => {
        done = () => resolve(undefined);
      });
    const coloured = /** @type {any[]} */ (colours.highlight(code, language));
    assert.equal(text(coloured), code, language);
    assert.ok(coloured.some((it) => typeof it === 'object') || code === 'x', `${language} has no colours`);
  }
});

test('code stays plain if its grammar cannot be fetched, which is tried once', async () => {
  let asked = 0;
  const colours = await new Promise((resolve) => {
    const loading = new Highlighting(
      () => resolve(loading),
      async () => ({
        languageOf: () => 'nix',
        missing: () => async () => {
          asked++;
          throw new Error('offline');
        },
        colour: () => ['never'],
      }),
    );
    loading.highlight('a', 'nix');
  });
  for (let i = 0; i < 3; i++) assert.equal(colours.highlight('a', 'nix'), null);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(colours.highlight('a', 'nix'), null);
  assert.equal(asked, 1);
});

test('no name that a model writes becomes part of an address', () => {
  for (const name of ['../../../js/page/main', 'nix.min.js?', '1c', 'constructor', '__proto__'])
    assert.equal(highlighter.languageOf(name), null, name);
});

test('leaves code plain if the language is unknown or the code is too long', async () => {
  const colours = await highlighting();
  assert.equal(colours.highlight('x', 'klingon'), null);
  assert.equal(colours.highlight('x'.repeat(60_001), 'js'), null);
});

test('cuts long code at blank lines, else at line breaks, and loses no character', () => {
  const method = 'void f() {\n  a();\n}\n\n';
  const pieces = piecesOf(method.repeat(200));
  assert.equal(pieces.join(''), method.repeat(200));
  assert.ok(
    pieces.length > 2 &&
      pieces.every((piece) => piece.length <= 2000 && piece.startsWith('void') && piece.endsWith('}\n\n')),
  );
  const dense = 'a line of it\n'.repeat(400);
  assert.equal(piecesOf(dense).join(''), dense);
  assert.ok(piecesOf(dense).every((piece) => piece.length <= 2000 && piece.endsWith('it\n')));
  assert.deepEqual(piecesOf('short'), ['short']);
  assert.deepEqual(piecesOf(`a\n${'x'.repeat(3000)}\nb`), ['a\n', `${'x'.repeat(3000)}\n`, 'b']);
  assert.deepEqual(piecesOf(''), []);
});

test('colours nothing longer than a piece, and nothing after its time is over', async () => {
  /** @type {string[]} */
  const asked = [];
  let time = 0;
  const slow = {
    languageOf: () => 'js',
    colour: (/** @type {string} */ code) => {
      asked.push(code);
      time += 60;
      return [h('span', { class: 'hl-keyword' }, code)];
    },
  };
  const ready = await new Promise((resolve) => {
    const colours = new Highlighting(
      () => resolve(colours),
      async () => slow,
      () => time,
    );
    colours.highlight('x', 'js');
  });
  const code = `${'x'.repeat(3000)}\n${'a line\n'.repeat(1200)}`;
  const coloured = ready.highlight(code, 'js');
  assert.equal(text(coloured), code);
  assert.equal(asked.length, 2);
  assert.ok(asked.every((piece) => piece.length <= 2000));
});

test('returns the same description for the same code, so that nothing is drawn again', async () => {
  const colours = await highlighting();
  assert.equal(colours.highlight('let a', 'js'), colours.highlight('let a', 'js'));
});

test('loads the library once', () => {
  let asked = 0;
  const colours = new Highlighting(
    () => {},
    () => {
      asked++;
      return new Promise(() => {});
    },
  );
  colours.highlight('a', 'js');
  colours.highlight('b', 'js');
  assert.equal(asked, 1);
});

test('splits coloured code at its line breaks', () => {
  const lines = splitLines(['a\nb', h('span', { class: 'c' }, 'c\n\nd'), '\n']);
  assert.deepEqual(
    lines.map((line) => made(h('i', null, line)).outline),
    ['<i>"a"</i>', '<i>"b"<span class="c">"c"</span></i>', '<i></i>', '<i><span class="c">"d"</span></i>', '<i></i>'],
  );
});

test('numbers lines and marks the cited ones', () => {
  const lines = made(
    sourceLines(
      { path: 'a.txt', text: 'one\r\ntwo\r\nthree\r\n', start: 9 },
      { startLine: 10, endLine: 11 },
      () => null,
      (n) => `#L${n}`,
    ),
  );
  assert.deepEqual(
    lines.childNodes.map((/** @type {any} */ line) => [
      line.attributes.get('id'),
      line.attributes.get('class'),
      line.all('code')[0].textContent,
    ]),
    [
      ['line-9', 'line', 'one'],
      ['line-10', 'line marked', 'two'],
      ['line-11', 'line marked', 'three'],
    ],
  );
});

test('draws the head of a table above the lines from its middle, with its own numbers', () => {
  const document = {
    path: 'a.md',
    text: '| b | 2 |\n| c | 3 |',
    start: 40,
    head: { start: 5, end: 6, text: '| Key | Value |\n|---|---|' },
  };
  const lines = made(
    sourceLines(
      document,
      { startLine: 41, endLine: 41 },
      () => null,
      (n) => `#L${n}`,
    ),
  );
  const drawn = [...lines.childNodes].map(
    (/** @type {any} */ line) => `${/class="([^"]*)"/.exec(line.outline)?.[1]} ${line.textContent}`,
  );
  assert.deepEqual(drawn, [
    'line of-head 5| Key | Value |',
    'line of-head 6|---|---|',
    'line 40| b | 2 |',
    'line marked 41| c | 3 |',
  ]);
});
