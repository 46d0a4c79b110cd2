// The page's libraries for tests, read from the WebJars that Maven has fetched: the same files that the page loads.
//
// MAVEN_REPOSITORY says where Maven keeps its jars. Default: ~/.m2/repository.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { highlighterOf } from '#js/code/highlighter.js';

/** @import {Highlighter} from '#js/code/highlighter.js' */

const REPOSITORY = process.env.MAVEN_REPOSITORY || join(homedir(), '.m2', 'repository');
const LIBRARIES = readFileSync(new URL('../../../main/webapp/js/code/highlighter.js', import.meta.url), 'utf8');

/** Loads highlight.js as the page does. @returns {Promise<Highlighter>} */
export async function loadHighlighter() {
  const scope = /** @type {any} */ (globalThis);
  scope.module = { exports: {} };
  scope.exports = scope.module.exports;
  await load('org/webjars', 'highlightjs');
  const library = scope.module.exports;
  delete scope.module;
  delete scope.exports;
  return highlighterOf(library, async (hljs, name) => {
    scope.hljs = hljs;
    const [, path] = /** @type {RegExpExecArray} */ (/'[./]+\/(webjars\/highlightjs\/[^/]+\/)/.exec(LIBRARIES));
    await loadEntry('org/webjars', 'highlightjs', path.split('/')[2], `${path}languages/${name}.min.js`);
  });
}

/** @param {string} group @param {string} artifact */
async function load(group, artifact) {
  const match = new RegExp(`'[./]+/(webjars/${artifact}/([^/]+)/[^']+)'`).exec(LIBRARIES);
  if (!match) throw new Error(`js/code/highlighter.js names no file of ${artifact}`);
  const [, path, version] = match;
  return loadEntry(group, artifact, version, path);
}

/** @param {string} group @param {string} artifact @param {string} version @param {string} path */
async function loadEntry(group, artifact, version, path) {
  const jar = join(REPOSITORY, group, artifact, version, `${artifact}-${version}.jar`);
  const source = entry(read(jar), `META-INF/resources/${path}`);
  return import(`data:text/javascript;base64,${source.toString('base64')}`);
}

/** @param {string} jar */
function read(jar) {
  try {
    return readFileSync(jar);
  } catch (cause) {
    throw new Error(`${jar} is not there: run "mvn test-compile" once, or set MAVEN_REPOSITORY`, { cause });
  }
}

/**
 * Returns one entry of a zip file, found through its central directory.
 *
 * @param {Buffer} zip
 * @param {string} name
 */
function entry(zip, name) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) return content(zip, at);
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`no ${name} in the jar`);
}

/** @param {Buffer} zip @param {number} at the position of the entry in the central directory */
function content(zip, at) {
  const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const stored = zip.subarray(start, start + size);
  return method === 0 ? stored : inflateRawSync(stored);
}
