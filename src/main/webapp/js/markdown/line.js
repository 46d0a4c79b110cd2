// A line of Markdown that is read from its beginning. Columns are counted with tabulator stops of four; a tabulator of
// which only a part has been read leaves blanks behind.

/** What is left of a line. */
export class Line {
  /** What has not been read. */
  rest;
  #column = 0;

  /** @param {string} text */
  constructor(text) {
    this.rest = text;
  }

  /** The width of the blanks at its beginning, in columns. */
  get indent() {
    let column = this.#column;
    for (let i = 0; this.rest[i] === ' ' || this.rest[i] === '\t'; i++)
      column += this.rest[i] === ' ' ? 1 : 4 - (column % 4);
    return column - this.#column;
  }

  /** Reads blanks. @param {number} columns no more than that */
  consume(columns) {
    const target = this.#column + columns;
    let column = this.#column;
    let i = 0;
    for (; column < target && (this.rest[i] === ' ' || this.rest[i] === '\t'); i++)
      column += this.rest[i] === ' ' ? 1 : 4 - (column % 4);
    this.rest = ' '.repeat(Math.max(0, column - target)) + this.rest.slice(i);
    this.#column = Math.min(column, target);
    return true;
  }

  /** Reads the indent, the sign of a quote and one blank. */
  skipQuoteSign() {
    this.consume(this.indent);
    this.#skip(1);
    return this.consume(1);
  }

  /**
   * Reads the indent, the marker of an item and the blanks behind it.
   *
   * @param {number} width of the marker
   * @param {boolean} isEmpty whether nothing follows
   * @returns {number} how far the item's lines are indented
   */
  skipMarker(width, isEmpty) {
    const indent = this.indent;
    this.consume(indent);
    this.#skip(width);
    const blanks = this.indent;
    // spec: five blanks and more are one, and the beginning of indented code.
    const own = isEmpty || blanks > 4 ? 1 : blanks;
    this.consume(own);
    return indent + width + own;
  }

  /** @param {number} characters */
  #skip(characters) {
    this.rest = this.rest.slice(characters);
    this.#column += characters;
  }
}
