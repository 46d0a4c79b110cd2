// Character references (`&amp;`, `&#8212;`) in Markdown text. Decoded here because the page never passes text to the
// HTML parser.

const NAMED = new Map(
  // biome-ignore format: a table, read by row
  Object.entries({
    amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', ensp: '\u2002', emsp: '\u2003',
    thinsp: '\u2009', copy: '©', reg: '®', trade: '™', deg: '°', plusmn: '±', times: '×', divide: '÷', middot: '·',
    bull: '•', sect: '§', para: '¶', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“',
    rdquo: '”', laquo: '«', raquo: '»', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', lArr: '⇐', rArr: '⇒',
    hArr: '⇔', check: '✓', cross: '✗', le: '≤', ge: '≥', ne: '≠', asymp: '≈', equiv: '≡', infin: '∞', micro: 'µ',
    euro: '€', pound: '£', yen: '¥', cent: '¢', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³',
    auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è',
    agrave: 'à', ccedil: 'ç', ntilde: 'ñ', lbrace: '{', rbrace: '}', lbrack: '[', rbrack: ']', lpar: '(', rpar: ')',
    ast: '*', lowbar: '_', grave: '`', num: '#', vert: '|', verbar: '|', bsol: '\\', sol: '/', colon: ':',
    alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', lambda: 'λ', mu: 'μ', pi: 'π', sigma: 'σ', Omega: 'Ω', sum: '∑',
    radic: '√',
  }),
);

/**
 * Decodes the character references of a text. An unknown name stays as it is.
 *
 * @param {string} text
 */
export function decodeEntities(text) {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g,
    (whole, decimal, hexadecimal, name) => {
      if (name) return NAMED.get(name) ?? whole;
      return character(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16));
    },
  );
}

/** @param {number} code */
function character(code) {
  // spec: "Invalid Unicode code points will be replaced by the REPLACEMENT CHARACTER", zero too.
  const invalid = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return invalid ? '\ufffd' : String.fromCodePoint(code);
}
