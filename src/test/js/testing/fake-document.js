// The few nodes that the page's renderers use, for tests without a browser. It has nothing that it does not model, so a
// renderer that uses more fails.

class FakeNode {
  /** @param {FakeDocument} ownerDocument */
  constructor(ownerDocument) {
    this.ownerDocument = ownerDocument;
    /** @type {FakeElement | null} */
    this.parentNode = null;
  }
}

class FakeText extends FakeNode {
  #data;
  /** How often the text was replaced, which loses a selection, instead of extended. */
  rewritten = 0;

  /** @param {FakeDocument} document @param {string} data */
  constructor(document, data) {
    super(document);
    this.#data = data;
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.rewritten++;
  }

  /** @param {string} more */
  appendData(more) {
    this.#data += more;
  }

  get outline() {
    return JSON.stringify(this.data);
  }

  get textContent() {
    return this.data;
  }
}

class FakeElement extends FakeNode {
  /** @type {(FakeElement | FakeText)[]} */
  childNodes = [];
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @type {Record<string, string>} */
  dataset = {};
  className = '';

  /** @param {FakeDocument} document @param {string} tag */
  constructor(document, tag) {
    super(document);
    this.tag = tag;
    /** Custom properties are not in the outline. */
    this.style = {
      setProperty: (/** @type {string} */ name, /** @type {string} */ value) => this.properties.set(name, value),
    };
    /** @type {Map<string, string>} */
    this.properties = new Map();
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    if (typeof value !== 'string') throw new TypeError(`attribute ${name} must be a string, was ${typeof value}`);
    this.attributes.set(name, value);
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  /** @param {any} child */
  appendChild(child) {
    child.parentNode?.removeChild(child);
    child.parentNode = this;
    this.childNodes.push(child);
    return child;
  }

  /** @param {...any} children */
  append(...children) {
    for (const child of children) this.appendChild(child);
  }

  remove() {
    this.parentNode?.removeChild(this);
  }

  /** Nothing happens here that is listened to. */
  addEventListener() {}

  /** @param {any} child */
  removeChild(child) {
    this.childNodes.splice(this.#indexOf(child), 1);
    child.parentNode = null;
    return child;
  }

  /** @param {...any} children */
  replaceChildren(...children) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes = [];
    for (const child of children) this.appendChild(child);
  }

  /** @param {any} fresh @param {any} old */
  replaceChild(fresh, old) {
    this.childNodes[this.#indexOf(old)] = fresh;
    fresh.parentNode = this;
    old.parentNode = null;
    return old;
  }

  /** @param {any} child */
  #indexOf(child) {
    const at = this.childNodes.indexOf(child);
    if (at < 0) throw new Error('not a child of this element');
    return at;
  }

  /** The tree as text, with separate text nodes: equal outlines mean equal nodes. @type {string} */
  get outline() {
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
    return `<${this.tag}${attributes}>${this.childNodes.map((child) => child.outline).join('')}</${this.tag}>`;
  }

  /** @type {string} */
  get textContent() {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text) {
    this.replaceChildren(this.ownerDocument.createTextNode(text));
  }

  /** All elements below this one with a tag. @param {string} tag @returns {FakeElement[]} */
  all(tag) {
    return this.childNodes.flatMap((child) =>
      child instanceof FakeElement ? [...(child.tag === tag ? [child] : []), ...child.all(tag)] : [],
    );
  }
}

/** A document that creates elements and texts. */
export class FakeDocument {
  /** @param {string} tag @returns {any} */
  createElement(tag) {
    if (tag === 'script' || tag === 'style' || tag === 'iframe' || tag === 'img')
      throw new Error(`nothing may make a ${tag}`);
    return new FakeElement(this, tag);
  }

  /** @param {string} data @returns {any} */
  createTextNode(data) {
    if (data === '') throw new Error('an empty text is no node');
    return new FakeText(this, data);
  }
}
