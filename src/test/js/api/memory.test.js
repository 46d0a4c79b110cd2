import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccessToken } from '#js/api/access-token.js';
import { Memory } from '#js/api/memory.js';
import { Drafts, joined } from '#js/page/drafts.js';
import { FakeStorage } from '#testing/fake-storage.js';

const closed = () => {
  throw new Error('The storage is closed to this page');
};

test('remembers under keys of this application only', () => {
  const storage = new FakeStorage();
  const one = new Memory(() => storage, 'docent /one/ ');
  const two = new Memory(() => storage, 'docent /two/ ');
  one.set('token', 'a');
  assert.equal(one.get('token'), 'a');
  assert.equal(two.get('token'), null);
  two.set('token', 'b');
  assert.deepEqual(one.keys('tok'), ['token']);
  one.remove('token');
  assert.deepEqual([one.get('token'), two.get('token')], [null, 'b']);
});

test('if the storage is denied or full, remembers until the page is closed', () => {
  for (const memory of [new Memory(closed), new Memory(() => new FakeStorage(4))]) {
    memory.set('key', 'a value that is too long');
    assert.equal(memory.get('key'), 'a value that is too long');
    assert.deepEqual(memory.keys('k'), ['key']);
    memory.remove('key');
    assert.equal(memory.get('key'), null);
  }
});

test('a value that is stored again replaces the one that was not', () => {
  const storage = new FakeStorage(4);
  const memory = new Memory(() => storage);
  memory.set('key', 'long value');
  memory.set('key', 'abc');
  assert.equal(memory.get('key'), 'abc');
  assert.equal(storage.getItem('key'), 'abc');
});

test('notices a token that was entered in another tab', () => {
  const storage = new FakeStorage();
  const page = new EventTarget();
  const token = new AccessToken(new Memory(() => storage, 'docent / '));
  /** @type {(string | null)[]} */
  const heard = [];
  token.watch(page, (value) => heard.push(value));
  const tell = (/** @type {string | null} */ key) => page.dispatchEvent(Object.assign(new Event('storage'), { key }));
  storage.setItem('docent / token', 'secret');
  tell('docent / token');
  tell('docent /other/ token');
  storage.clear();
  tell(null);
  assert.deepEqual(heard, ['secret', null]);
});

/** @param {FakeStorage} [browser] what all tabs share */
function drafts(browser = new FakeStorage()) {
  let now = 0;
  const storage = new FakeStorage();
  const it = new Drafts(new Memory(() => storage), new Memory(() => browser), () => ++now);
  return { storage, browser, drafts: it };
}

test('keeps a text when the tab is closed', () => {
  const { drafts: it, browser } = drafts();
  it.write('c1', 'half a question');
  it.write(null, 'a new one');
  const { drafts: later } = drafts(browser);
  assert.deepEqual([later.text('c1'), later.text(null)], ['half a question', 'a new one']);
});

test('a text that was sent is not in the next tab', () => {
  const { drafts: it, browser } = drafts();
  it.write('c1', 'a question');
  it.write('c1', '');
  it.sending('c1', 'a question');
  assert.equal(browser.length, 0);
});

test('each open tab keeps its own text', () => {
  const { drafts: one, browser } = drafts();
  const { drafts: two } = drafts(browser);
  one.write('c1', 'of the first');
  two.write('c1', 'of the second');
  assert.deepEqual([one.text('c1'), two.text('c1')], ['of the first', 'of the second']);
  one.write('c1', '');
  assert.equal(drafts(browser).drafts.text('c1'), 'of the second');
});

test('an emptied text of a closed tab does not come back', () => {
  const { drafts: one, browser } = drafts();
  one.write('c1', 'half a question');
  const { drafts: two } = drafts(browser);
  assert.equal(two.takeBack('c1'), 'half a question');
  two.write('c1', '');
  assert.deepEqual([two.text('c1'), browser.length], ['', 0]);
});

test('a new conversation that gets its id does not take the text of another tab', () => {
  const { drafts: one, browser } = drafts();
  const { drafts: two } = drafts(browser);
  two.sending(null, 'asked');
  one.write(null, 'typed in the first tab');
  two.arrived(null, 'asked');
  two.named('c1');
  assert.deepEqual([two.text('c1'), one.text(null)], ['', 'typed in the first tab']);
  assert.equal(drafts(browser).drafts.text(null), 'typed in the first tab');
});

