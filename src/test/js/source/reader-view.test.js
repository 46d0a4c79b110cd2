// What users see of a server with problems, and of documents that are shown as extracted text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory } from '#js/api/memory.js';
import { Slot } from '#js/dom/nodes.js';
import { Notices } from '#js/page/panels/notices.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { renditionNote, sourceLines } from '#js/source/lines.js';
import { placeName, sourceAddress } from '#js/source/place.js';
import { FakeDocument } from '#testing/fake-document.js';
import { FakeStorage } from '#testing/fake-storage.js';

/** @param {any} source */
const index = (source) => ({
  type: 'index',
  index: { state: 'idle', finishedAt: 'now', sources: [{ name: 'handbook', chunks: 0, ...source }] },
});
const failed = { state: 'failed', error: 'It could not be read.' };

/** @param {any[]} actions */
function drawn(actions) {
  const element = new FakeDocument().createElement('div');
  /** @type {any[]} */
  const dismissed = [];
  new Notices(
    element,
    () => {},
    (source) => dismissed.push(source),
  ).draw(actions.reduce(reduce, initialState));
  return { outline: element.outline, element, dismissed };
}

test('reports a failed source once and without alarm', () => {
  const { outline, element, dismissed } = drawn([index(failed)]);
  assert.match(outline, /“handbook” is not indexed\. "\]*.*It could not be read\./);
  assert.doesNotMatch(outline, /class="[^"]*problem/);
  element.all('button')[0].onclick();
  assert.equal(dismissed[0].name, 'handbook');
  const known = { type: 'sourceNoteDismissed', source: { name: 'handbook', ...failed } };
  assert.doesNotMatch(drawn([index(failed), known]).outline, /handbook/);
  assert.doesNotMatch(drawn([index(failed), known, index({ state: 'running' }), index(failed)]).outline, /handbook/);
});

test('says whether something of the source can still be found', () => {
  assert.match(
    drawn([index({ ...failed, chunks: 3 })]).outline,
    /“handbook” cannot be read, so answers may be out of date\./,
  );
  assert.doesNotMatch(drawn([index({ ...failed, chunks: 3, failing: false })]).outline, /handbook/);
});

test('reports a failure again if it is a different one or occurs after the source was read', () => {
  const known = { type: 'sourceNoteDismissed', source: { name: 'handbook', ...failed } };
  assert.match(drawn([index(failed), known, index({ ...failed, error: 'Another reason.' })]).outline, /Another reason/);
  assert.match(drawn([index(failed), known, index({ state: 'done' }), index(failed)]).outline, /handbook/);
});

test('remembers what was dismissed, and ignores stored values of another form', () => {
  const storage = new FakeStorage();
  const memory = new Memory(() => storage);
  memory.set('notes', JSON.stringify({ handbook: 'reason', other: 7 }));
  assert.deepEqual(memory.map('notes'), { handbook: 'reason' });
  for (const kept of ['', '[', 'null']) {
    memory.set('notes', kept);
    assert.deepEqual(memory.map('notes'), {});
  }
});

/** @param {string} path */
function shown(path) {
  /** @type {string[]} */
  const coloured = [];
  const element = new FakeDocument().createElement('div');
  const highlight = (/** @type {string} */ code, /** @type {string} */ language) => {
    coloured.push(language);
    return [code];
  };
  new Slot(element).draw(
    renditionNote(path),
    sourceLines({ path, text: '# A\n\nb', start: 7 }, null, highlight, () => '#'),
  );
  return { coloured, outline: element.outline };
}

test('a manual page, Org or a CSV file is shown as readable text with the lines of its file', () => {
  for (const path of ['docs/git-add.1', 'docs/git.man', 'docs/notes.org']) {
    const { coloured, outline } = shown(path);
    assert.deepEqual(coloured, ['md']);
    assert.match(outline, /Its lines are those of the file\./);
    assert.match(outline, /class="lines wrapped"/);
  }
  assert.match(shown('docs/prices.csv').outline, /Its lines are those of the file\./);
});

