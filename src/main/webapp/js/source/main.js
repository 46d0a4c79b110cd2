// The page of one document: its lines, with those in the address (`#L10-L42`) marked.

import { AccessToken } from '../api/access-token.js';
import { Api } from '../api/api.js';
import { browserMemory } from '../api/memory.js';
import { TokenDialog } from '../api/token-dialog.js';
import { Highlighting } from '../code/highlighting.js';
import { copyFrom } from '../dom/clipboard.js';
import { h, Slot } from '../dom/nodes.js';
import { renditionNote, sourceLines } from './lines.js';
import { breakable, documentAddress, linesOf, originLink, originOf, placeName, placeOf } from './place.js';

/** @import {DocumentLines} from '../api/responses.js' */

/** How many lines of a long document are fetched on each side of the requested ones, 200. */
const AROUND = 200;

const path = new URLSearchParams(location.search).get('path') ?? '';
const main = /** @type {HTMLElement} */ (document.getElementById('document'));
const slot = new Slot(main);
const accessToken = new AccessToken(browserMemory());
const api = new Api(accessToken, (refused) => dialog.draw(refused ? 'refused' : 'wanted'));
const dialog = new TokenDialog(document, (token) => {
  accessToken.keep(token);
  load();
});
accessToken.watch(window, () => load());
const highlighting = new Highlighting(draw);

/** @type {DocumentLines | null} */
let shown = null;
/** The line from which a Shift click extends. */
let anchor = 0;

async function load() {
  dialog.draw('none');
  document.title = `${path.slice(path.lastIndexOf('/') + 1)} – Docent`;
  try {
    shown = await fetchLines();
    draw();
    showMarked();
  } catch (/** @type {any} */ error) {
    shown = null;
    slot.draw(h('p', { class: 'note problem' }, message(error)));
  }
  main.setAttribute('aria-busy', 'false');
}

/** @returns {Promise<DocumentLines>} */
async function fetchLines() {
  const lines = await api.get(documentAddress(path));
  const wanted = linesOf(location.hash);
  if (!wanted || wanted.endLine <= lines.end) return lines;
  // A long document arrives in parts, so fetch the requested part.
  const part = { start: Math.max(1, wanted.startLine - AROUND), end: wanted.endLine + AROUND };
  return api.get(documentAddress(path, part));
}

/** @param {any} error */
function message(error) {
  if (error.status === 401 && api.wantsToken(error)) return 'Enter your access token to see this document.';
  if (error.status === 404)
    return `“${path}” was not found in the index. It may have been moved or removed since it was cited.`;
  return `The document could not be loaded. ${error.message}`;
}

function draw() {
  const marked = linesOf(location.hash);
  /** @type {HTMLElement} */ (document.getElementById('path')).textContent = placeName({
    path,
    ...marked,
    place: marked ? placeOf(shown?.places ?? [], marked) : undefined,
  });
  if (!shown) return;
  const partial = shown.start > 1 || shown.end < shown.lines;
  slot.draw(
    h(
      'header',
      { class: 'document-head' },
      h('h2', null, shown.title || breakable(path)),
      h(
        'p',
        { class: 'place' },
        breakable(path),
        shown.revision ? ` @ ${shown.revision}` : '',
        partial ? ` · lines ${shown.start}-${shown.end} of ${shown.lines}` : ` · ${shown.lines} lines`,
      ),
      originLink(originOf(shown.originPattern, marked ?? { startLine: 1, endLine: 1 })),
    ),
    renditionNote(path),
    sourceLines({ ...shown, path }, marked, highlighting.highlight.bind(highlighting), (line) => `#L${line}`),
  );
}

function showMarked() {
  const marked = linesOf(location.hash);
  if (!marked) return;
  anchor ||= marked.startLine;
  document.getElementById(`line-${marked.startLine}`)?.scrollIntoView({ block: 'center' });
}

main.addEventListener('click', (event) => {
  const number = /** @type {Element} */ (event.target).closest('a.number');
  if (!(number instanceof HTMLElement)) return;
  event.preventDefault();
  const line = Number(number.dataset.line);
  const first = event.shiftKey && anchor ? Math.min(anchor, line) : line;
  const last = event.shiftKey && anchor ? Math.max(anchor, line) : line;
  if (!event.shiftKey) anchor = line;
  history.replaceState(null, '', first === last ? `#L${first}` : `#L${first}-L${last}`);
  draw();
});
addEventListener('hashchange', () => {
  draw();
  showMarked();
});
document
  .getElementById('copy-link')
  ?.addEventListener('click', (event) => copyFrom(/** @type {HTMLElement} */ (event.currentTarget), location.href));

load();
