// The attempts of tasks on a line of time, a lane for each slot of an executor that was in use.

import { svg, svgText, svgTitle, time } from './dom.js';

const WIDTH = 1180;
const LABEL = 130;
const LANE = 16;
const GAP = 8;
const AXIS = 24;
const TICKS = 8;
const COLORS = 8;
const MOST_LANES = 64;

export function color(index) {
  return `stage${index % COLORS}`;
}

/* Attempts of each executor in lanes: one goes into the first lane that is free when it starts. */
function lanes(stages, now) {
  const byExecutor = new Map();
  const attempts = stages.flatMap((stage, index) => stage.attempts.map(each => ({ ...each, stage, index })));
  attempts.sort((a, b) => a.started - b.started);
  for (const attempt of attempts) {
    if (!byExecutor.has(attempt.executor)) byExecutor.set(attempt.executor, []);
    const own = byExecutor.get(attempt.executor);
    let lane = own.find(each => each.until <= attempt.started);
    if (!lane) own.push(lane = { until: 0, attempts: [] });
    lane.until = attempt.ended ?? now;
    lane.attempts.push(attempt);
  }
  return byExecutor;
}

/* A step of 1, 2 or 5 times a power of ten, so that there are about so many. */
function step(micros) {
  const rough = Math.max(micros, 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
}

export function timeline(activity) {
  const { stages } = activity;
  const ends = stages.flatMap(stage => stage.attempts.map(each => each.ended ?? activity.micros));
  const end = Math.max(1, ...ends);
  const scale = (WIDTH - LABEL - 10) / end;
  const x = micros => LABEL + micros * scale;
  const made = svg('svg', { class: 'timeline', role: 'img', 'aria-label': 'Tasks on a line of time' });
  let y = AXIS;
  let count = 0;
  for (const [executor, own] of [...lanes(stages, activity.micros)].sort()) {
    made.append(svgText(4, y + LANE - 4, executor, 'executor'));
    for (const lane of own.slice(0, Math.max(0, MOST_LANES - count))) {
      count++;
      for (const attempt of lane.attempts) {
        const until = attempt.ended ?? activity.micros;
        const outcome = attempt.outcome || 'running';
        made.append(svg('rect', {
          x: x(attempt.started), y, width: Math.max(1, (until - attempt.started) * scale), height: LANE - 3,
          class: `attempt ${color(attempt.index)} ${outcome}`,
        }, svgTitle(`Stage ${attempt.stage.id}, task ${attempt.task} on ${executor}: ${outcome}, ${time((until - attempt.started) / 1000)}`)));
      }
      y += LANE;
    }
    y += GAP;
  }
  const ticks = svg('g', { class: 'axis' });
  for (let at = 0; at <= end; at += step(end)) {
    ticks.append(svg('line', { x1: x(at), x2: x(at), y1: AXIS - 6, y2: y }), svgText(x(at) + 3, AXIS - 9, time(at / 1000), ''));
  }
  made.prepend(ticks);
  made.setAttribute('viewBox', `0 0 ${WIDTH} ${y}`);
  made.setAttribute('width', WIDTH);
  made.setAttribute('height', y);
  return made;
}
