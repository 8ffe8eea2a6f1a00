// A plan drawn as a graph: the root above, what it reads below it. An exchange that is read in
// several places is one node with several readers.

import { bytes, short, svg, svgText, svgTitle, time } from './dom.js';

const WIDTH = 196;
const HEIGHT = 70;
const GAP_X = 18;
const GAP_Y = 34;
const MOST_TEXT = 26;

/* A node is skewed where one task has so many times the rows of the average one. */
const SKEWED = 2;
const SKEWED_ROWS = 1000;

/* The nodes of a plan in the order of its text, each with its number and the nodes that it reads. */
export function nodes(plan) {
  const all = [];
  const exchanges = [];
  const add = (json, parent) => {
    if (json.sameAsExchange !== undefined) {
      exchanges[json.sameAsExchange - 1]?.readers.push(parent);
      return;
    }
    const node = { json, number: all.length + 1, readers: parent ? [parent] : [], inputs: [], depth: 0, x: 0 };
    all.push(node);
    if (parent) parent.inputs.push(node);
    if (json.operator === 'Exchange') exchanges.push(node);
    for (const input of json.inputs ?? []) add(input, node);
  };
  add(plan, null);
  return all;
}

/* How many times the rows of an average task the largest one has; 1 where they are even. */
export function skew(json) {
  return json.tasks > 1 && json.rows > 0 ? json.mostRows * json.tasks / json.rows : 1;
}

export function isSkewed(json) {
  return json.rows >= SKEWED_ROWS && skew(json) >= SKEWED;
}

/* Each node goes below all that read it; its column is in the middle of those of its inputs. */
function place(all) {
  for (let changed = true; changed;) {
    changed = false;
    for (const node of all) {
      const depth = Math.max(0, ...node.readers.map(each => each.depth + 1));
      changed ||= depth !== node.depth;
      node.depth = depth;
    }
  }
  let leaves = 0;
  const column = node => {
    node.inputs.forEach(column);
    node.x = node.inputs.length === 0
      ? leaves++
      : (node.inputs[0].x + node.inputs[node.inputs.length - 1].x) / 2;
  };
  column(all[0]);
}

const left = node => node.x * (WIDTH + GAP_X) + GAP_X;
const top = node => node.depth * (HEIGHT + GAP_Y) + GAP_X;

function cut(text) {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1)}…`;
}

function card(node, choose) {
  const json = node.json;
  const x = left(node);
  const y = top(node);
  const run = json.rows !== undefined;
  const kind = json.operator === 'Exchange' ? 'exchange' : json.operator === 'Scan' ? 'scan' : '';
  const detail = json.detail.slice(json.operator.length).trim();
  const made = svg('g', { class: `node ${kind} ${run ? '' : 'waiting'} ${isSkewed(json) ? 'skewed' : ''}`, tabindex: 0 },
      svgTitle(`${node.number}: ${json.detail}`),
      svg('rect', { x, y, width: WIDTH, height: HEIGHT, rx: kind === 'exchange' ? 18 : 6, class: 'card' }),
      svgText(x + 10, y + 19, `${json.operator}`, 'operator'),
      svgText(x + 10, y + 35, cut(detail), 'detail'));
  if (run) {
    const parts = [];
    if (json.milliseconds !== undefined) parts.push(time(json.milliseconds));
    if (json.peakBytes) parts.push(bytes(json.peakBytes));
    if (isSkewed(json)) parts.push(`skew ${skew(json).toFixed(1)}×`);
    made.append(svgText(x + 10, y + 53, parts.join(' · '), 'numbers'));
    const share = Math.min(json.percent ?? 0, 100) / 100;
    made.append(
        svg('rect', { x: x + 10, y: y + HEIGHT - 9, width: WIDTH - 20, height: 3, class: 'share' }),
        svg('rect', { x: x + 10, y: y + HEIGHT - 9, width: (WIDTH - 20) * share, height: 3, class: 'share used' }));
  } else {
    made.append(svgText(x + 10, y + 53, 'not run yet', 'numbers'));
  }
  made.addEventListener('click', () => choose(node));
  made.addEventListener('keydown', event => {
    if (event.key === 'Enter') choose(node);
  });
  return made;
}

/* A line for the rows from a node to one of its readers, thicker for more of them. */
function edge(node, reader) {
  const x = left(node) + WIDTH / 2;
  const y = top(node);
  const toX = left(reader) + WIDTH / 2;
  const toY = top(reader) + HEIGHT;
  const middle = (y + toY) / 2;
  const rows = node.json.rows;
  const made = svg('g', { class: 'edge' },
      svg('path', {
        d: `M ${x} ${y} C ${x} ${middle} ${toX} ${middle} ${toX} ${toY}`,
        'stroke-width': rows ? 1 + Math.log10(rows) / 2 : 1,
      }));
  if (rows !== undefined) {
    const leans = toX > x;
    const label = svgText(leans ? x - 8 : x + 8, y - 7, `${short(rows)} rows`, 'rows');
    if (leans) label.setAttribute('text-anchor', 'end');
    made.append(label);
  }
  return made;
}

/* @param choose called with the node that was clicked */
export function dag(all, choose) {
  place(all);
  const width = Math.max(...all.map(left)) + WIDTH + GAP_X;
  const height = Math.max(...all.map(top)) + HEIGHT + GAP_X;
  const made = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, class: 'dag', role: 'img', 'aria-label': 'The plan as a graph' });
  for (const node of all) for (const reader of node.readers) made.append(edge(node, reader));
  for (const node of all) made.append(card(node, choose));
  return made;
}
