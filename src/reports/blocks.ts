/** What a page for people is made of: plain text in named places, so that a renderer escapes all of it. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly note: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly kind: 'card';
      readonly tone: Tone;
      readonly title: string;
      readonly note: string;
      readonly body: readonly Part[];
    };

/** A number stands right-aligned; a bar is a share with its interval, all from 0 to 1. */
export type Cell =
  | string
  | { readonly number: string }
  | { readonly share: number; readonly interval: readonly [number, number] };

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
