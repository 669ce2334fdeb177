import type { DocumentMeta } from '../parsed-document.ts';
import type { RenderedMarkup } from './render-markup.ts';

/** Title, licence and author as a page's head gives them, else its first heading. */
export function metaOf({ head, builder }: Pick<RenderedMarkup, 'head' | 'builder'>): DocumentMeta {
  const heading = builder.blocks.find(({ kind, level }) => kind === 'heading' && level === 1)?.title;
  const title = head.headline ?? heading ?? head.title;
  return {
    ...(title !== undefined && { title }),
    ...(head.license !== undefined && { license: head.license }),
    ...(head.author !== undefined && { attribution: head.author }),
  };
}
