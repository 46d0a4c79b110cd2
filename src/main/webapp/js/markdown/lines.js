// What a line of Markdown means by itself. Pure; linear in the length of the line.

/** The unread rest of a line. Tab stops are four columns apart; a partly read tab leaves blanks. */
export class Line {
  /** The unread text. */
  rest;
  #column = 0;

  /** @param {string} text */
  constructor(text) {
    this.rest = text;
  }

  /** The width of the leading blanks in columns. */
  get indent() {
    let column = this.#column;
    for (let i = 0; this.rest[i] === ' ' || this.rest[i] === '\t'; i++)
      column += this.rest[i] === ' ' ? 1 : 4 - (column % 4);
    return column - this.#column;
  }

  /** Reads blanks. @param {number} columns at most */
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

  /** Reads the indent, the marker of a quote and one blank. */
  skipQuoteSign() {
    this.consume(this.indent);
    this.#skip(1);
    return this.consume(1);
  }

  /**
   * Reads the indent, the marker of an item and the blanks after it.
   *
   * @param {number} width of the marker
   * @param {boolean} isEmpty whether nothing follows
   * @returns {number} the indent of the item's lines
   */
  skipMarker(width, isEmpty) {
    const indent = this.indent;
    this.consume(indent);
    this.#skip(width);
    const blanks = this.indent;
    // spec: five or more blanks count as one, followed by indented code.
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

/** @param {string} line */
export function isBlank(line) {
  return /^[ \t]*$/.test(line);
}

/** @param {string} line without its indent */
export function isRule(line) {
  return /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(line);
}

/** @param {string} line without its indent @returns {{depth: number, text: string} | null} */
export function headingOf(line) {
  const match = /^(#{1,6})(?:[ \t]+|$)/.exec(line);
  if (!match) return null;
  const text = line.slice(match[0].length).trim();
  // The signs at the end belong to the heading if a blank precedes them.
  let end = text.length;
  while (text[end - 1] === '#') end--;
  const isClosing = end === 0 || (end < text.length && /[ \t]/.test(text[end - 1]));
  return { depth: match[1].length, text: isClosing ? text.slice(0, end).trimEnd() : text };
}

/** @param {string} line without its indent @returns {number} 1, 2, or 0 if it does not underline */
export function underlineOf(line) {
  if (/^=+[ \t]*$/.test(line)) return 1;
  return /^-+[ \t]*$/.test(line) ? 2 : 0;
}

/** @param {string} line without its indent @returns {{marks: string, info: string} | null} */
export function fenceOf(line) {
  const match = /^(`{3,}|~{3,})/.exec(line);
  if (!match) return null;
  const info = line.slice(match[1].length).trim();
  return match[1][0] === '`' && info.includes('`') ? null : { marks: match[1], info };
}

/** @param {string} line without its indent @param {string} marks of the opening */
export function closesFence(line, marks) {
  const match = /^(`{3,}|~{3,})[ \t]*$/.exec(line);
  return match !== null && match[1][0] === marks[0] && match[1].length >= marks.length;
}

/**
 * Reads the marker of a list item.
 *
 * @param {string} line without its indent
 * @returns {{width: number, type: string, start: number | null} | null} `type` is the same for items of one list
 */
export function markerOf(line) {
  const match = /^(?:([-*+])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line);
  if (!match) return null;
  return {
    width: match[0].length,
    type: match[1] ?? match[3],
    start: match[2] === undefined ? null : Number(match[2]),
  };
}

/**
 * Reads the marker of a footnote: `[^label]:`.
 *
 * @param {string} line without its indent
 * @returns {{width: number, label: string} | null} `label` with its `^`
 */
export function footnoteOf(line) {
  const match = /^\[(\^[^\s[\]^`]{1,99})\]:/.exec(line);
  return match && { width: match[0].length, label: match[1] };
}

const HTML_STARTS = [
  /^<(?:script|pre|style|textarea)(?:\s|>|$)/i,
  /^<!--/,
  /^<\?/,
  /^<![A-Za-z]/,
  /^<!\[CDATA\[/,
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
  /^<(?:\/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>[ \t]*$/,
];

const HTML_ENDS = [/<\/(?:script|pre|style|textarea)>/i, /-->/, /\?>/, />/, /\]\]>/];

/**
 * Returns which of CommonMark's seven kinds of raw HTML a line begins, 0 for none.
 *
 * @param {string} line without its indent
 * @param {boolean} inParagraph the seventh kind does not interrupt one
 */
export function htmlKind(line, inParagraph) {
  if (line[0] !== '<') return 0;
  const kind = HTML_STARTS.findIndex((start) => start.test(line)) + 1;
  return kind === 7 && inParagraph ? 0 : kind;
}

/** Returns whether a line ends raw HTML. @param {number} kind @param {string} line */
export function endsHtml(kind, line) {
  return kind <= HTML_ENDS.length ? HTML_ENDS[kind - 1].test(line) : isBlank(line);
}

/**
 * @param {string} line
 * @returns {(string | null)[] | null} the alignment of each column, null if this is not the row below a table's head
 */
export function alignmentsOf(line) {
  if (!line.includes('|') || !/^[|:\- \t]+$/.test(line)) return null;
  const cells = cellsOf(line);
  if (!cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) =>
    cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : cell.startsWith(':') ? 'left' : null,
  );
}

/** The cells of a table row; `\|` is a literal bar. @param {string} line @returns {string[]} */
export function cellsOf(line) {
  const cells = [];
  let cell = '';
  const row = line.trim();
  let from = row.startsWith('|') ? 1 : 0;
  for (let i = from; i < row.length; i++) {
    const isEscaped = row[i] === '\\';
    if (isEscaped && row[i + 1] === '|') {
      cell += row.slice(from, i);
      from = i + 1;
    }
    if (isEscaped) i++;
    else if (row[i] === '|') {
      cells.push((cell + row.slice(from, i)).trim());
      cell = '';
      from = i + 1;
    }
  }
  const last = (cell + row.slice(from)).trim();
  if (last !== '' || cells.length === 0) cells.push(last);
  return cells;
}
