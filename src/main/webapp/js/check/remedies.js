// Remedies for the findings of the connection test.

export const BUFFERING = [
  'nginx: set proxy_buffering off; for this location. (Docent sends X-Accel-Buffering: no, which has the same effect unless proxy_ignore_headers or a second nginx in front prevents it.)',
  'Apache: SetEnv proxy-sendchunked 1, and no mod_deflate for text/event-stream. HAProxy: option http-no-delay, and no http-buffer-request or compression.',
  'A virus scanner, a gateway or a company proxy that inspects downloads: exempt this server or the type text/event-stream.',
  'To find the hop, open this page on the server itself, then through one more hop at a time.',
];

export const CUTTING = [
  'nginx: proxy_read_timeout must be longer than docent.stream.heartbeat (15 s). HAProxy: the same holds for timeout server and timeout client.',
  'Docent resumes where a stream was cut, but each cut costs a moment.',
];

export const NOT_A_STREAM = [
  'Reload Docent’s page and sign in if you are asked to.',
  'If a gateway protects the server, let it forward api/ for users who are signed in, and let it send others status 401 instead of a page.',
];

export const UNREACHABLE = [
  'Check that the server is running and that you are online.',
  'A browser extension or security software may block the request. Try a private window.',
];

/** @param {string} encoding the content encoding of the stream */
export function compression(encoding) {
  return `Something on the way compresses the stream (${encoding}). Exclude text/event-stream from compression.`;
}

/** What the status of a refusal suggests. @type {Record<number, string>} */
const REFUSALS = {
  401: 'The server requires an access token or a login. Open Docent’s page in this tab, sign in, and come back.',
  403: 'Requests from this computer are not allowed. Your administrator finds the setting in the response above and in the guide, under docent.auth.mode.',
  404: 'A proxy does not forward api/ to Docent, or forwards it to another path. Its rule must cover everything below Docent’s address.',
  405: 'Something on the way does not allow this kind of request (POST).',
  429: 'Wait a moment and try again.',
  502: 'The proxy cannot reach Docent. Check that Docent is running and that its address in the proxy’s configuration is right.',
  503: 'The server is busy or starting. Try again in a few seconds.',
  504: 'The proxy cannot reach Docent. Check that Docent is running and that its address in the proxy’s configuration is right.',
};

/** @param {number} status @returns {string[]} */
export function refusal(status) {
  return status in REFUSALS ? [REFUSALS[status]] : [];
}
