import { pushTo } from '../../domain/index.ts';
import type { JudgedBlock, LeftOutReason } from '../parsed-document.ts';
import type { NestedBlock } from '../structure/nest-blocks.ts';
import { findNearDuplicates } from './find-near-duplicates.ts';
import { isBoilerplate } from './is-boilerplate.ts';
import { isCitation } from './is-citation.ts';
import { isForeign } from './is-foreign.ts';
import { isGarbled } from './is-garbled.ts';
import { profileText, type TextProfile } from './profile-text.ts';

const REFERENCES =
  /^(?:(?:list of |selected |additional )?(?:references?|bibliograph(?:y|ies)|sources|works cited|literature(?: cited)?)|(?:suggestions for |suggested )?(?:further )?reading|suggested readings?|(?:end|foot)?notes|citations|external links)$/i;
const EXERCISES =
  /^(?:(?:chapter |end-of-chapter )?(?:review |practice |discussion |self-check |critical thinking |test prep |free response |short answer )?(?:questions|exercises)|problems (?:&|and) exercises|practice problems|multiple choice(?: questions)?|true\/false|fill in the blank|check your (?:understanding|knowledge|learning)|homework|quiz)$/i;
const ABOUT_THE_BOOK =
  /^(?:table of contents|about (?:the authors?|this book)|copyright (?:page|notice)|acknowledge?ments?|(?:image|photo|figure|art) (?:credits|attributions?)|learning (?:objectives|outcomes)|chapter (?:outline|objectives)|colophon)$/i;
/** Titles that are also subjects; what must be in most parts below them before they are about the book. */
const ABOUT_IF: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:(?:subject |name )?index|contents)$/i, /\d\s*$/],
  [
    /^(?:copyright|licen[cs]e|credits|attributions?)$/i,
    /creative commons|licen[cs]ed? under|all rights|©|courtesy|reprinted|permission/i,
  ],
];
/** Share of a section that must look like references before its title counts: "References" is also a topic of programming. */
const CITATION_SHARE = 0.5;
const TASK =
  /\?|^\W*(?:\d{1,3}[.)]|\(?[a-e][.)])\s|^\W*(?:explain|describe|define|list|compare|discuss|calculate|find|show|prove|write|solve|draw|identify|name|give|use|using|determine|suppose)\b/i;
const TASK_SHARE = 0.3;
const LONGEST_TITLE = 200;
const NO_TEXT = profileText('');
const SHORTEST = { words: 5, letters: 25 } as const;

/** Decides for every block whether it is read, and if not, why. Only these reasons leave text out, and each is counted. */
export function judgeBlocks(text: string, blocks: readonly NestedBlock[]): JudgedBlock[] {
  const parts = blocks.map((block) => text.slice(block.start, block.end));
  const profiles = blocks.map((block, i) => (isProse(block) ? profileText(parts[i]!) : NO_TEXT));
  const bySection = new Map<readonly string[], number[]>();
  blocks.forEach((block, i) => {
    if (block.kind === 'heading') return;
    pushTo(bySection, block.headings, i);
  });
  const reasons: (LeftOutReason | null)[] = blocks.map((block, i) =>
    block.kind === 'heading' ? null : block.kind === 'markup' ? 'markup' : judgePart(block, parts[i]!, profiles[i]!),
  );
  for (const [headings, members] of bySection) {
    const reason = judgeSection(
      headings,
      members.map((i) => parts[i]!),
    );
    if (reason !== null) for (const i of members) reasons[i] ??= reason;
  }
  markUntitledReferences(blocks, parts, reasons);
  markRuns(blocks, parts, profiles, reasons);
  const passages = profiles.map(({ words }, i) => (reasons[i] === null && blocks[i]!.kind !== 'item' ? words : []));
  for (const i of findNearDuplicates(passages)) reasons[i] = 'near-duplicate';
  markStubs(blocks, profiles, reasons);
  return blocks.map((block, i) => ({ ...block, leftOut: reasons[i]! }));
}

function isProse({ kind }: NestedBlock): boolean {
  return kind === 'paragraph' || kind === 'quote' || kind === 'item';
}

function judgePart(block: NestedBlock, part: string, profile: TextProfile): LeftOutReason | null {
  if (!isProse(block)) return null;
  if (isBoilerplate(part)) return 'boilerplate';
  if (isGarbled(part, profile)) return 'garbled';
  if (isForeign(profile) === true) return 'language';
  return null;
}

