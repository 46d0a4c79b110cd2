import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMark, withSources } from '#js/page/panels/copying.js';

const SOURCES = [
  { n: 1, title: 'Backups', path: 'docs/a b.md', startLine: 3, endLine: 7 },
  { n: 4, title: 'config.yml', path: 'config.yml', startLine: 2, endLine: 2 },
];

test('copies an answer with the sources that it cites', () => {
  assert.equal(
    withSources('Keep them [1]. As in [4].\n', SOURCES, 'http://docs.example/docent/#c=1'),
    'Keep them [1]. As in [4].\n\nSources:\n\n' +
      '- [1] Backups, docs/a b.md:3-7 http://docs.example/docent/source.html?path=docs/a%20b.md#L3-L7\n' +
      '- [4] config.yml:2 http://docs.example/docent/source.html?path=config.yml#L2\n',
  );
});

test('copies the page of a source that has pages', () =>
  assert.match(
    withSources(
      'Yes [2].',
      [{ n: 2, title: 'Manual', path: 'm.pdf', startLine: 3, endLine: 7, place: { kind: 'page', from: 3, to: 3 } }],
      'http://x/',
    ),
    /^- \[2\] Manual, m\.pdf, page 3 http:\/\/x\/source\.html\?path=m\.pdf#L3-L7$/m,
  ));

test('copies an answer without citations as it is', () =>
  assert.equal(withSources('Hello.\n', [], 'http://x/'), 'Hello.\n'));

test('copies an answer that may not be from the documents with the mark above it', () => {
  const notices = [{ code: 'outside_documents', message: 'Not from your documents.' }];
  assert.equal(withMark('Far.', { notices }), 'Not from your documents.\n\nFar.');
  assert.equal(withMark('Far.', { notices: [{ code: 'outdated', message: 'Old.' }] }), 'Far.');
});
