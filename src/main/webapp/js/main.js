// The chat page: makes the parts and wires them. Nothing else does.

import { Announcer } from './announcer.js';
import { Api } from './api.js';
import { Asking } from './asking.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { Drawer } from './drawer.js';
import { Following } from './following.js';
import { Highlighting } from './highlighting.js';
import { loadHighlighter, loadLexer } from './libraries.js';
import { failureTitle, phaseText } from './phases.js';
import { systemClock } from './reconnect.js';
import { ServerState } from './server-state.js';
import { openSource } from './sources.js';
import { CONTEXT_LINES, SourcePanel } from './source-panel.js';
import { initialState, reduce, runningTurn } from './state.js';
import { IndexPanel, Notices, Welcome } from './status-panels.js';
import { Store } from './store.js';
import { StreamShare, isMultiplexed } from './stream-share.js';
import { TokenDialog } from './token-dialog.js';
import { Turns } from './turns.js';

const MODEL_NOTE_KEY = 'docent.model-note-dismissed';

/** @template {HTMLElement} [E=HTMLElement] @param {string} id @returns {E} */
const element = (id) => /** @type {E} */ (document.getElementById(id));
const now = () => Date.now();

const dismissed = localStorage.getItem(MODEL_NOTE_KEY) !== null;
/** @type {Store<import('./state.js').State>} */
const store = new Store({ ...initialState, modelNoteDismissed: dismissed }, reduce, (draw) => requestAnimationFrame(draw));
/** @param {{type: string, [field: string]: any}} action */
const dispatch = (action) => store.dispatch(action);

const api = new Api(sessionStorage, (refused) => dispatch({ type: 'tokenWanted', refused }));
const share = new StreamShare(localStorage, window, systemClock, newTabId(), isMultiplexed(performance));
const asking = new Asking(store, api, now, share);
const conversations = new Conversations(store, api, asking);
const server = new ServerState(store, api);
const following = new Following(element('jump'));
const announcer = new Announcer(element('announcer'));

const highlighting = new Highlighting(loadHighlighter, () => {
  turns.recolour();
  source.recolour();
});
const highlight = highlighting.highlight.bind(highlighting);
const turns = new Turns(element('turns'), {
  Lexer: await loadLexer(),
  highlight,
  openSource: (turn, n) => openSource(store, api, turn.sources.find((it) => it.n === n), CONTEXT_LINES),
  retry: (turn) => {
    following.follow();
    asking.again(turn);
  },
  goOn: (turn) => {
    following.follow();
    asking.goOn(turn);
  },
});
const source = new SourcePanel(element('source'), { close: () => dispatch({ type: 'sourceClosed' }) }, highlight);
const drawer = new Drawer(element('drawer'), {
  close: () => dispatch({ type: 'drawerClosed' }),
  search: (query) => conversations.search(query),
  rename: (id, title) => conversations.rename(id, title),
  remove: (id) => conversations.remove(id),
}, now);
const indexPanel = new IndexPanel(element('index-button'), element('index-panel'), () => server.checkModels());
const notices = new Notices(element('notices'), () => {
  localStorage.setItem(MODEL_NOTE_KEY, 'yes');
  dispatch({ type: 'modelNoteDismissed' });
});
const welcome = new Welcome(element('welcome'), ask);
const token = new TokenDialog(element('token-dialog'), (value) => {
  api.useToken(value);
  dispatch({ type: 'tokenGiven' });
  begin();
});
const composer = new Composer(element('composer'), sessionStorage, localStorage, {
  send: ask,
  stop: () => {
    const running = runningTurn(store.state);
    if (running) asking.stop(running);
  },
});

function newTabId() {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/** @param {string} question @param {string} [model] */
function ask(question, model) {
  if (runningTurn(store.state)) return;
  following.follow();
  asking.ask(question, model);
  composer.focus();
}

store.onDraw((state) => {
  const begun = performance.now();
  const running = runningTurn(state);
  if (turns.draw(state.turns, now())) store.draw();
  composer.draw(running !== undefined, running?.stopping ?? false, state.models);
  source.draw(state.source);
  drawer.draw(state);
  indexPanel.draw(state);
  notices.draw(state);
  welcome.draw(state);
  token.draw(state.token);
  drawTitle(state);
  announcer.follow(state.turns);
  keepInView(running !== undefined);
  // To keep the end in view, the browser has had to lay out what was drawn: this is all of the frame's work but the painting.
  turns.restAfter(performance.now() - begun, now());
});

let wasRunning = false;
let opened = false;

/** @param {boolean} isRunning */
function keepInView(isRunning) {
  if (opened) following.follow();
  else if (wasRunning && !isRunning) following.end(turns.lastWords(), element('composer'));
  following.settle(isRunning);
  wasRunning = isRunning;
  opened = false;
}

let drawnTitle = '';

/** @param {import('./state.js').State} state */
function drawTitle({ conversation }) {
  const title = conversation?.title ?? '';
  if (title === drawnTitle) return;
  drawnTitle = title;
  document.title = title ? `${title} – Docent` : 'Docent';
  element('conversation-title').textContent = title;
}

store.onChange((state, { type, key, event, data }) => {
  if (type === 'conversationOpened') opened = true;
  if (type === 'event' && event === 'start') conversations.address();
  const turn = state.turns.find((it) => it.key === key);
  if (!turn) return;
  if (type === 'event' && event === 'status') announcer.say(phaseText(data));
  if (turn.status === 'error' && (type === 'failed' || event === 'error')) announcer.say(`${failureTitle(turn)} ${turn.failure?.message ?? ''}`);
});

// Waiting is told in seconds.
setInterval(() => {
  if (runningTurn(store.state)) store.draw();
}, 1000);

element('open-drawer').addEventListener('click', () => conversations.openDrawer());
element('new-conversation').addEventListener('click', () => {
  conversations.close();
  composer.focus();
});
addEventListener('hashchange', () => conversations.openAddressed());
addEventListener('popstate', () => conversations.openAddressed());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') server.refresh();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && store.state.source && !event.isComposing && !document.querySelector('dialog[open]')) dispatch({ type: 'sourceClosed' });
  const inField = /** @type {Element} */ (event.target).matches?.('input, textarea, select');
  if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  composer.focus();
});

function begin() {
  server.refresh();
  conversations.openAddressed();
}

store.draw();
begin();