function judgeSection(headings: readonly string[], parts: readonly string[]): LeftOutReason | null {
  for (const title of headings.map(bareTitle)) {
    if (REFERENCES.test(title) && parts.filter(isCitation).length >= parts.length * CITATION_SHARE)
      return 'reference-list';
    if (EXERCISES.test(title) && parts.filter((part) => TASK.test(part)).length >= parts.length * TASK_SHARE)
      return 'exercises';
    if (ABOUT_THE_BOOK.test(title)) return 'boilerplate';
    const mark = ABOUT_IF.find(([name]) => name.test(title))?.[1];
    if (mark !== undefined && parts.filter((part) => mark.test(part)).length > parts.length / 2) return 'boilerplate';
  }
  return null;
}

/** "12.4 References:" → "References". What is longer than any title that is looked for stays as it is, unread. */
function bareTitle(title: string): string {
  if (title.length > LONGEST_TITLE) return title;
  return title
    .replace(/^[\d.\s]+/, '')
    .replace(/[:.\s]+$/, '')
    .trim();
}

/** A paragraph that says "References" and no more is a heading that was set like the text; what looks like entries after it is a list. */
function markUntitledReferences(
  blocks: readonly NestedBlock[],
  parts: readonly string[],
  reasons: (LeftOutReason | null)[],
): void {
  // From the end, so that a text of nothing but such titles is read once. Of the prose below part i: how many parts, how
  // many of them look like entries, and the first that is marked already.
  let [after, citations, marked] = [0, 0, blocks.length];
  for (let i = blocks.length - 1; i >= 0; i--) {
    if (!isProse(blocks[i]!)) {
      [after, citations, marked] = [0, 0, i];
      continue;
    }
    if (
      after > 0 &&
      citations >= after * CITATION_SHARE &&
      blocks[i]!.kind === 'paragraph' &&
      REFERENCES.test(bareTitle(parts[i]!.replace(/[*_]/g, '')))
    ) {
      for (let k = i; k < marked; k++) reasons[k] ??= 'reference-list';
      marked = i;
    }
    after++;
    if (isCitation(parts[i]!)) citations++;
  }
}

/** Three or more entries in a row are a reference list under any title; a short part between foreign ones is foreign. */
function markRuns(
  blocks: readonly NestedBlock[],
  parts: readonly string[],
  profiles: readonly TextProfile[],
  reasons: (LeftOutReason | null)[],
): void {
  const cited = parts.map((part, i) => isProse(blocks[i]!) && reasons[i] === null && isCitation(part));
  for (let i = 0; i < blocks.length; i++) {
    if (!cited[i]) continue;
    let end = i;
    while (cited[end + 1]) end++;
    if (end - i >= 2) reasons.fill('reference-list', i, end + 1);
    i = end;
  }
  const prose = [...blocks.keys()].filter((i) => isProse(blocks[i]!));
  prose.forEach((i, k) => {
    if (reasons[i] !== null || isForeign(profiles[i]!) !== null) return;
    const before = reasons[prose[k - 1] ?? -1];
    const after = reasons[prose[k + 1] ?? -1];
    if (before === 'language' && (after === 'language' || after === undefined)) reasons[i] = 'language';
  });
}

/** What stands alone under its heading with less than a sentence, and code with no prose beside it, is not read. */
function markStubs(
  blocks: readonly NestedBlock[],
  profiles: readonly TextProfile[],
  reasons: (LeftOutReason | null)[],
): void {
  for (let i = 0; i < blocks.length; i++) {
    if (reasons[i] !== null || blocks[i]!.kind === 'heading') continue;
    let end = i;
    while (
      end + 1 < blocks.length &&
      reasons[end + 1] === null &&
      blocks[end + 1]!.headings === blocks[i]!.headings &&
      blocks[end + 1]!.kind !== 'heading'
    )
      end++;
    let [words, letters] = [0, 0];
    for (let k = i; k <= end; k++) {
      words += profiles[k]!.words.filter((word) => word.length > 1).length;
      letters += profiles[k]!.letters;
    }
    if (words < SHORTEST.words || letters < SHORTEST.letters)
      for (let k = i; k <= end; k++) reasons[k] = blocks[k]!.kind === 'code' ? 'code' : 'too-short';
    i = end;
  }
}
