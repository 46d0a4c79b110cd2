// The page of the connection test.

import { AccessToken } from '../api/access-token.js';
import { Api } from '../api/api.js';
import { browserMemory } from '../api/memory.js';
import { TokenDialog } from '../api/token-dialog.js';
import { copyFrom } from '../dom/clipboard.js';
import { h, Slot } from '../dom/nodes.js';
import { delays } from './arrivals.js';
import { check } from './run.js';
import { verdict } from './verdict.js';

/** @import {Arrival} from './arrivals.js' */
/** @import {Finding} from './verdict.js' */

/** The end of the bars' scale, 2700 ms after the first frame; the last frame is due after 2250. */
const SCALE = 2700;

const FRAMES = 10;

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const start = /** @type {HTMLButtonElement} */ (element('start'));
const copy = element('copy-report');
const announcer = element('announcer');
const frames = new Slot(element('frames'));
const findings = new Slot(element('findings'));
const accessToken = new AccessToken(browserMemory());
const api = new Api(accessToken, (refused) => dialog.draw(refused ? 'refused' : 'wanted'));
const dialog = new TokenDialog(document, (token) => {
  accessToken.keep(token);
  dialog.draw('none');
  run();
});
let report = '';

const surroundings = {
  fetch: globalThis.fetch.bind(globalThis),
  now: () => performance.now(),
  timeout: (/** @type {number} */ milliseconds) => AbortSignal.timeout(milliseconds),
};

async function run() {
  // The button keeps the focus; a disabled one would lose it.
  if (start.ariaDisabled === 'true') return;
  start.ariaDisabled = 'true';
  copy.hidden = true;
  findings.draw();
  drawFrames([]);
  if (await lacksToken()) {
    start.ariaDisabled = 'false';
    return;
  }
  const found = await check({ ...surroundings, headers: api.headers() }, (what, arrivals) => {
    element('phase').textContent = what;
    if (arrivals) drawFrames(arrivals);
  });
  const said = verdict({ ...found, hop: hopOf() });
  element('phase').textContent = '';
  findings.draw(said.map(drawFinding));
  announcer.textContent = `${said[0].title}. ${said[0].text}`;
  report = reportOf(said, found.stream.arrivals ?? []);
  start.textContent = 'Run again';
  start.ariaDisabled = 'false';
  copy.hidden = false;
}

/** Whether the server requires a token first. If so, asks for it; the test starts when the user has entered it. */
async function lacksToken() {
  try {
    await api.get('api/check?wait=0');
    return false;
  } catch (error) {
    return api.wantsToken(error); // The test reports all other errors.
  }
}

/** The protocol between the browser and the first hop. Browsers report it only for complete responses. */
function hopOf() {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  return entries.filter((it) => it.name.includes('/api/check') && it.nextHopProtocol).at(-1)?.nextHopProtocol;
}

/** @param {Arrival[]} arrivals */
function drawFrames(arrivals) {
  const held = delays(arrivals);
  frames.draw(
    h('caption', null, 'When each frame arrived, measured from when the first one was sent'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, 'Frame'),
        h('th', { scope: 'col' }, 'Sent'),
        h('th', { scope: 'col', class: 'wide' }, 'Arrived'),
        h('th', { scope: 'col' }, 'Late'),
      ),
    ),
    h(
      'tbody',
      null,
      Array.from({ length: FRAMES }, (_, i) => {
        const arrival = arrivals[i];
        const arrived = arrival ? Math.round(arrival.sent + held[i]) : 0;
        return h(
          'tr',
          null,
          h('th', { scope: 'row' }, i + 1),
          h('td', null, arrival ? `${arrival.sent} ms` : '–'),
          h(
            'td',
            null,
            h(
              'div',
              { class: 'arrival' },
              h('progress', {
                max: SCALE,
                value: Math.min(arrived, SCALE),
                'aria-hidden': 'true',
                class: arrival && held[i] > 400 ? 'late' : null,
              }),
              h('span', null, arrival ? `${arrived} ms` : '–'),
            ),
          ),
          h('td', null, arrival ? `${held[i]} ms` : '–'),
        );
      }),
    ),
  );
}

/** @param {Finding} finding */
function drawFinding({ level, name, title, text, remedies }) {
  return h(
    'section',
    { class: `finding ${level}`, key: name },
    h('h3', null, h('span', { class: 'badge' }, `${name}: ${LEVELS[level]}`), title),
    text && h('p', null, text),
    remedies.length > 0 &&
      h(
        'ul',
        null,
        remedies.map((remedy) => h('li', null, remedy)),
      ),
  );
}

/** @type {Record<Finding['level'], string>} */
const LEVELS = { good: 'OK', warning: 'warning', bad: 'problem' };

/**
 * The result as plain text, to send to the administrator.
 *
 * @param {Finding[]} said
 * @param {Arrival[]} arrivals
 */
function reportOf(said, arrivals) {
  const held = delays(arrivals);
  return [
    `Docent connection test, ${location.host}, ${new Date().toISOString()}`,
    ...said.flatMap(({ level, name, title, text, remedies }) => [
      `${name} (${LEVELS[level]}): ${title} ${text}`,
      ...remedies.map((it) => `  - ${it}`),
    ]),
    ...arrivals.map(({ n, sent }, i) => `frame ${n}: sent at ${sent} ms, ${held[i]} ms late`),
    navigator.userAgent,
  ].join('\n');
}

start.addEventListener('click', run);
copy.addEventListener('click', () => copyFrom(copy, report));
run();
