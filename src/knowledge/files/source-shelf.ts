import type { Corpus } from '../../corpus/index.ts';
import { DocumentId, type DocumentRef, documentIdOf, idOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { type GateSource, quoteFinder } from '../gate/index.ts';
import { findArrivedTexts, findDocumentSource, mergeDocumentRecord } from '../queries.generated.ts';
import { readSource } from './read-source.ts';

/** A document that a file names. `source` null: its text is not here. */
export interface ShelvedDocument {
  readonly id: DocumentId;
  readonly source: GateSource | null;
  readonly find: ReturnType<typeof quoteFinder>;
}

/** Texts held at once: files name their documents one after the other. */
const TEXTS_MAX = 4;

/** Documents asked for at once. */
const ASKED = 1_000;
/** Names of documents remembered; a file may hold more, and then they are looked up again. */
const NAMES_MAX = 50_000;

/** Documents by how a file names them: looked up once, made as a record without text where there is none. */
export class SourceShelf {
  made = 0;
  readonly #ids = new Map<string, { id: DocumentId; hasText: boolean }>();
  readonly #texts = new Map<string, ShelvedDocument>();

  constructor(
    private readonly graph: Graph,
    private readonly corpus: Corpus,
    private readonly projectId: string,
  ) {}

  async get(ref: DocumentRef, discipline: string): Promise<ShelvedDocument> {
    const key = JSON.stringify([ref.sha256 ?? '', ref.sourceUri ?? '', ref.sha256 || ref.sourceUri ? '' : ref.title]);
    let known = this.#ids.get(key);
    if (known === undefined) {
      known = await this.#findOrMake(ref, discipline);
      if (this.#ids.size >= NAMES_MAX) this.#ids.clear();
      this.#ids.set(key, known);
    }
    return known.hasText ? this.#open(known.id) : { id: known.id, source: null, find: () => null };
  }

  /** Documents that came while the file was read, and so were taken for records without text. Of those still remembered. */
  async arrived(): Promise<string[]> {
    const records = [...new Set([...this.#ids.values()].flatMap(({ id, hasText }) => (hasText ? [] : [id])))].sort();
    const arrived = new Set<string>();
    for (let at = 0; at < records.length; at += ASKED) {
      const documentIds = records.slice(at, at + ASKED);
      const rows = await this.graph.run(findArrivedTexts, { projectId: this.projectId, documentIds });
      for (const { id } of rows) arrived.add(id);
    }
    return [...arrived].sort();
  }

  async #findOrMake(ref: DocumentRef, discipline: string): Promise<{ id: DocumentId; hasText: boolean }> {
    const { projectId } = this;
    const [sha256, sourceUri] = [ref.sha256 ?? '', ref.sourceUri ?? ''];
    const [found] = await this.graph.run(findDocumentSource, { projectId, sha256, sourceUri });
    if (found !== undefined) return { id: DocumentId.parse(found.id), hasText: found.hasText };
    const id =
      sha256 !== ''
        ? documentIdOf(sha256)
        : sourceUri !== ''
          ? idOf('doc', 'source', sourceUri)
          : idOf('doc', 'title', ref.title);
    const [row] = await this.graph.run(mergeDocumentRecord, {
      projectId,
      documentId: id,
      title: ref.title,
      discipline,
      license: ref.license ?? null,
      attribution: ref.attribution ?? null,
      sourceUri: ref.sourceUri ?? null,
      sha256: ref.sha256 ?? null,
    });
    if (row?.isNew === true) this.made += 1;
    return { id, hasText: false };
  }

  async #open(id: DocumentId): Promise<ShelvedDocument> {
    const held = this.#texts.get(id);
    if (held !== undefined) return held;
    const source = await readSource(this.corpus, this.projectId, id);
    const opened = { id, source, find: quoteFinder(source.text) };
    if (this.#texts.size >= TEXTS_MAX) this.#texts.delete(this.#texts.keys().next().value ?? '');
    this.#texts.set(id, opened);
    return opened;
  }
}
