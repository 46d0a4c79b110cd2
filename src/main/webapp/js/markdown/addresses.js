// Which addresses of a text the reader may follow.

const ALLOWED = ['http:', 'https:', 'mailto:'];

/**
 * Returns the address a link may lead to, or null if it may not be a link: only absolute addresses of the schemes above
 * pass. The browser's own parser decides, because it is the one that an attacker tries to trick (`java\nscript:`,
 * leading blanks, upper case).
 *
 * @param {string} address as written in the text
 * @returns {string | null}
 */
export function allowedAddress(address) {
  try {
    const url = new URL(address);
    return ALLOWED.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
