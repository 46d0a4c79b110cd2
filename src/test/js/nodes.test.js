import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slot, h } from '../../main/webapp/js/nodes.js';
import { FakeDocument } from './fake-document.js';

function slot() {
  const element = new FakeDocument().createElement('div');
  return { element, slot: new Slot(element) };
}

test('draws texts, elements and lists, and leaves out what is nothing', () => {
  const it = slot();
  it.slot.draw('a', 1, null, false, ['b', [h('p', { hidden: true, title: null, id: 'x' }, '')]]);
  assert.equal(it.element.outline, '<div>"a1b"<p hidden="" id="x"></p></div>');
});

test('mends what differs and keeps the nodes', () => {
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
