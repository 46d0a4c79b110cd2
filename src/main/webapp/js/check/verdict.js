// What the check of the way to the server has found, in words. Pure: times and facts in, verdict out.

import { delays, pace } from './arrivals.js';
import { BUFFERING, CUTTING, compression, NOT_A_STREAM, refusal, UNREACHABLE } from './remedies.js';

/** @import {Arrival} from './arrivals.js' */

/**
 * What became of one try.
 *
 * @typedef {object} Try
 * @property {'complete' | 'cut' | 'silent' | 'refused' | 'not-a-stream' | 'unreachable'} outcome `silent`: nothing came
 *     in time; `cut`: it ended or broke before its last frame
 * @property {Arrival[]} [arrivals]
 * @property {number} [of] how many frames there should be
 * @property {number} [status] when refused
 * @property {string} [detail] what the server said when it refused
 * @property {string} [contentType] when it is no stream
 * @property {string} [encoding] the response's `Content-Encoding`
 * @property {string} [protocol] what the last hop speaks with the server
 * @property {boolean} [forwarded] whether a proxy has left its mark on the request
 */
/**
 * @typedef {object} Findings
 * @property {Try} stream
 * @property {Try} post
 * @property {{outcome: Try['outcome'], status?: number, roundTrips: number[]}} poll
 * @property {string} [hop] what the browser speaks with the first hop: `http/1.1`, `h2`, `h3`
 */
/**
 * @typedef {{level: 'good' | 'warning' | 'bad', name: string, title: string, text: string, remedies: string[]}} Finding
 */

/** A round trip above this, 1000 ms, is worth a word. */
const SLOW = 1000;

/** Everything there is to say, the verdict first. @param {Findings} found @returns {Finding[]} */
export function verdict(found) {
  const parts = [aboutStream('Stream', found.stream), aboutStream('Question', found.post), aboutPoll(found)];
  return [overall(found, parts), ...parts, ...remarks(found)];
}

/** @param {Findings} found @param {Finding[]} parts @returns {Finding} */
function overall({ poll }, [stream, post, step]) {
  const name = 'Verdict';
  const worst = post.level === 'good' ? stream : post;
  if (worst.level === 'good') return finding('good', name, 'The way is clear', 'Answers arrive word by word.');
  if (worst.level === 'warning') return finding('warning', name, 'Answers arrive, with a limp', worst.title);
  if (step.level === 'bad') return finding('bad', name, 'This browser cannot get answers from the server', worst.title);
  return finding(
    'bad',
    name,
    'Streams do not get through; answers come in steps',
    poll.roundTrips.length > 0
      ? `${worst.title} Docent notices and fetches answers piece by piece instead: nothing is lost, but what is wrong on the way should be mended.`
      : worst.title,
  );
}

/** @param {string} name @param {Try} tried @returns {Finding} */
function aboutStream(name, tried) {
  if (tried.outcome !== 'complete') return failed(name, tried);
  const arrivals = tried.arrivals ?? [];
  const count = arrivals.length;
  const compressed = tried.encoding ? [compression(tried.encoding)] : [];
  const held = Math.max(0, ...delays(arrivals));
  switch (pace(arrivals)) {
    case 'together':
      return finding(
        'bad',
        name,
        `All ${count} frames arrived together.`,
        `The first was held back for ${seconds(held)}: something on the way collects the whole response before it passes it on.`,
        [...compressed, ...BUFFERING],
      );
    case 'groups':
      return finding(
        'bad',
        name,
        'The frames arrived in groups.',
        `Up to ${seconds(held)} late: something on the way passes the response on only when its buffer is full or its timer fires.`,
        [...compressed, ...BUFFERING],
      );
    case 'late':
      return finding(
        'warning',
        name,
        'The frames arrived one by one, some of them late.',
        `Up to ${seconds(held)}: the network stumbles, or this machine was busy. Try again; when it stays so, look at the network rather than at the proxies.`,
        compressed,
      );
    default:
      if (compressed.length > 0)
        return finding(
          'warning',
          name,
          'The frames arrived in time, compressed.',
          'That works as long as the one who compresses passes each frame on at once.',
          compressed,
        );
      return finding('good', name, 'All frames arrived in time.', `${count} frames, none more than ${held} ms late.`);
  }
}

/** @param {string} name @param {Try} tried @returns {Finding} */
function failed(name, { outcome, arrivals = [], of = 10, status, detail, contentType }) {
  switch (outcome) {
    case 'cut':
      return finding(
        'bad',
        name,
        `The stream was cut after ${arrivals.length} of ${of} frames.`,
        'Something on the way ends responses early, or the network broke.',
        CUTTING,
      );
    case 'silent':
      return finding(
        'bad',
        name,
        'Nothing arrived.',
        'The server has been asked, but not even the head of its response came: something on the way waits for its end and then gives up.',
        BUFFERING,
      );
    case 'refused':
      return finding('bad', name, `The server refused (status ${status}).`, detail ?? '', refusal(status ?? 0));
    case 'not-a-stream':
      return finding(
        'bad',
        name,
        'Something else answered in the server’s place.',
        `It sent ${contentType || 'a document without a type'}, not an event stream: most likely a login page, or the page of a proxy.`,
        NOT_A_STREAM,
      );
    default:
      return finding(
        'bad',
        name,
        'The server could not be reached.',
        'The connection failed before anything came.',
        UNREACHABLE,
      );
  }
}

/** @param {Findings} found @returns {Finding} */
function aboutPoll({ poll: { outcome, status, roundTrips } }) {
  const name = 'Steps';
  if (outcome !== 'complete' || roundTrips.length === 0) {
    return finding(
      'bad',
      name,
      'Fetching in steps does not work either.',
      status ? `The server refused (status ${status}).` : 'The requests were not answered.',
      status ? refusal(status) : [],
    );
  }
  const trip = median(roundTrips);
  if (trip > SLOW) return finding('warning', name, `A round trip takes ${seconds(trip)}.`, 'Everything works, slowly.');
  return finding(
    'good',
    name,
    `A round trip takes ${Math.round(trip)} ms.`,
    'Where streams do not get through, answers are fetched in steps of that length.',
  );
}

/** @param {Findings} found @returns {Finding[]} */
function remarks({ stream, hop }) {
  const said = [];
  if (stream.protocol === 'HTTP/1.0') {
    said.push(
      finding(
        'warning',
        'Last hop',
        'The last proxy speaks HTTP/1.0 with the server.',
        'It opens a new connection for each request and may not pass streams on.',
        ['In nginx: proxy_http_version 1.1; and proxy_set_header Connection "";'],
      ),
    );
  }
  const name = PROTOCOLS.get(hop ?? '');
  if (name) {
    const limited = hop === 'http/1.1';
    said.push(
      finding(
        'good',
        'Protocol',
        `The browser speaks ${name}${stream.forwarded ? ' with a proxy' : ''}.`,
        limited
          ? 'It opens six connections at most; Docent’s tabs share them.'
          : 'One connection carries any number of streams.',
      ),
    );
  }
  return said;
}

const PROTOCOLS = new Map([
  ['http/1.0', 'HTTP/1.0'],
  ['http/1.1', 'HTTP/1.1'],
  ['h2', 'HTTP/2'],
  ['h3', 'HTTP/3'],
]);

/**
 * @param {Finding['level']} level
 * @param {string} name
 * @param {string} title
 * @param {string} text
 * @param {string[]} [remedies]
 * @returns {Finding}
 */
function finding(level, name, title, text, remedies = []) {
  return { level, name, title, text, remedies };
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
