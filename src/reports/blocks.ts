/** What a page for people is made of: plain text in named places, so that a renderer escapes all of it. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly note: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Figures to be seen first. */
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  /** Which cards are shown, by one of their tags in each group; a page without scripts can do it, other forms leave it out. */
  | { readonly kind: 'filters'; readonly groups: readonly FilterGroup[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly kind: 'card';
      readonly tone: Tone;
      readonly title: string;
      readonly note: string;
      /** Its address on the page; letters, digits and underscores. */
      readonly id: string;
      readonly tags: readonly Tag[];
      readonly body: readonly Part[];
    };

/** A number stands right-aligned; a bar is a share with its interval, all from 0 to 1. */
export type Cell =
  | string
  /** `of`: what part of a whole it is, from 0 to 1. */
  | { readonly number: string; readonly of?: number }
  | { readonly share: number; readonly interval: readonly [number, number] };

export interface Tile {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly tone: Tone | null;
}

/** Closed, for each has a rule in the page's style. */
export const TAGS = [
  'dev',
  'held-out',
  'concept-gap',
  'reasoning-deficit',
  'defective-item',
  'unparsed',
  'undecided',
  'not-diagnosed',
  'broken',
  'fixed',
  'still-failing',
] as const;
export type Tag = (typeof TAGS)[number];

export interface FilterGroup {
  readonly name: string;
  readonly options: readonly { readonly tag: Tag; readonly label: string; readonly count: number }[];
}

export type Tone = 'good' | 'bad' | 'unsure';

export type Part =
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'fact'; readonly name: string; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly source: string };

export interface Choice {
  readonly label: string;
  readonly text: string;
  readonly isRight: boolean;
  /** Who took it, in words: "chosen", "chosen before". */
  readonly takenBy: readonly string[];
}
