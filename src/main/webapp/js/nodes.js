// Descriptions of nodes, and the making and mending of real nodes after them. The only place that builds the page's elements.
//
// A description is plain data, so renderers are pure functions that run and are tested anywhere. Mending touches what differs and
// nothing else: text that grew is appended to its text node, so a selection, the focus and a screen reader stay where they are.

/**
 * @typedef {{tag: string, attributes: Record<string, any>, children: Description[]}} ElementDescription
 * @typedef {string | ElementDescription} Description
 */

/**
 * Describes an element.
 *
 * @param {string} tag
 * @param {Record<string, any> | null} [attributes] strings become attributes, true an empty one, false and null none; functions
 *     become handlers (`onclick`); `key` tells siblings apart: another key is another element
 * @param {...any} children descriptions, numbers, lists of them; null and false are left out
 * @returns {ElementDescription}
 */
export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes ?? {}, children: flatten(children) };
}

/**
 * Returns the children as one flat list in which no two strings are neighbours and none is empty, so that a text has one
 * description however it was put together.
 *
 * @param {any[]} children
 * @returns {Description[]}
 */
export function flatten(children) {
  /** @type {Description[]} */
  const flat = [];
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    const last = flat.length - 1;
    if (typeof child === 'object') flat.push(child);
    else if (typeof flat[last] === 'string') flat[last] += String(child);
    else flat.push(String(child));
  }
  return flat;
}

/**
 * Makes the node that a description describes.
 *
 * @param {Document} document
 * @param {Description} description
 * @returns {Node}
 */
export function create(document, description) {
  if (typeof description === 'string') return document.createTextNode(description);
  const element = isSvg(description.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', description.tag)
    : document.createElement(description.tag);
  for (const [name, value] of Object.entries(description.attributes)) setAttribute(element, name, value);
  for (const child of description.children) element.appendChild(create(document, child));
  return element;
}

/**
 * Turns the children of an element from what `before` describes into what `after` describes.
 *
 * @param {Element} parent its child nodes are exactly those of `before`
 * @param {Description[]} before
 * @param {Description[]} after
 */
export function patchChildren(parent, before, after) {
  for (let i = before.length - 1; i >= after.length; i--) parent.removeChild(parent.childNodes[i]);
  for (let i = 0; i < after.length; i++) {
    if (i < before.length) patch(parent.childNodes[i], before[i], after[i]);
    else parent.appendChild(create(parent.ownerDocument, after[i]));
  }
}

/**
 * Turns a node from what `before` describes into what `after` describes, and returns the node that now stands there: the same
 * one where the kind of node and the key are the same.
 *
 * @param {Node} node
 * @param {Description} before
 * @param {Description} after
 * @returns {Node}
 */
export function patch(node, before, after) {
  if (before === after) return node;
  if (typeof before === 'string' && typeof after === 'string') {
    patchText(/** @type {Text} */ (node), before, after);
    return node;
  }
  if (typeof before === 'string' || typeof after === 'string' || !isSameKind(before, after)) {
    const fresh = create(/** @type {Document} */ (node.ownerDocument), after);
    node.parentNode?.replaceChild(fresh, node);
    return fresh;
  }
  const element = /** @type {Element} */ (node);
  patchAttributes(element, before.attributes, after.attributes);
  patchChildren(element, before.children, after.children);
  return element;
}

/** @param {ElementDescription} a @param {ElementDescription} b */
function isSameKind(a, b) {
  return a.tag === b.tag && a.attributes.key === b.attributes.key;
}

/** @param {Text} text @param {string} before @param {string} after */
function patchText(text, before, after) {
  if (before === after) return;
  if (after.startsWith(before)) text.appendData(after.slice(before.length));
  else text.data = after;
}

/** @param {Element} element @param {Record<string, any>} before @param {Record<string, any>} after */
function patchAttributes(element, before, after) {
  for (const name of Object.keys(before)) if (!(name in after)) setAttribute(element, name, null);
  for (const [name, value] of Object.entries(after)) if (before[name] !== value) setAttribute(element, name, value);
}

/** @param {any} element @param {string} name @param {any} value */
function setAttribute(element, name, value) {
  if (name === 'key') return;
  if (name.startsWith('on')) element[name] = handler(name, value);
  else if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** @param {string} name @param {any} value */
function handler(name, value) {
  if (value === null || value === undefined || typeof value === 'function') return value ?? null;
  throw new TypeError(`${name} must be a function, was ${typeof value}`);
}

/** @param {string} tag */
function isSvg(tag) {
  return tag === 'svg' || tag === 'path';
}

/**
 * An element whose children are drawn again and again from descriptions. One thread, as all of the page.
 *
 * @example
 * const slot = new Slot(document.querySelector('main'));
 * slot.draw(h('p', null, 'Hello'));
 */
export class Slot {
  #element;
  /** @type {Description[]} */
  #drawn = [];

  /** @param {Element} element an element without children of its own */
  constructor(element) {
    this.#element = element;
  }

  /** @param {...any} children what the element shall contain now */
  draw(...children) {
    const next = flatten(children);
    patchChildren(this.#element, this.#drawn, next);
    this.#drawn = next;
  }
}
