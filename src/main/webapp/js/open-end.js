// The open end of a growing text, tidied for drawing: what is half written is shown as what it will most likely be, so that the
// reader sees no asterisks and brackets come and go. The text itself stays as it is.

/** The end of a text that grows, whose whole lines are looked at once. */
export class OpenEnd {
  #linesEnd = 0;
  #inFence = false;

  /**
   * Returns the text as it is best drawn while it grows.
   *
   * @param {string} text Markdown that is still being written: what was given before, and more
   */
  tidy(text) {
    const lineStart = text.lastIndexOf('\n') + 1;
    if (hasOddFences(text.slice(this.#linesEnd, lineStart))) this.#inFence = !this.#inFence;
    this.#linesEnd = lineStart;
    const line = text.slice(lineStart);
    // A fence is drawn when the name of its language is whole.
    if (this.#inFence !== hasOddFences(line)) return this.#inFence ? text : text.slice(0, lineStart);
    return text.slice(0, lineStart) + tidyLine(line);
  }
}

/** @param {string} lines */
function hasOddFences(lines) {
  return (lines.match(/^[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
}

/** @param {string} line the last line */
function tidyLine(line) {
  const outsideCode = withoutCode(line);
  if (outsideCode.includes('`')) return /`$/.test(line) ? line.replace(/`+$/, '') : `${line}\``;
  // A citation or a link that is half there.
  const bracket = /\[[\d,;\s]*$|!?\[([^[\]]*)\]\([^()]*$/.exec(outsideCode);
  if (bracket) return tidyEmphasis(line.slice(0, bracket.index) + line.slice(bracket.index).replace(/^!?\[([^[\]]*)\]?.*$/, (_, name) => (bracket[1] === undefined ? '' : name)));
  return tidyEmphasis(line);
}

/** @param {string} line */
function tidyEmphasis(line) {
  if ((withoutCode(line).match(/\*\*/g)?.length ?? 0) % 2 === 0) return line;
  const open = line.trimEnd();
  if (open.endsWith('**')) return open.slice(0, -2);
  return open.endsWith('*') ? `${open}*` : `${open}**`;
}

/** The line with dots in place of its code. @param {string} line */
function withoutCode(line) {
  return line.replace(/(`+)(?:(?!\1)[\s\S])*?\1/g, (code) => '.'.repeat(code.length));
}
