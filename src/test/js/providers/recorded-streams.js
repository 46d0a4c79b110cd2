import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../resources/streams/', import.meta.url);

/**
 * A response of a provider with the expected result. `RecordedStream.java` describes the format of the files.
 *
 * @typedef {{name: string, fields: Record<string, string>, contentType: string, body: string}} RecordedStream
 */

/** @returns {RecordedStream[]} all of them, by name */
export function recordedStreams() {
  const names = readdirSync(FOLDER).sort();
  return names.map((name) => recordedStream(name.replace('.http', ''), readFileSync(new URL(name, FOLDER), 'utf8')));
}

/**
 * @param {string} name
 * @param {string} file
 * @returns {RecordedStream}
 */
function recordedStream(name, file) {
  const [, front, head, text] = /^(.*?)\n\n(.*?)\n\n(.*)$/s.exec(file) ?? [];
  const lines = front.split('\n').filter((line) => !line.startsWith('#'));
  const fields = Object.fromEntries(
    lines.map((line) => /** @type {[string, string]} */ (/^(.*?): (.*)$/.exec(line)?.slice(1))),
  );
  return { name, fields, contentType: head.split('Content-Type: ')[1].trim(), body: bodyOf(text, fields) };
}

/**
 * @param {string} text
 * @param {Record<string, string>} fields
 */
function bodyOf(text, fields) {
  const lineEnd = { CR: '\r', CRLF: '\r\n' }[fields.lines] ?? '\n';
  const body = fields.tail === 'bare' ? text.trimEnd() : text;
  return (fields.mark ? '\uFEFF' : '') + body.replaceAll('\n', lineEnd);
}
