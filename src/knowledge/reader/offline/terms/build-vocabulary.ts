import { normalizeTerm } from '../../../../domain/index.ts';
import type { PlainBlock } from '../text/block.ts';
import { conceptTypeOf } from './concept-type-of.ts';
import type { Vocabulary } from './vocabulary.ts';

const GLOSSARY_HEADING = /^(?:key (?:terms|words|concepts)|glossary|vocabulary|definitions|terms)\b/i;
const ENTRY = /^(.{2,80}?)\s*(?::|\s[–—-])\s+(?=\S)/;
const WORDS_MAX = 7;

/** One look through the plain blocks, without tagging: glossary, bold terms, headings, names and acronyms. */
export function buildVocabulary(blocks: Iterable<PlainBlock>, title: string): Vocabulary {
  const glossary = new Map<string, { surface: string; definition: string }>();
  const bold = new Map<string, string>();
  const headings = new Set<string>();
  const aliases = new Map<string, string>();
  const capital = new Map<string, number>();
  const small = new Set<string>();
  const fullNames = new Map<string, Set<string>>();
  const heading = (text: string) => {
    const key = normalizeTerm(text);
    if (key !== '' && key.split(' ').length <= 4) headings.add(key);
  };
  heading(title);
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading(block.plain);
      continue;
    }
    const entry = glossaryEntryOf(block);
    if (entry !== null) {
      const key = normalizeTerm(entry.term);
      if (!glossary.has(key)) glossary.set(key, { surface: entry.term, definition: entry.definition });
    }
    for (const [from, to] of block.bold) {
      const surface = block.plain
        .slice(from, to)
        .replace(/[\s.,:;]+$/, '')
        .trim();
      if (surface === '' || surface.split(' ').length > WORDS_MAX) continue;
      const key = normalizeTerm(surface);
      if (!bold.has(key)) bold.set(key, surface);
    }
    countCapitals(block.plain, capital, small);
    findAcronyms(block.plain, aliases);
    countFullNames(block.plain, fullNames);
  }
  const proper = new Set([...capital].filter(([word]) => !small.has(word)).map(([word]) => word));
  const names = new Map<string, string>();
  for (const [surname, full] of fullNames) {
    const [only, ...others] = full;
    if (others.length > 0 || only === undefined || small.has(surname) || conceptTypeOf(surname, null) !== null)
      continue;
    if (only.split(' ').some((word) => small.has(word.toLowerCase()))) continue;
    names.set(normalizeTerm(surname), only);
  }
  return { glossary, bold, headings, proper, words: small, aliases, names };
}

/** "**term**: definition" in a list, or any item under a heading that announces terms. */
export function glossaryEntryOf(
  block: PlainBlock,
): { term: string; definition: string; definitionStart: number } | null {
  if (block.kind !== 'item') return null;
  const isUnderTerms = GLOSSARY_HEADING.test(block.headings[block.headings.length - 1] ?? '');
  const first = block.bold[0];
  const opensBold = first !== undefined && first[0] === 0;
  if (!isUnderTerms && !opensBold) return null;
  const match = opensBold ? /^\s*(?::|\s?[–—-])\s+/.exec(block.plain.slice(first[1])) : ENTRY.exec(block.plain);
  if (match === null) return null;
  const rawTerm = opensBold ? block.plain.slice(0, first[1]) : match[1]!;
  const definitionStart = opensBold ? first[1] + match[0].length : match[0].length;
  const term = rawTerm.replace(/[:.\s]+$/, '').trim();
  const definition = block.plain.slice(definitionStart).trim();
  if (term === '' || definition.length < 8 || term.split(' ').length > WORDS_MAX) return null;
  return { term: term.replace(/\s*\([^)]*\)$/, ''), definition, definitionStart };
}

function countCapitals(plain: string, capital: Map<string, number>, small: Set<string>): void {
  for (const match of plain.matchAll(/(^|[.!?:]["”’)]*\s+|["“(]|\s)(\p{L}[\p{L}’'-]*)/gu)) {
    const [, before, word] = match;
    const isStart = before === '' || /[.!?:"“(]/.test(before!);
    const lower = word!.toLowerCase();
    if (word === lower) small.add(lower);
    else if (!isStart) capital.set(lower, (capital.get(lower) ?? 0) + 1);
  }
}

const TITLES =
  /^(?:President|General|King|Queen|Senator|Justice|Judge|Governor|Captain|Colonel|Major|Sir|Lord|Lady|Saint|Dr|Mr|Mrs|Ms|Professor|Pope|Emperor|Prince|Princess|Representative|Secretary|The|In|On|At|By|For|With|When|After|Before|While|As|If|But|And|Both|Although|Under|Since|Like|Unlike|Until|From|Even|Then|Later|Here|Only|Native|American|British|French|German|North|South|East|West|New|Great|United|Saint|San|Los|Fort|Mount|Lake)$/;

/** Names of persons, given name and surname, by surname: where a text has only one, the surname alone means it. */
function countFullNames(plain: string, names: Map<string, Set<string>>): void {
  for (const match of plain.matchAll(
    /(?<=[\p{Ll},] )(\p{Lu}\p{Ll}{2,}) ((?:\p{Lu}\. |\p{Lu}\p{Ll}{2,} )?)(\p{Lu}\p{Ll}{3,})(?![\p{L}’'-]| \p{Lu})/gu,
  )) {
    const [, given, middle, surname] = match;
    if (TITLES.test(given!) || /s$/.test(given!) || /(?:ans|ists|ers|ians|ese|ish|men|women)$/.test(surname!)) continue;
    const key = surname!.toLowerCase();
    names.set(key, (names.get(key) ?? new Set()).add(`${given} ${middle}${surname}`));
  }
}

/** "adenosine triphosphate (ATP)" and "ATP (adenosine triphosphate)", where the letters agree: the acronym means the long form. */
function findAcronyms(plain: string, aliases: Map<string, string>): void {
  for (const match of plain.matchAll(/((?:[\p{L}\d’'-]+ ){1,7})\(([A-Z][A-Za-z]{1,7})\)/gu)) {
    const long = longFormOf(match[1]!.trim().split(' '), match[2]!);
    if (long !== null) aliases.set(normalizeTerm(match[2]!), long);
  }
  for (const match of plain.matchAll(/\b([A-Z][A-Za-z]{1,7}) \(([\p{L}\d’' -]{5,70})\)/gu)) {
    const long = longFormOf(match[2]!.trim().split(' '), match[1]!);
    if (long === match[2]!.trim()) aliases.set(normalizeTerm(match[1]!), long);
  }
}

function longFormOf(words: readonly string[], acronym: string): string | null {
  const letters = acronym.replace(/s$/, '').toLowerCase();
  if (letters.length < 2 || !/^[A-Z]{2,}s?$/.test(acronym)) return null;
  for (let from = words.length - 1; from >= 0; from--) {
    const tail = words.slice(from);
    const initials = tail
      .flatMap((word) => word.split('-'))
      .filter((word) => !/^(?:of|the|and|for|in|on|a)$/i.test(word) || tail.length === letters.length)
      .map((word) => word[0]!.toLowerCase())
      .join('');
    if (initials === letters && tail.length >= 2) return tail.join(' ');
  }
  return null;
}
