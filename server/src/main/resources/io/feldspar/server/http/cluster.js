// The page of a cluster: its workers, applications and programs, and the end of a log.

import { bytes, element, facts, get, link, number, section, table, within } from './dom.js';

const REFRESH_MILLIS = 2000;

let next;

function log(of, text = of) {
  return link(text, `#${of}`);
}

function logs(names) {
  return within('div', '', ...names.map(each => within('small', '', log(each))));
}

function state(text) {
  const name = text.toLowerCase();
  return element('span', name, `state ${name}`);
}

function share(used, all, shown) {
  return `${shown(used)} of ${shown(all)}`;
}

function workers(all) {
  return section('Workers', table([
    { title: 'Worker', cell: each => element('span', each.id, 'name') },
    { title: 'Host', cell: each => each.host },
    { title: 'State', cell: each => state(each.state) },
    { title: 'Cores', number: true, cell: each => share(each.usedCores, each.cores, number) },
    { title: 'Memory', number: true, cell: each => share(each.usedMemory, each.memory, bytes) },
    { title: 'Executors', cell: each => logs(each.executors) },
  ], all));
}

function applications(all) {
  return section('Applications', table([
    { title: 'Application', cell: each => within('div', '', each.name, element('small', each.id)) },
    { title: 'User', cell: each => each.user },
    { title: 'Executors', number: true, cell: each => share(each.executors.length, each.wanted, number) },
    { title: 'Cores of each', number: true, cell: each => number(each.coresOfEach) },
    { title: 'Memory of each', number: true, cell: each => bytes(each.memoryOfEach) },
    { title: 'Logs', cell: each => logs(each.executors.map(executor => `${each.id}/${executor}`)) },
  ], all));
}

function programs(all) {
  return section('Programs', table([
    { title: 'Program', cell: each => log(each.id) },
    { title: 'Class', cell: each => each.mainClass },
    { title: 'State', cell: each => state(each.state) },
    { title: 'Worker', cell: each => each.worker },
    { title: 'Starts', number: true, cell: each => number(each.starts) },
    { title: 'Message', cell: each => each.message },
  ], all));
}

async function logPage(of) {
  const response = await fetch(`api/logs/${of.split('/').map(encodeURIComponent).join('/')}`);
  return section(`Log of ${of}`, element('pre', await response.text(), 'log'));
}

async function refresh() {
  const problem = document.getElementById('problem');
  try {
    const status = await get('api/cluster');
    const of = decodeURIComponent(location.hash.slice(1));
    const content = of
      ? await logPage(of)
      : within('div', '', workers(status.workers), applications(status.applications), programs(status.programs));
    document.getElementById('main').replaceChildren(content);
    document.getElementById('server').replaceChildren(...facts({
      Epoch: status.epoch,
      Master: status.recovering ? 'recovering' : 'leads',
    }).children);
    problem.hidden = true;
  } catch (error) {
    problem.textContent = `No master answers (${error.message})`;
    problem.hidden = false;
  }
}

async function refreshAgainAndAgain() {
  clearTimeout(next);
  if (!document.hidden) await refresh();
  clearTimeout(next);
  next = setTimeout(refreshAgainAndAgain, REFRESH_MILLIS);
}

addEventListener('hashchange', refreshAgainAndAgain);
refreshAgainAndAgain();
