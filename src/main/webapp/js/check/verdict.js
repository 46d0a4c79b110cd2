// The result of the connection test in words. Pure: times and facts in, findings out.

import { delays, pace } from './arrivals.js';
import { BUFFERING, CUTTING, compression, NOT_A_STREAM, refusal, UNREACHABLE } from './remedies.js';

/** @import {Arrival} from './arrivals.js' */

/**
 * The result of one try.
 *
 * @typedef {object} Try
 * @property {'complete' | 'cut' | 'silent' | 'refused' | 'not-a-stream' | 'unreachable'} outcome `silent`: nothing
 *     arrived in time; `cut`: it ended or broke before its last frame
 * @property {Arrival[]} [arrivals]
 * @property {number} [of] how many frames to expect
 * @property {number} [status] if refused
 * @property {string} [detail] what the server said if it refused
 * @property {string} [contentType] if it is not a stream
 * @property {string} [encoding] the response's `Content-Encoding`
 * @property {string} [protocol] the protocol between the last hop and the server
 * @property {boolean} [forwarded] whether the request has a header that proxies add
 */
/**
 * @typedef {object} Findings
 * @property {Try} stream
 * @property {Try} post
 * @property {{outcome: Try['outcome'], status?: number, roundTrips: number[]}} poll
 * @property {string} [hop] the protocol between the browser and the first hop: `http/1.1`, `h2`, `h3`
 */
/**
 * @typedef {{level: 'good' | 'warning' | 'bad', name: string, title: string, text: string, remedies: string[]}} Finding
 */

/** A round trip above this, 1000 ms, is reported. */
const SLOW = 1000;

/** All findings, the verdict first. @param {Findings} found @returns {Finding[]} */
export function verdict(found) {
  const parts = [aboutStream('Stream', found.stream), aboutStream('Question', found.post), aboutPoll(found)];
  return [overall(found, parts), ...parts, ...remarks(found)];
}

/** @param {Findings} found @param {Finding[]} parts @returns {Finding} */
function overall({ poll }, [stream, post, step]) {
  const name = 'Result';
  const worst = post.level === 'good' ? stream : post;
  if (worst.level === 'good') return finding('good', name, 'The connection works', 'Answers arrive word by word.');
  if (worst.level === 'warning') return finding('warning', name, 'Streaming works, with a warning', worst.title);
  if (step.level === 'bad') return finding('bad', name, 'This browser cannot get answers from the server', worst.title);
  return finding(
    'bad',
    name,
    'Streams are blocked, so answers arrive in chunks',
    poll.roundTrips.length > 0
      ? `${worst.title} Docent detects this and uses long polling instead. Nothing is lost, but the cause should be fixed.`
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
        `The first frame was delayed by ${seconds(held)}. Something on the way buffers the whole response.`,
        [...compressed, ...BUFFERING],
      );
    case 'groups':
      return finding(
        'bad',
        name,
        'The frames arrived in groups.',
        `Frames were up to ${seconds(held)} late. Something on the way forwards the response only when its buffer is full or its timer fires.`,
        [...compressed, ...BUFFERING],
      );
    case 'late':
      return finding(
        'warning',
        name,
        'The frames arrived one by one, but some of them late.',
        `Frames were up to ${seconds(held)} late. The network is unsteady, or this computer was busy. Try again. If nothing changes, look at the network rather than at the proxies.`,
        compressed,
      );
    default:
      if (compressed.length > 0)
        return finding(
          'warning',
          name,
          'The frames arrived on time, but compressed.',
          'This works as long as each frame is forwarded at once.',
          compressed,
        );
      return finding('good', name, 'All frames arrived on time.', `${count} frames, none more than ${held} ms late.`);
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
        'Something on the way ends responses early, or the network failed.',
        CUTTING,
      );
    case 'silent':
      return finding(
        'bad',
        name,
        'Nothing arrived.',
        'The request was sent, but not even the headers of a response arrived. Something on the way waits for the whole response and then gives up.',
        BUFFERING,
      );
    case 'refused':
      return finding('bad', name, `The server refused (status ${status}).`, detail ?? '', refusal(status ?? 0));
    case 'not-a-stream':
      return finding(
        'bad',
        name,
        'Something other than the server responded.',
        `It sent ${contentType || 'a document without a type'} instead of an event stream. It is most likely a login page or a page of a proxy.`,
        NOT_A_STREAM,
      );
    default:
      return finding(
        'bad',
        name,
        'The server could not be reached.',
        'The connection failed before anything arrived.',
        UNREACHABLE,
      );
  }
}

/** @param {Findings} found @returns {Finding} */
function aboutPoll({ poll: { outcome, status, roundTrips } }) {
  const name = 'Long polling';
  if (outcome !== 'complete' || roundTrips.length === 0) {
    return finding(
      'bad',
      name,
      'Long polling does not work either.',
      status ? `The server refused (status ${status}).` : 'The requests were not answered.',
      status ? refusal(status) : [],
    );
  }
  const trip = median(roundTrips);
  if (trip > SLOW)
    return finding('warning', name, `A round trip takes ${seconds(trip)}.`, 'Everything works, but slowly.');
  return finding(
    'good',
    name,
    `A round trip takes ${Math.round(trip)} ms.`,
    'Where streams are blocked, answers arrive in chunks at this interval.',
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
        'The last proxy uses HTTP/1.0.',
        'It opens a new connection for each request and may not forward streams.',
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
        `The browser uses ${name}${stream.forwarded ? ' to reach a proxy' : ''}.`,
        limited
          ? 'It opens at most six connections. Docent’s tabs share them.'
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
