// What the check of the way to the server has found, in words. Pure: times and facts in, verdict out. Only differences
// of times count, so the clocks of the two sides need not agree.

/**
 * A frame of the check: when the server wrote it and when it arrived, each in milliseconds of its own clock.
 *
 * @typedef {{n: number, sent: number, arrived: number}} Arrival
 */
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
 * @typedef {'steady' | 'together' | 'groups' | 'late'} Pace
 */

/** Frames that come within this time of each other came as one, 60 ms: the server writes them 250 ms apart. */
const AT_ONCE = 60;

/** A frame may be held up for so long, 400 ms, before it is worth a word. */
const LATE = 400;

/** A round trip above this, 1000 ms, is worth a word. */
const SLOW = 1000;

/** How the frames came. @param {Arrival[]} arrivals @returns {Pace} */
export function pace(arrivals) {
  const groups = arrivals.filter((it, i) => i === 0 || it.arrived - arrivals[i - 1].arrived > AT_ONCE).length;
  if (arrivals.length > 2 && groups === 1) return 'together';
  if (groups <= arrivals.length / 2) return 'groups';
  return Math.max(...delays(arrivals)) > LATE ? 'late' : 'steady';
}

/**
 * How long each frame was held up, measured by the one that was held up least.
 *
 * @param {Arrival[]} arrivals
 * @returns {number[]}
 */
export function delays(arrivals) {
  const ways = arrivals.map(({ sent, arrived }) => arrived - sent);
  const shortest = Math.min(...ways);
  return ways.map((way) => Math.round(way - shortest));
}

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
  const compressed = tried.encoding
    ? [
        `Something on the way compresses the stream (${tried.encoding}). Leave text/event-stream out of the types that are compressed.`,
      ]
    : [];
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
        [
          'Open Docent’s page anew and sign in where you are asked to.',
          'If a gateway guards the server, have it let api/ pass for people who are signed in, and answer others with status 401 rather than with a page.',
        ],
      );
    default:
      return finding('bad', name, 'The server could not be reached.', 'The connection failed before anything came.', [
        'Is the server running, and are you online?',
        'A browser extension or a security program may block the request: try a private window.',
      ]);
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

const BUFFERING = [
  'In nginx: proxy_buffering off; for this location. (Docent sends X-Accel-Buffering: no, which does the same unless proxy_ignore_headers or a second nginx in front keeps it from working.)',
  'In Apache: SetEnv proxy-sendchunked 1, and no mod_deflate for text/event-stream. In HAProxy: option http-no-delay, and no http-buffer-request or compression.',
  'A virus scanner, a gateway or a company proxy that inspects downloads: exempt this server, or the type text/event-stream.',
  'To find the hop: open this page on the server itself, then through one hop more at a time.',
];

const CUTTING = [
  'In nginx: proxy_read_timeout must be longer than docent.stream.heartbeat (15 s). In HAProxy: timeout server and timeout client.',
  'Docent goes on where a stream was cut; each cut costs a moment.',
];

/** @param {number} status */
function refusal(status) {
  if (status === 401)
    return ['The server asks for an access token or a login: open Docent’s page in this tab, sign in, and come back.'];
  if (status === 403)
    return [
      'Requests from this machine are not allowed. Whoever runs the server finds the setting in its answer above, and in the guide under docent.auth.mode.',
    ];
  if (status === 404)
    return [
      'A proxy does not pass api/ on to Docent, or passes it on below another path. Its rule must cover everything below Docent’s address.',
    ];
  if (status === 405) return ['Something on the way does not let this kind of request (POST) through.'];
  if (status === 429) return ['Wait a moment and try again.'];
  if (status === 502 || status === 504)
    return ['The proxy does not reach Docent: is it running, and is the address in the proxy’s configuration right?'];
  if (status === 503) return ['The server is busy or starting. Try again in some seconds.'];
  return [];
}

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
