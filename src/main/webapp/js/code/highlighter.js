// Wraps highlight.js, which the container serves from its WebJar. No other module knows this library. Only this file
// and the pom contain its version.

import { describeMarkup } from './markup.js';

/** @import {Description} from '../dom/nodes.js' */

/**
 * Colours code.
 *
 * @typedef {object} Highlighter
 * @property {(written: string) => string | null} languageOf returns the language for the name in a fence or a file
 *     extension, null if unknown
 * @property {(language: string) => (() => Promise<void>) | null} [missing] returns what fetches the grammar of a language,
 *     null if it is there
 * @property {(code: string, language: string) => Description[]} colour returns the same text with its parts in spans
 */

/**
 * The part of the library's public interface that we use.
 *
 * @typedef {object} HighlightJs
 * @property {(language: string) => object | undefined} getLanguage
 * @property {(code: string, options: {language: string, ignoreIllegals: boolean}) => {value: string}} highlight
 */

const HIGHLIGHT = '../../webjars/highlightjs/11.11.1/highlight.min.js';
/** The grammars that are not in the library's common build, one file each. */
const GRAMMARS = HIGHLIGHT.replace('highlight.min.js', 'languages/');

/**
 * Loads the library.
 *
 * It exists only as a classic script, and the page's policy does not let code set the address of a script element.
 * Imported as a module, its `var` stays local. But it exports itself to a CommonJS `module` if there is one, so we
 * provide one while it loads.
 *
 * @returns {Promise<Highlighter>}
 */
export async function loadHighlighter() {
  const scope = /** @type {any} */ (globalThis);
  const module = { exports: /** @type {any} */ ({}) };
  scope.module = module;
  scope.exports = module.exports;
  try {
    await import(HIGHLIGHT);
  } finally {
    delete scope.module;
    delete scope.exports;
  }
  return highlighterOf(module.exports);
}

/**
 * The file of a grammar registers itself with a global `hljs`, so there is one while it loads.
 *
 * @param {HighlightJs} library
 * @param {string} name one of the table below, so the address never contains what a model has written
 */
async function loadGrammar(library, name) {
  const scope = /** @type {any} */ (globalThis);
  scope.hljs = library;
  await import(`${GRAMMARS}${name}.min.js`);
}

/**
 * @param {HighlightJs} library
 * @param {(library: HighlightJs, name: string) => Promise<void>} [load]
 * @returns {Highlighter}
 */
export function highlighterOf(library, load = loadGrammar) {
  return {
    languageOf(written) {
      const name = written.toLowerCase();
      const language = LANGUAGES.get(name) ?? name;
      return library.getLanguage(language) || MORE.has(language) ? language : null;
    },
    missing: (language) => (library.getLanguage(language) ? null : () => load(library, language)),
    colour(code, language) {
      const { value } = library.highlight(code, { language, ignoreIllegals: true });
      return describeMarkup(value, code);
    },
  };
}

/** Languages that the library does not know, and its most similar ones. */
const LANGUAGES = new Map(
  // biome-ignore format: a table, read by row
  Object.entries({
    console: 'bash', terminal: 'bash', zsh: 'bash', jsonc: 'json', json5: 'json', htm: 'xml', html: 'xml',
    svg: 'xml', pom: 'xml', properties: 'ini', conf: 'ini', env: 'ini', gradle: 'java', kts: 'kotlin',
    tsx: 'typescript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript', pgsql: 'sql', sqlite: 'sql', h: 'c',
    hpp: 'cpp', cc: 'cpp', mdx: 'markdown', 'c#': 'csharp', 'c++': 'cpp', py3: 'python', hs: 'haskell',
    ex: 'elixir', exs: 'elixir', heex: 'elixir', clj: 'clojure', cljs: 'clojure', edn: 'clojure', sc: 'scala',
    sbt: 'scala', erl: 'erlang', hrl: 'erlang', fs: 'fsharp', fsx: 'fsharp', 'f#': 'fsharp', jl: 'julia', ml: 'ocaml',
    mli: 'ocaml', ps: 'powershell', ps1: 'powershell', pwsh: 'powershell', psm1: 'powershell', proto: 'protobuf',
    docker: 'dockerfile', containerfile: 'dockerfile', nginxconf: 'nginx', httpd: 'apache', apacheconf: 'apache',
    viml: 'vim', vimscript: 'vim', tex: 'latex', asm: 'x86asm', nasm: 'x86asm', 'emacs-lisp': 'lisp', elisp: 'lisp',
    'common-lisp': 'lisp', scm: 'scheme', racket: 'scheme', pas: 'delphi', pascal: 'delphi', f90: 'fortran',
    v: 'verilog', sv: 'verilog', systemverilog: 'verilog', bat: 'dos', cmd: 'dos', batch: 'dos', feature: 'gherkin',
    cucumber: 'gherkin', hbs: 'handlebars', mustache: 'handlebars', jinja: 'django', jinja2: 'django', coffee: 'coffeescript',
    cr: 'crystal', hx: 'haxe', pp: 'puppet', styl: 'stylus', adoc: 'asciidoc', applescript: 'applescript', osascript: 'applescript',
    vb: 'vbnet', vbs: 'vbscript', postgres: 'sql', postgresql: 'sql', plpgsql: 'sql', mysql: 'sql', solidity: 'javascript',
    toml: 'ini', hcl: 'ini', jsonl: 'json', ndjson: 'json', xsl: 'xml', plist: 'xml',
  }),
);

/** The languages whose grammars are fetched when code needs them. */
const MORE = new Set(
  // biome-ignore format: a table, read by row
  ['ada', 'apache', 'applescript', 'armasm', 'asciidoc', 'awk', 'clojure', 'cmake', 'coffeescript', 'coq', 'crystal',
    'd', 'dart', 'delphi', 'django', 'dns', 'dockerfile', 'dos', 'ebnf', 'elixir', 'elm', 'erb', 'erlang', 'excel',
    'fortran', 'fsharp', 'gherkin', 'glsl', 'groovy', 'haml', 'handlebars', 'haskell', 'haxe', 'http', 'julia',
    'latex', 'ldif', 'lisp', 'llvm', 'matlab', 'nginx', 'nim', 'nix', 'objectivec', 'ocaml', 'openscad', 'powershell',
    'prolog', 'properties', 'protobuf', 'puppet', 'qml', 'reasonml', 'sas', 'scala', 'scheme', 'smalltalk', 'sml',
    'stata', 'stylus', 'tcl', 'thrift', 'twig', 'vala', 'vbscript', 'verilog', 'vhdl', 'vim', 'x86asm', 'xquery'],
);
