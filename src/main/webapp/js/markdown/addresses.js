// Which addresses in a text may become links.

const ALLOWED = ['http:', 'https:', 'mailto:'];

/**
 * Returns the address of a link, or null if it must not be a link: only absolute addresses with the schemes above are
 * allowed. The browser's own parser decides, because attackers try to trick it (`java\nscript:`, leading blanks, upper
 * case).
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
