// The models of the server, and the result of asking each for a word.

import { h } from '../../dom/nodes.js';
import { duration } from './format.js';

/** @import {Model, ModelCheck} from '../../api/responses.js' */
/** @import {State} from '../state/state.js' */

/** @param {State} state @param {() => void} check */
export function modelsSection({ models, checks }, check) {
  if (models.length === 0) return null;
  const running = checks?.state === 'running';
  const results = checks?.state === 'done' ? checks.results : {};
  return h(
    'section',
    { class: 'models', key: 'models' },
    h('h2', null, models.length === 1 ? 'Model' : 'Models'),
    h(
      'ul',
      { class: 'model-list' },
      models.map((model) => modelItem(model, results[model.name])),
    ),
    checks?.state === 'failed' && h('p', { class: 'problem' }, checks.message),
    h(
      'button',
      { type: 'button', class: 'secondary', 'aria-disabled': running ? 'true' : null, onclick: running ? null : check },
      running ? 'Checking…' : 'Check models',
    ),
  );
}

/** @param {Model} model @param {ModelCheck | undefined} check */
function modelItem(model, check) {
  return h(
    'li',
    { key: model.name },
    h(
      'p',
      null,
      h('strong', null, model.name),
      model.provider !== model.name && h('span', { class: 'badge' }, model.provider),
    ),
    check && (check.answers ? h('p', { class: 'note good' }, answersText(check)) : problem(check)),
  );
}

/** @param {ModelCheck} check */
function problem({ message, detail }) {
  return [
    h('p', { class: 'problem' }, message ?? 'The model does not answer.'),
    detail && h('p', { class: 'note detail' }, detail),
  ];
}

/** @param {ModelCheck} check */
function answersText({ firstToken }) {
  return typeof firstToken === 'number' ? `Answers. The first word took ${duration(firstToken)}.` : 'Answers.';
}
