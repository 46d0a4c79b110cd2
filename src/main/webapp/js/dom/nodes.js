// Builds and updates real nodes from descriptions. Only this module builds the page's elements.
//
// A description is plain data, so renderers are pure functions that can be tested anywhere. An update changes only what
// differs: text that grew is appended to its text node, so the selection, the focus and a screen reader stay where they
// are. Browsers and extensions change the page's nodes too. Nodes that they have changed are built again when they have
// to change.

/**
 * @typedef {{tag: string, attributes: Record<string, any>, children: Description[]}} ElementDescription
 * @typedef {string | ElementDescription} Description
 */

/**
 * Describes an element.
 *
 * @param {string} tag
 * @param {Record<string, any> | null} [attributes] strings become attributes, true an empty one, false and null none;
 *     functions become handlers (`onclick`); `key` distinguishes siblings: another key means another element
 * @param {...any} children descriptions, numbers, or lists of them; null and false are left out
 * @returns {ElementDescription}
 */
export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes ?? {}, children: flatten(children) };
}

/**
 * Flattens the children, joins adjacent strings and drops empty ones, so that a text always has the same description.
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
 * A node that this page has built: its description and its child nodes in order. They are kept by reference and not
 * found by position, because browsers translate the page and extensions mark words in it.
 *
 * @typedef {{node: Node, description: Description, parts: Drawn[]}} Drawn
 */

/**
 * Builds the node of a description.
 *
 * @param {Document} document
 * @param {Description} description
 * @returns {Drawn}
 */
export function build(document, description) {
  if (typeof description === 'string') return { node: document.createTextNode(description), description, parts: [] };
  const element = isSvg(description.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', description.tag)
    : document.createElement(description.tag);
  for (const [name, value] of Object.entries(description.attributes)) setAttribute(element, name, value);
  const parts = description.children.map((child) => build(document, child));
  for (const part of parts) element.appendChild(part.node);
  return { node: element, description, parts };
}

/**
 * Builds a node that is never updated.
 *
 * @param {Document} document
 * @param {Description} description
 */
export function create(document, description) {
  return build(document, description).node;
}

/**
 * Updates a node to a description. Returns the same node if its kind and its key stay the same, else the new node that
 * replaces it.
 *
 * @param {Drawn} drawn
 * @param {Description} after
 * @returns {Drawn}
 */
export function patch(drawn, after) {
  const before = drawn.description;
  if (before === after) return drawn;
  if (!isSameKind(before, after)) {
    const fresh = build(/** @type {Document} */ (drawn.node.ownerDocument), after);
    drawn.node.parentNode?.replaceChild(fresh.node, drawn.node);
    return fresh;
  }
  if (typeof before === 'string' || typeof after === 'string') {
    patchText(/** @type {Text} */ (drawn.node), String(before), String(after));
  } else {
    patchAttributes(/** @type {Element} */ (drawn.node), before.attributes, after.attributes);
    drawn.parts = patchParts(/** @type {Element} */ (drawn.node), drawn.parts, after.children);
  }
  drawn.description = after;
  return drawn;
}

/**
 * Updates the content of an element to descriptions. If somebody else has removed or inserted nodes or changed a text,
 * all of it is built again. If nothing has to change, the changes of others stay.
 *
 * @param {Element} element
 * @param {Drawn[]} parts its content before others changed it
 * @param {Description[]} after
 * @returns {Drawn[]}
 */
export function patchParts(element, parts, after) {
  const changes =
    parts.length !== after.length ||
    parts.some(({ description }, i) => description !== after[i] && !isKept(description, after[i]));
  const isLost = (/** @type {Drawn} */ part, /** @type {number} */ i) =>
    part.description !== after[i] && part.node.parentNode !== element;
  if (changes ? !isUntouched(element, parts) : parts.some(isLost)) return rebuild(element, after);
  for (const { node } of parts.slice(after.length).reverse()) element.removeChild(node);
  return after.map((description, i) => {
    if (i < parts.length) return patch(parts[i], description);
    const added = build(/** @type {Document} */ (element.ownerDocument), description);
    element.appendChild(added.node);
    return added;
  });
}

/** @param {Element} element @param {Description[]} after */
function rebuild(element, after) {
  const parts = after.map((description) => build(/** @type {Document} */ (element.ownerDocument), description));
  element.replaceChildren(...parts.map(({ node }) => node));
  return parts;
}

/** @param {Element} element @param {Drawn[]} parts */
function isUntouched({ childNodes }, parts) {
  return (
    childNodes.length === parts.length &&
    parts.every(
      ({ node, description }, i) =>
        childNodes[i] === node && (typeof description !== 'string' || /** @type {Text} */ (node).data === description),
    )
  );
}

/**
 * Whether an element stays in place and only its content may change.
 *
 * @param {Description} before
 * @param {Description} after
 */
function isKept(before, after) {
  return typeof before !== 'string' && isSameKind(before, after);
}

/** @param {Description} a @param {Description} b */
function isSameKind(a, b) {
  if (typeof a === 'string' || typeof b === 'string') return typeof a === typeof b;
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
 * An element whose children are drawn repeatedly from descriptions.
 *
 * @example
 * const slot = new Slot(document.querySelector('main'));
 * slot.draw(h('p', null, 'Hello'));
 */
export class Slot {
  #element;
  /** @type {Drawn[]} */
  #parts = [];

  /** @param {Element} element an element without children */
  constructor(element) {
    this.#element = element;
  }

  /** @param {...any} children the element's new content */
  draw(...children) {
    this.#parts = patchParts(this.#element, this.#parts, flatten(children));
  }
}
