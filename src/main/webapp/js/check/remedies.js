// What can be done about what the check has found.

export const BUFFERING = [
  'In nginx: proxy_buffering off; for this location. (Docent sends X-Accel-Buffering: no, which does the same unless proxy_ignore_headers or a second nginx in front keeps it from working.)',
  'In Apache: SetEnv proxy-sendchunked 1, and no mod_deflate for text/event-stream. In HAProxy: option http-no-delay, and no http-buffer-request or compression.',
  'A virus scanner, a gateway or a company proxy that inspects downloads: exempt this server, or the type text/event-stream.',
  'To find the hop: open this page on the server itself, then through one hop more at a time.',
];

export const CUTTING = [
  'In nginx: proxy_read_timeout must be longer than docent.stream.heartbeat (15 s). In HAProxy: timeout server and timeout client.',
  'Docent goes on where a stream was cut; each cut costs a moment.',
];

export const NOT_A_STREAM = [
  'Open Docent’s page anew and sign in where you are asked to.',
  'If a gateway guards the server, have it let api/ pass for people who are signed in, and answer others with status 401 rather than with a page.',
];

export const UNREACHABLE = [
  'Is the server running, and are you online?',
  'A browser extension or a security program may block the request: try a private window.',
];

/** @param {string} encoding the content encoding of the stream */
export function compression(encoding) {
  return `Something on the way compresses the stream (${encoding}). Leave text/event-stream out of the types that are compressed.`;
}

/** What the statuses of a refusal point to. @type {Record<number, string>} */
const REFUSALS = {
  401: 'The server asks for an access token or a login: open Docent’s page in this tab, sign in, and come back.',
  403: 'Requests from this machine are not allowed. Whoever runs the server finds the setting in its answer above, and in the guide under docent.auth.mode.',
  404: 'A proxy does not pass api/ on to Docent, or passes it on below another path. Its rule must cover everything below Docent’s address.',
  405: 'Something on the way does not let this kind of request (POST) through.',
  429: 'Wait a moment and try again.',
  502: 'The proxy does not reach Docent: is it running, and is the address in the proxy’s configuration right?',
  503: 'The server is busy or starting. Try again in some seconds.',
  504: 'The proxy does not reach Docent: is it running, and is the address in the proxy’s configuration right?',
};

/** @param {number} status @returns {string[]} */
export function refusal(status) {
  return status in REFUSALS ? [REFUSALS[status]] : [];
}
