// The blocks of a long text, a few to a section: the browser leaves the sections that are out of sight alone (`content-visibility`
// in prose.css), so a frame costs what is seen and not what has been written.

/** How many nodes stand in a section, 4: about a screen. */
export const SECTION_SIZE = 4;

/** A list of nodes in an element, each in the section that its place in the list gives it. No node ever moves. */
export class Sections {
  #element;
  #length = 0;

  /** @param {Element} element an element without children of its own */
  constructor(element) {
    this.#element = element;
  }

  /** @param {number} index from 0, below the number of nodes @returns {ChildNode} */
  at(index) {
    return this.#element.childNodes[Math.floor(index / SECTION_SIZE)].childNodes[index % SECTION_SIZE];
  }

  /** @param {Node} node */
  append(node) {
    if (this.#length % SECTION_SIZE === 0) this.#element.appendChild(this.#element.ownerDocument.createElement('section'));
    this.#element.childNodes[Math.floor(this.#length / SECTION_SIZE)].appendChild(node);
    this.#length++;
  }

  /** Takes the last node away, and its section when it was alone there. */
  removeLast() {
    this.#length--;
    const section = this.#element.childNodes[Math.floor(this.#length / SECTION_SIZE)];
    section.removeChild(section.childNodes[this.#length % SECTION_SIZE]);
    if (this.#length % SECTION_SIZE === 0) this.#element.removeChild(section);
  }
}