test('an HTML page is shown as extracted text and not coloured as markup', () => {
  for (const path of ['docs/page.html', 'docs/page.HTM', 'docs/page.xhtml']) {
    const { coloured, outline } = shown(path);
    assert.deepEqual(coloured, []);
    assert.match(outline, /Line numbers refer to this text, not to the file\./);
    assert.match(outline, /class="lines wrapped"/);
  }
  assert.deepEqual(shown('docs/page.md').coloured, ['md']);
  assert.doesNotMatch(shown('docs/page.md').outline, /Line numbers refer/);
});

test('a notebook is shown as extracted text', () =>
  assert.match(shown('docs/a.ipynb').outline, /the text of the notebook as Docent reads it, without pictures\./));

test('names each page of a PDF above its first line, and the page of the first line', () => {
  const element = new FakeDocument().createElement('div');
  const places = [
    { kind: 'page', from: 2, to: 2, start: 3, end: 8 },
    { kind: 'page', from: 3, to: 3, start: 8, end: 30 },
  ];
  new Slot(element).draw(
    renditionNote('a.pdf'),
    sourceLines(
      { path: 'a.pdf', text: 'one\ntwo\nthree', start: 7, places },
      null,
      () => assert.fail('must not be coloured'),
      () => '#',
    ),
  );
  assert.match(element.outline, /the text of the PDF as Docent reads it, without pictures and layout\./);
  assert.match(element.outline, /"Page 2".*"one".*"Page 3".*"two".*"three"/);
});

test('a Word document is shown as its text', () => {
  for (const path of ['docs/a.docx', 'docs/A.DOTM']) {
    const { outline } = shown(path);
    assert.match(outline, /the text of the Word document as Docent reads it, without pictures and layout\./);
    assert.match(outline, /class="lines wrapped"/);
    assert.equal(placeName({ path, startLine: 3, endLine: 9 }), `${path}, lines 3-9 of its text`);
  }
});

test('a presentation is shown as its text, slide by slide', () => {
  for (const path of ['a.pptx', 'a.PPTM', 'a.ppsx', 'a.potx']) {
    const { outline } = shown(path);
    assert.match(outline, /the text of the presentation as Docent reads it, without pictures and layout\./);
    assert.match(outline, /class="lines wrapped"/);
  }
});

test('a workbook is shown as its text, a row in a line', () => {
  for (const path of ['a.xlsx', 'a.XLSM', 'a.xltx']) {
    const { outline } = shown(path);
    assert.match(outline, /the text of the workbook as Docent reads it, without pictures and layout\./);
    assert.match(outline, /class="lines"/);
  }
});

test('OpenDocument is shown as its text', () => {
  assert.match(shown('a.odt').outline, /the text of the document as Docent reads it.*class="lines wrapped"/);
  assert.match(shown('a.otp').outline, /the text of the presentation as Docent reads it.*class="lines wrapped"/);
  assert.match(shown('a.ODS').outline, /the text of the spreadsheet as Docent reads it.*class="lines"/);
});

test('AsciiDoc and reStructuredText are shown in readable words with the lines of the file', () => {
  for (const path of ['docs/page.adoc', 'docs/page.ASCIIDOC', 'docs/page.asc', 'docs/page.rst']) {
    const { coloured, outline } = shown(path);
    assert.deepEqual(coloured, ['md']);
    assert.match(outline, /Its lines are those of the file\./);
    assert.match(outline, /class="lines wrapped"/);
    assert.equal(placeName({ path, startLine: 3, endLine: 9 }), `${path}:3-9`);
  }
});

test('a place in an HTML page names lines of its text', () => {
  assert.equal(
    placeName({ path: 'docs/page.html', startLine: 3, endLine: 9 }),
    'docs/page.html, lines 3-9 of its text',
  );
  assert.equal(placeName({ path: 'docs/page.html', startLine: 3 }), 'docs/page.html, line 3 of its text');
  assert.equal(placeName({ path: 'docs/page.html' }), 'docs/page.html');
  assert.equal(
    sourceAddress({ path: 'docs/page.html', startLine: 3, endLine: 9 }),
    'source.html?path=docs/page.html#L3-L9',
  );
});
