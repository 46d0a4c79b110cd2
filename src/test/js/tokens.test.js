// The styles use tokens: at most seven sizes of text, one scale of space, and one place for colours, with one accent.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const CSS = new URL('../../main/webapp/css/', import.meta.url);

/** @typedef {{file: string, property: string, value: string}} Declaration */

const sheets = readdirSync(CSS).map((file) => ({ file, text: readFileSync(new URL(file, CSS), 'utf8') }));

/** @type {Declaration[]} */
const declarations = sheets.flatMap(({ file, text }) =>
  [...text.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=[{;]\s*)([\w-]+):\s*([^;{}]+);/g)].map(([, property, value]) => ({
    file,
    property,
    value: value.replace(/\s+/g, ' '),
  })),
);
const tokens = declarations.filter(({ file, property }) => file === 'tokens.css' && property.startsWith('--'));
const names = new Set(tokens.map(({ property }) => property));
const uses = declarations.filter(({ property }) => !property.startsWith('--'));

/** @param {RegExp} pattern */
const named = (pattern) => [...names].filter((name) => pattern.test(name));
/** @param {Declaration[]} wrong */
const shown = (wrong) => wrong.map(({ file, property, value }) => `${file}: ${property}: ${value}`);

test('reads the declarations', () => assert.ok(uses.length > 500 && tokens.length > 50, `${uses.length}`));

test('there are at most seven sizes of text, and all text uses them', () => {
  assert.ok(named(/^--text-/).length <= 7);
  const sizes = uses.filter(({ property }) => property === 'font-size' || property === 'font');
  // The size of code follows the text around it; 0 hides text; print has its own scale.
  const wrong = sizes.filter(
    ({ file, value }) =>
      !/^(var\(--(text-\w+|code)\)|inherit|0)$/.test(value) && `${file} ${value}` !== 'print.css 80%',
  );
  assert.deepEqual(shown(wrong), []);
});

test('spaces are of one scale', () => {
  const scale = named(/^--space-/);
  assert.deepEqual(
    scale,
    scale.map((_, i) => `--space-${i + 1}`),
  );
  const spaces = uses.filter(({ property }) => /^(margin|padding|scroll-margin|(row-|column-)?gap)/.test(property));
  const wrong = spaces.filter(({ value }) => {
    const rest = value.replace(/var\(--[\w-]+\)|env\([\w-]+\)/g, '').replace(/calc\(-1 \*/g, '');
    return /[1-9]/.test(rest.replace(/^-1px$/, '').replace(/^30vh 0$/, ''));
  });
  assert.deepEqual(shown(wrong), []);
});

test('radii are tokens', () => {
  const wrong = uses.filter(
    ({ property, value }) => property === 'border-radius' && !/^(var\(--radius-\w+\)|0|50%)$/.test(value),
  );
  assert.deepEqual(shown(wrong), []);
});

test('colours are tokens, and there is one accent', () => {
  const wrong = uses.filter(({ value }) => /#[\da-f]{3,8}\b|\b(rgb|hsl|lab|lch|oklab|oklch)a?\(/i.test(value));
  assert.deepEqual(shown(wrong), []);
  assert.deepEqual(named(/accent/), ['--accent', '--accent-soft', '--on-accent']);
  const soft = tokens.filter(({ property }) => property === '--accent-soft').map(({ value }) => value);
  assert.ok(
    soft.every((value) => value.includes('var(--accent)')),
    `${soft}`,
  );
});

test('every token exists and is used', () => {
  const own = new Set(['--height']); // The page sets this for each section of an answer.
  const used = new Set(
    declarations.flatMap(({ value }) => [...value.matchAll(/var\((--[\w-]+)/g)].map(([, it]) => it)),
  );
  assert.deepEqual(
    [...used].filter((name) => !names.has(name) && !own.has(name)),
    [],
  );
  assert.deepEqual(
    [...names].filter((name) => !used.has(name)),
    [],
  );
});
