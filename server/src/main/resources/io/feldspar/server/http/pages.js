// The pages that are lists.

import { bytes, element, facts, get, link, moment, number, section, table, time, within } from './dom.js';

export const ENDED = new Set(['FINISHED', 'FAILED', 'CANCELLED', 'CLOSED']);

let wanted = '';

function text(statement) {
  const made = within('div', '', element('code', statement.statement),
      within('small', '', link(statement.id, `#/statements/${encodeURIComponent(statement.id)}`)));
  if (statement.error) made.append(element('small', `${statement.error.sqlState}: ${statement.error.message}`, 'error'));
  return made;
}

export function state(statement) {
  return element('span', statement.state.toLowerCase(), `state ${statement.state.toLowerCase()}`);
}

function progress(statement) {
  const bar = element('progress');
  bar.max = Math.max(statement.totalTasks, 1);
  bar.value = statement.completedTasks;
  return within('div', '', bar, element('small', `${statement.completedTasks} of ${statement.totalTasks} tasks`));
}

export function cancel(id) {
  const button = element('button', 'Cancel');
  button.type = 'button';
  button.addEventListener('click', async () => {
    button.disabled = true;
    await fetch(`api/statements/${encodeURIComponent(id)}`, { method: 'DELETE' });
    dispatchEvent(new Event('refresh'));
  });
  return button;
}

const STATEMENT = { title: 'Statement', cell: text };
const USER = { title: 'User', cell: each => each.user };
const GROUP = { title: 'Group', cell: each => each.group };
const STATE = { title: 'State', cell: state };
const ROWS = { title: 'Rows', number: true, cell: each => number(each.rows) };
const TIME = { title: 'Time', number: true, cell: each => time(each.elapsedMillis) };

function search() {
  const input = element('input');
  input.type = 'search';
  input.value = wanted;
  const form = within('form', '', within('label', '', 'With the text ', input));
  form.addEventListener('submit', event => {
    event.preventDefault();
    wanted = input.value;
    dispatchEvent(new Event('refresh'));
  });
  return form;
}

export async function statements(past) {
  const all = await get(past && wanted ? `api/statements?text=${encodeURIComponent(wanted)}` : 'api/statements');
  all.reverse();
  const ended = section('Ended', ...(past ? [search()] : []), table(
      [STATEMENT, USER, GROUP, STATE, { title: 'Ended', cell: each => moment(each.ended) }, ROWS, TIME],
      all.filter(each => ENDED.has(each.state))));
  if (past) return { content: ended, changes: false };
  const running = section('Running', table(
      [STATEMENT, USER, GROUP, STATE, { title: 'Progress', cell: progress }, ROWS, TIME, { title: '', cell: each => cancel(each.id) }],
      all.filter(each => !ENDED.has(each.state))));
  const groups = section('Resource groups', table([
    { title: 'Group', cell: each => each.name },
    { title: 'Slots', number: true, cell: each => number(each.slots) },
    { title: 'Running', number: true, cell: each => number(each.running) },
    { title: 'Queued', number: true, cell: each => number(each.queued) },
  ], await get('api/groups')));
  return { content: within('div', '', running, ended, groups), changes: true };
}

export async function sessions() {
  return { content: section('Sessions', table([
    { title: 'Session', number: true, cell: each => String(each.id) },
    USER,
    { title: 'Address', cell: each => each.address },
    { title: 'Schema', cell: each => `${each.catalog}.${each.schema}` },
    { title: 'Since', cell: each => moment(each.since) },
  ], await get('api/sessions'))), changes: true };
}

export async function executors() {
  const outcome = (title, ...names) => ({ title, number: true, cell: each => number(names.reduce((sum, name) => sum + (each.ended[name] ?? 0), 0)) });
  return { content: section('Executors', table([
    { title: 'Executor', cell: each => each.id },
    { title: 'Host', cell: each => each.host },
    { title: 'State', cell: each => (each.removed === null
      ? element('span', 'present', 'state finished')
      : within('div', '', element('span', 'gone', 'state failed'), element('small', each.removed))) },
    { title: 'Since', cell: each => moment(each.since) },
    { title: 'Busy', cell: each => {
      const bar = element('meter');
      bar.max = Math.max(each.slots, 1);
      bar.value = each.running;
      return within('div', '', bar, element('small', `${each.running} of ${each.slots} slots`));
    } },
    outcome('Succeeded', 'succeeded'),
    outcome('Failed', 'failed', 'lost'),
    outcome('Killed', 'killed'),
    { title: 'Task time', number: true, cell: each => time(each.taskMillis) },
    { title: 'Cached', number: true, cell: each => `${number(each.cachedPartitions)} partitions` },
    { title: 'Memory', number: true, cell: each => bytes(each.cachedMemoryBytes) },
    { title: 'Disk', number: true, cell: each => bytes(each.cachedDiskBytes) },
  ], await get('api/executors'))), changes: true };
}

export async function storage() {
  const found = await get('api/storage');
  return { content: within('div', '',
      section('Memory', facts({
        'Reserved by statements': bytes(found.reservedBytes),
        'Heap in use': bytes(found.heapBytes),
        'Heap at most': bytes(found.maxHeapBytes),
        'Spill files': number(found.spillFiles),
      })),
      section('Cached tables', table([
        { title: 'Table', cell: each => each.name },
        { title: 'Bytes here', number: true, cell: each => bytes(each.bytes) },
      ], found.cachedTables))), changes: true };
}

export async function settings() {
  return { content: section('Settings', table([
    { title: 'Setting', cell: each => element('span', each.name, 'name') },
    { title: 'Value', cell: each => element('span', each.value, each.value === each.default ? 'name' : 'name changed') },
    { title: 'Scope', cell: each => each.scope },
    { title: 'Description', cell: each => each.description },
  ], await get('api/settings'))), changes: false };
}

export async function users() {
  return { content: section('Users', table([
    { title: 'User', cell: each => each.name },
    { title: 'Roles', cell: each => [...(each.admin ? ['administrator'] : []), ...each.roles].join(', ') },
    { title: 'Sessions', number: true, cell: each => number(each.sessions) },
    { title: 'Running', number: true, cell: each => number(each.running) },
    { title: 'Ended', number: true, cell: each => number(each.ended) },
    { title: 'Failed', number: true, cell: each => number(each.failed) },
    { title: 'Time', number: true, cell: each => time(each.millis) },
    { title: 'Last statement', cell: each => moment(each.last) },
  ], await get('api/users'))), changes: true };
}
