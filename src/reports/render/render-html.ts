import type { Block, Cell, Choice, FilterGroup, Part, Tile } from '../blocks.ts';
import { escapeMarkup } from './escape-markup.ts';
import { percent } from './format-number.ts';
import { PAGE_STYLE } from './page-style.ts';

/** One file without a script or anything from outside; its own policy forbids both, should a text ever slip through. */
export function* renderHtml(title: string, blocks: Iterable<Block>): Generator<string, void> {
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title><style>${PAGE_STYLE}</style></head><body><main>
`;
  for (const block of blocks) yield `${blockOf(block)}\n`;
  yield '</main></body></html>\n';
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeMarkup(block.text)}</h1><p class="note">${escapeMarkup(block.note)}</p>`;
    case 'heading':
      return `<h2>${escapeMarkup(block.text)}</h2>`;
    case 'tiles':
      return `<ul class="tiles">${block.tiles.map(tileOf).join('')}</ul>`;
    case 'filters':
      return `<form class="filters">${block.groups.map(filterOf).join('')}</form>`;
    case 'text':
      return `<p>${escapeMarkup(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const isNumber = (i: number): boolean => typeof (block.rows[0]?.[i] ?? '') === 'object';
      const head = block.head
        .map((text, i) => `<th scope="col"${isNumber(i) ? ' class="n"' : ''}>${escapeMarkup(text)}</th>`)
        .join('');
      const rows = block.rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`).join('\n');
      return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
    }
    case 'card':
      return `<details class="${[block.tone, ...block.tags].join(' ')}" id="${escapeMarkup(block.id)}"><summary>${escapeMarkup(block.title)}<small>${escapeMarkup(block.note)}</small></summary><div class="body">${block.body
        .map(partOf)
        .join('')}</div></details>`;
  }
}

function cellOf(cell: Cell): string {
  if (typeof cell === 'string') return `<td>${escapeMarkup(cell)}</td>`;
  if ('number' in cell) {
    const bar = cell.of === undefined ? '' : `<span class="part"><i style="width:${place(cell.of)}"></i></span>`;
    return `<td class="n">${escapeMarkup(cell.number)}${bar}</td>`;
  }
  const [low, high] = cell.interval;
  return `<td class="n"><span class="share">${percent(cell.share)} (${percent(low)} to ${percent(high)})<span class="track"><i style="left:${place(low)};right:${place(1 - high)}"></i><b style="left:${place(cell.share)}"></b></span></span></td>`;
}

const tileOf = ({ name, value, note, tone }: Tile): string =>
  `<li${tone === null ? '' : ` class="${tone}"`}><small>${escapeMarkup(name)}</small><b>${escapeMarkup(value)}</b><small>${escapeMarkup(note)}</small></li>`;

/** Radio buttons and a style sheet: the cards of the other tags are hidden, and on paper all are there. */
function filterOf({ name, options }: FilterGroup): string {
  const group = escapeMarkup(name);
  const one = (id: string, label: string, isOn: boolean): string =>
    `<label><input type="radio" name="${group}" id="show-${id}"${isOn ? ' checked' : ''}>${escapeMarkup(label)}</label>`;
  const all = one(`all-${group.replace(/\W+/g, '-')}`, 'all', true);
  return `<fieldset><legend>${group}</legend>${all}${options.map(({ tag, label, count }) => one(tag, `${label} (${count})`, false)).join('')}</fieldset>`;
}

const place = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%`;

function partOf(part: Part): string {
  switch (part.kind) {
    case 'choices':
      return `<ul class="choices">${part.choices.map(choiceOf).join('')}</ul>`;
    case 'fact':
      return `<p class="fact"><b>${escapeMarkup(part.name)}:</b> ${escapeMarkup(part.text)}</p>`;
    case 'quote':
      return `<blockquote>${escapeMarkup(part.text)}<cite>${escapeMarkup(part.source)}</cite></blockquote>`;
  }
}

function choiceOf({ label, text, isRight, takenBy }: Choice): string {
  const tone = isRight ? ' class="right"' : takenBy.length > 0 ? ' class="taken"' : '';
  const marks = [...(isRight ? ['✓ right'] : []), ...takenBy.map((who) => `${isRight ? '' : '✗ '}${who}`)];
  return `<li${tone}>${escapeMarkup(`${label}. ${text}`)}${marks.length === 0 ? '' : ` <em>— ${escapeMarkup(marks.join(', '))}</em>`}</li>`;
}
