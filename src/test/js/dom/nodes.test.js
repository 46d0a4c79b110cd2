import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h, Slot } from '#js/dom/nodes.js';
import { SECTION_SIZE, Sections } from '#js/markdown/sections.js';
import { FakeDocument } from '#testing/fake-document.js';

function slot() {
  const element = new FakeDocument().createElement('div');
  return { element, slot: new Slot(element) };
}

test('draws texts, elements and lists, and leaves out empty values', () => {
  const it = slot();
  it.slot.draw('a', 1, null, false, ['b', [h('p', { hidden: true, title: null, id: 'x' }, '')]]);
  assert.equal(it.element.outline, '<div>"a1b"<p hidden="" id="x"></p></div>');
});

test('updates what differs and keeps the nodes', () => {
  const it = slot();
  it.slot.draw(h('p', { class: 'a' }, 'one', h('b', null, 'two')), h('i', null));
  const [p] = it.element.childNodes;
  const [text, b] = p.childNodes;
  it.slot.draw(h('p', { id: 'x' }, 'one more', h('b', null, 'three')));
  assert.equal(it.element.outline, '<div><p id="x">"one more"<b>"three"</b></p></div>');
  assert.deepEqual([it.element.childNodes[0], p.childNodes[0], p.childNodes[1]], [p, text, b]);
});

test('another tag or key is another node', () => {
  const it = slot();
  it.slot.draw(h('p', { key: 1 }, 'a'), h('p', null, 'b'));
  const before = [...it.element.childNodes];
  it.slot.draw(h('p', { key: 2 }, 'a'), h('div', null, 'b'));
  assert.ok(it.element.childNodes.every((/** @type {any} */ node) => !before.includes(node)));
});

test('handlers are properties, never attributes', () => {
  const it = slot();
  const press = () => {};
  it.slot.draw(h('button', { onclick: press }, 'x'));
  assert.equal(it.element.childNodes[0].onclick, press);
  it.slot.draw(h('button', {}, 'x'));
  assert.equal(it.element.childNodes[0].onclick, null);
  assert.equal(it.element.outline, '<div><button>"x"</button></div>');
});

test('a handler given as text is refused', () => {
  assert.throws(() => slot().slot.draw(h('button', { onclick: 'alert(1)' }, 'x')), TypeError);
});

/** What browsers do when they translate a page: they put the text into two elements of their own. @param {any} text */
function translate(text) {
  const foreign = text.ownerDocument.createElement('font');
  foreign.appendChild(text.ownerDocument.createTextNode(text.data.toUpperCase()));
  text.parentNode.replaceChild(foreign, text);
}

/** @param {any} element @param {string} tag */
const first = (element, tag) => element.all(tag)[0];

test('a text that somebody has replaced is built again when it grows', () => {
  const it = slot();
  it.slot.draw(h('p', null, 'one'));
  translate(first(it.element, 'p').childNodes[0]);
  it.slot.draw(h('p', null, 'one two'));
  assert.equal(it.element.outline, '<div><p>"one two"</p></div>');
});

test('a text that somebody has replaced stays as long as nothing has to change', () => {
  const it = slot();
  it.slot.draw(h('p', null, 'one'), h('i', null, 'two'));
  translate(first(it.element, 'p').childNodes[0]);
  it.slot.draw(h('p', null, 'one'), h('i', null, 'three'));
  assert.equal(it.element.outline, '<div><p><font>"ONE"</font></p><i>"three"</i></div>');
});

for (const [what, touch] of /** @type {[string, (p: any) => void][]} */ ([
  ['changed', (p) => (p.childNodes[0].data = 'other')],
  ['put beside', (p) => p.appendChild(p.ownerDocument.createElement('mark'))],
  ['emptied', (p) => p.replaceChildren()],
  [
    'wrapped',
    (p) => {
      const wrapper = p.ownerDocument.createElement('span');
      const own = p.childNodes[1];
      p.replaceChild(wrapper, own);
      wrapper.appendChild(own);
    },
  ],
  ['taken away', (p) => p.parentNode.removeChild(p)],
])) {
  test(`what somebody has ${what} is built again when it has to change`, () => {
    const it = slot();
    it.slot.draw(h('p', null, 'one ', h('b', null, 'two')), 'end');
    touch(first(it.element, 'p'));
    it.slot.draw(h('p', null, 'one more ', h('b', null, 'two three')), 'end');
    assert.equal(it.element.outline, '<div><p>"one more "<b>"two three"</b></p>"end"</div>');
  });
}

test('blocks keep growing in sections that somebody has changed', () => {
  const element = new FakeDocument().createElement('div');
  const sections = new Sections(element);
  for (let i = 0; i < SECTION_SIZE + 1; i++) sections.append(h('p', null, `block ${i}`));
  const [full, last] = element.childNodes;
  const kept = full.childNodes[0];
  full.removeChild(full.childNodes[1]);
  translate(last.childNodes[0].childNodes[0]);
  last.appendChild(element.ownerDocument.createElement('font'));
  sections.append(h('p', null, 'more'));
  sections.patch(SECTION_SIZE, h('p', null, `block ${SECTION_SIZE} grows`));
  assert.equal(last.outline, `<section><p>"block ${SECTION_SIZE} grows"</p><p>"more"</p></section>`);
  sections.patch(1, h('p', null, 'is back'));
  assert.equal(full.childNodes.length, SECTION_SIZE);
  assert.equal(full.childNodes[0], kept);
  assert.equal(full.childNodes[1].outline, '<p>"is back"</p>');
  element.removeChild(last);
  sections.patch(SECTION_SIZE + 1, h('p', null, 'and more'));
  assert.equal(element.childNodes[1], last);
  sections.removeLast();
  sections.removeLast();
  assert.deepEqual(element.childNodes, [full]);
});
