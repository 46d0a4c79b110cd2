// What the page's files must never contain, so that its content security policy needs no exceptions.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const WEBAPP = new URL('../../main/webapp/', import.meta.url);
/** @param {string} folder @param {string} end */
const files = (folder, end) =>
  readdirSync(new URL(folder, WEBAPP), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => folder + name);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, WEBAPP), 'utf8');

for (const name of files('js/', '.js')) {
  test(`passes no text to the HTML parser or the interpreter: ${name}`, () => {
    assert.doesNotMatch(
      read(name),
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTMLUnsafe|\beval\(|new Function\(|srcdoc/,
    );
  });
}

for (const name of files('', '.html')) {
  test(`has no inline script, style or handler: ${name}`, () => {
    const text = read(name);
    assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  test(`fetches only from its own origin, by relative addresses: ${name}`, () => {
    for (const [, address] of read(name).matchAll(/\s(?:src|href)="([^"]*)"/g))
      assert.doesNotMatch(address, /^(?:\w+:|\/)/);
  });
}

for (const name of files('css/', '.css')) {
  test(`fetches nothing: ${name}`, () => assert.doesNotMatch(read(name), /@import|url\(/));
}

test('only one module contains the versions of the libraries', () => {
  const naming = [...files('js/', '.js'), ...files('', '.html')].filter((name) => /webjars\/\w+\/\d/.test(read(name)));
  assert.deepEqual(naming, ['js/code/highlighter.js']);
});

test('the libraries have the versions in the pom', () => {
  const pom = readFileSync(new URL('../../../pom.xml', import.meta.url), 'utf8');
  for (const [, library, version] of read('js/code/highlighter.js').matchAll(/webjars\/(\w+)\/([\d.]+)\//g)) {
    assert.ok(
      pom.includes(`<webjar.${library}.version>${version}</webjar.${library}.version>`),
      `${library} ${version}`,
    );
  }
});
