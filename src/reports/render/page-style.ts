import { TAGS } from '../blocks.ts';

/** A choice of one tag hides the cards without it, on a screen. */
const FILTERS = TAGS.map((tag) => `main:has(#show-${tag}:checked) details:not(.${tag}){display:none}`).join('\n');

/** One column, one style sheet, no script: readable on a phone, on paper, and in the dark. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1f2937;--soft:#586273;--paper:#fdfdfc;--card:#fff;--line:#dfe3e8;--good:#1b7f4b;--bad:#b3261e;--unsure:#8a6100;--bar:#c9dcf3;--point:#1f5fae}
@media (prefers-color-scheme:dark){:root{--ink:#e5e8ec;--soft:#a3adba;--paper:#14171b;--card:#1c2026;--line:#343b45;--good:#5fd39a;--bad:#ff8a80;--unsure:#e6b95c;--bar:#2c405b;--point:#8fbcf5}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.25rem 1rem 4rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0}h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
.note{color:var(--soft);margin:0 0 1rem}
.wide{overflow-x:auto;margin-bottom:1.25rem}table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:normal}
th{color:var(--soft);font-weight:600}.n{text-align:right;white-space:nowrap}
.share{display:block;min-width:9rem}.track{position:relative;display:block;height:.5rem;margin-top:.2rem;border-radius:.25rem;background:var(--line)}
.track i{position:absolute;top:0;bottom:0;border-radius:.25rem;background:var(--bar)}.track b{position:absolute;top:-.15rem;bottom:-.15rem;width:3px;margin-left:-1px;border-radius:2px;background:var(--point)}
details{margin:.5rem 0;border:1px solid var(--line);border-left:4px solid var(--line);border-radius:.4rem;background:var(--card)}
details.good{border-left-color:var(--good)}details.bad{border-left-color:var(--bad)}details.unsure{border-left-color:var(--unsure)}
summary{padding:.6rem .8rem;cursor:pointer;white-space:pre-line}summary small{display:block;color:var(--soft)}
.body{padding:0 .8rem .8rem}
ul.choices{list-style:none;margin:.25rem 0 .75rem;padding:0}.choices li{padding:.3rem .5rem;border-radius:.3rem}
.choices .right{color:var(--good);font-weight:600}.choices .taken{color:var(--bad)}.choices em{font-style:normal;font-size:.85em}
.fact{margin:.3rem 0}.fact b{color:var(--soft);font-weight:600}
blockquote{margin:.3rem 0 .6rem;padding:.1rem 0 .1rem .75rem;border-left:3px solid var(--line)}blockquote cite{display:block;color:var(--soft);font-size:.85rem;font-style:normal}
ul.tiles{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem;margin:1rem 0;padding:0}
.tiles li{padding:.6rem .8rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}.tiles small{display:block;color:var(--soft);font-size:.8rem}.tiles b{display:block;font-size:1.6rem;line-height:1.3;font-variant-numeric:tabular-nums}
.tiles .good b{color:var(--good)}.tiles .bad b{color:var(--bad)}.tiles .unsure b{color:var(--unsure)}
.part{display:block;height:.3rem;min-width:6rem;margin-top:.2rem;border-radius:.15rem;background:var(--line)}.part i{display:block;height:100%;margin-left:auto;border-radius:.15rem;background:var(--point)}
.filters{position:sticky;top:0;z-index:1;padding:.4rem 0;background:var(--paper)}.filters fieldset{display:flex;flex-wrap:wrap;gap:.15rem .9rem;margin:0;padding:.15rem 0;border:0}.filters legend{float:left;margin-right:.9rem;color:var(--soft)}
.filters label{white-space:nowrap;cursor:pointer}.filters input{margin:0 .35rem 0 0;accent-color:var(--point)}
details:target{outline:2px solid var(--point)}details[open]>summary{border-bottom:1px solid var(--line);margin-bottom:.6rem}
@media screen{
${FILTERS}
}
@media print{details{break-inside:avoid}.filters{display:none}}
`;
