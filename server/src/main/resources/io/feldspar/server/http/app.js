// Shows the page that the address names, and shows it again every two seconds where it changes.

import { bytes, facts, get, time } from './dom.js';
import { executors, sessions, settings, statements, storage, users } from './pages.js';
import { sql } from './sql.js';
import { statement } from './statement.js';

const REFRESH_MILLIS = 2000;

/*
 * By the first part of the address behind '#/'. Each gives the content of the page and whether it
 * changes.
 */
const PAGES = { statements, sql, sessions, executors, storage, settings, users };

let next;
let shown;

function describe(server) {
  const past = server.history !== undefined;
  for (const each of document.querySelectorAll('.live')) each.hidden = past;
  document.getElementById('server').replaceWith(withId(facts(past ? {
    History: server.history,
    'Damaged lines': server.damagedLines,
  } : {
    Version: server.version,
    Up: time(server.uptimeMillis),
    Running: server.runningStatements,
    Connections: server.connections,
    Reserved: bytes(server.reservedBytes),
    Heap: bytes(server.heapBytes),
    ...(server.user ? { User: server.user } : {}),
  }), 'server'));
  return past;
}

function withId(made, id) {
  made.id = id;
  return made;
}

function address() {
  const [page, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { page: page || 'statements', rest };
}

async function refresh() {
  const problem = document.getElementById('problem');
  try {
    const past = describe(await get('api/server'));
    const { page, rest } = address();
    const isStatement = page === 'statements' && rest.length > 0;
    const made = isStatement ? await statement(rest[0]) : await (PAGES[page] ?? statements)(past);
    if (location.hash === '' || address().page === page) {
      show(made.content, location.hash);
      for (const each of document.querySelectorAll('#nav a')) {
        each.classList.toggle('current', each.getAttribute('href') === `#/${page}`);
      }
    }
    problem.hidden = true;
    return made.changes;
  } catch (error) {
    problem.textContent = `The server does not answer (${error.message})`;
    problem.hidden = false;
    return true;
  }
}

/* Keeps where parts of the page were scrolled to. */
function show(content, name) {
  const main = document.getElementById('main');
  const same = shown === name;
  shown = name;
  if (main.firstChild === content && same) return;
  const before = same ? [...main.querySelectorAll('.scrolls')].map(each => [each.scrollLeft, each.scrollTop]) : [];
  main.replaceChildren(content);
  [...main.querySelectorAll('.scrolls')].forEach((each, i) => {
    if (before[i]) [each.scrollLeft, each.scrollTop] = before[i];
  });
}

export async function refreshAgainAndAgain() {
  clearTimeout(next);
  const changes = document.hidden ? true : await refresh();
  clearTimeout(next);
  if (changes) next = setTimeout(refreshAgainAndAgain, REFRESH_MILLIS);
}

addEventListener('hashchange', refreshAgainAndAgain);
addEventListener('refresh', refreshAgainAndAgain);
refreshAgainAndAgain();