test('a tab does not take what another one is sending', () => {
  const { drafts: one, browser } = drafts();
  one.sending('c1', 'on its way');
  assert.equal(drafts(browser).drafts.takeBack('c1'), '');
});

test('forgets a copy after thirty days', () => {
  const day = 24 * 3600 * 1000;
  const browser = new FakeStorage();
  const open = (/** @type {number} */ now) =>
    new Drafts(new Memory(() => new FakeStorage()), new Memory(() => browser), () => now);
  open(0).write('c1', 'old');
  open(30 * day);
  assert.equal(browser.length, 1);
  open(30 * day + 1);
  assert.equal(browser.length, 0);
});

test('only the tab keeps a text of more than 100,000 characters', () => {
  const { drafts: it, browser } = drafts();
  it.write('c1', 'x'.repeat(100_000));
  assert.equal(drafts(browser).drafts.text('c1').length, 100_000);
  it.write('c1', 'x'.repeat(100_001));
  assert.deepEqual([it.text('c1').length, browser.length], [100_001, 0]);
});

test('keeps a text in a browser whose storage is full or denied', () => {
  for (const open of [closed, () => new FakeStorage(4)]) {
    const it = new Drafts(new Memory(open), new Memory(open), () => 0);
    it.write('c1', 'half a question');
    assert.equal(it.text('c1'), 'half a question');
  }
});

test('signing out forgets every text, also those of closed tabs', () => {
  const { drafts: it, browser, storage } = drafts();
  it.write('c1', 'half a question');
  drafts(browser).drafts.write('c2', 'of another tab');
  it.forgetAll();
  assert.deepEqual([storage.length, browser.length], [0, 0]);
});

test('keeps a text for each conversation', () => {
  const { drafts: it } = drafts();
  it.write(null, 'a new one');
  it.write('c1', 'another');
  assert.deepEqual([it.text(null), it.text('c1'), it.text('c2')], ['a new one', 'another', '']);
  it.write('c1', '');
  assert.equal(it.text('c1'), '');
});

test('returns what the server did not accept, before what was typed since', () => {
  const { drafts: it } = drafts();
  it.sending('c1', 'first');
  it.sending('c1', 'second');
  it.arrived('c1', 'first');
  it.write('c1', 'third');
  assert.equal(it.takeBack('c1'), 'second\n\nthird');
  assert.equal(it.text('c1'), 'second\n\nthird');
  assert.equal(it.takeBack('c1'), 'second\n\nthird');
});

test('a question that has arrived leaves nothing behind', () => {
  const { drafts: it, storage } = drafts();
  it.sending(null, 'first');
  it.write(null, '');
  it.arrived(null, 'first');
  assert.equal(storage.length, 0);
});

test('a new conversation keeps its text when it gets an id', () => {
  const { drafts: it } = drafts();
  it.write(null, 'the next question');
  it.named('c1');
  assert.deepEqual([it.text(null), it.text('c1')], ['', 'the next question']);
});

test('keeps fifty texts, and forgets the oldest one', () => {
  const { drafts: it, storage, browser } = drafts();
  for (let i = 0; i < 51; i++) it.write(`c${i}`, 'text');
  it.write('c1', 'newer');
  it.write('c51', 'text');
  assert.deepEqual([storage.length, browser.length], [50, 50]);
  assert.deepEqual(
    ['c0', 'c1', 'c2', 'c3', 'c51'].map((id) => it.text(id)),
    ['', 'newer', '', 'text', 'text'],
  );
});

test('ignores stored values of another form', () => {
  const { drafts: it, storage } = drafts();
  for (const kept of ['', 'null', '7', '{"text":"x"}', '{"text":1,"sent":2}']) {
    storage.setItem('draft c1', kept);
    assert.equal(it.text('c1'), '');
  }
});

test('joins texts, each once', () => {
  assert.equal(joined(['', 'a\n', 'b', 'a']), 'a\n\nb');
});
