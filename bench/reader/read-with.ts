import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConceptType, KnowledgeLine, normalizeTerm, type ProposedChain, RelationType } from '../../src/domain/index.ts';
import { admit, admitPaths, admitRelations, countRefusals } from '../../src/knowledge/gate/index.ts';
import { completeChains, type KnownRelation, readOffline } from '../../src/knowledge/reader/index.ts';
import type { ReaderResult } from './graph-statement.ts';
import type { LibraryDocument } from './load-library.ts';

export type Reader = (document: LibraryDocument) => ReaderResult;

/** The reader that needs no model, through the gate. */
export const offlineReader: Reader = (document) => {
  // CPU time, so that a busy machine does not look like a slow reader.
  const start = process.cpuUsage();
  const { chains, loose, refused } = readOffline({ document, text: document.text, chunks: document.chunks });
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const gate = admit(chains, document);
  return {
    chains: gate.admitted,
    loose: admitRelations(loose, document).admitted,
    refused: [
      ...refused,
      ...countRefusals(gate.refused).map(({ reason, count }) => ({ reason: `gate: ${reason}`, count })),
    ],
    milliseconds,
  };
};

/** Chains across the texts of one discipline, as a job makes them: for what no chain of its own document holds. */
export function completeAcross(results: readonly ReaderResult[]): ProposedChain[] {
  const known = results.flatMap(({ chains }) =>
    chains.flatMap(({ documentId, nodes, steps }) =>
      steps.map(({ type, direction, verb, quote, span, modality, condition }, i): KnownRelation => {
        const [subject, object] = direction === 'forward' ? [nodes[i]!, nodes[i + 1]!] : [nodes[i + 1]!, nodes[i]!];
        return { documentId, subject, type, object, verb, quote, span, modality, condition, isWhole: true };
      }),
    ),
  );
  const loose = results.flatMap((result) => result.loose);
  return admitPaths(completeChains({ loose, known, crowded: new Set() })).admitted;
}

/** What some other reader wrote into knowledge files: the same measures for a model or a person. */
export function fileReader(folder: string): Reader {
  const chains = knowledgeFiles(folder);
  return (document) => {
    const proposed = (chains.get(document.sourceUri) ?? []).map((line) => proposedOf(line, document));
    const gate = admit(proposed, document);
    return { chains: gate.admitted, loose: [], refused: countRefusals(gate.refused), milliseconds: 0 };
  };
}

/** Lines of all knowledge files of a folder by the document that they are about. */
export function knowledgeFiles(folder: string): Map<string, KnowledgeLine[]> {
  const lines = new Map<string, KnowledgeLine[]>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ndjson'))) {
    for (const text of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (text === '') continue;
      const line = KnowledgeLine.parse(JSON.parse(text));
      const uri = line.document.sourceUri ?? '';
      const known = lines.get(uri);
      if (known === undefined) lines.set(uri, [line]);
      else known.push(line);
    }
  }
  return lines;
}

export function proposedOf(line: KnowledgeLine, document: LibraryDocument): ProposedChain {
  const first = line.path[0]!;
  const second = line.path[1];
  const meets = (term: string) =>
    second !== undefined &&
    [second.subject, second.object].some((other) => normalizeTerm(other) === normalizeTerm(term));
  const terms = [meets(first.subject) && !meets(first.object) ? first.object : first.subject];
  for (const { subject, object } of line.path) {
    const last = normalizeTerm(terms[terms.length - 1]!);
    terms.push(normalizeTerm(subject) === last ? object : subject);
  }
  return {
    discipline: line.discipline,
    documentId: document.id,
    name: line.chain.name,
    summary: line.chain.summary,
    preconditions: line.chain.preconditions,
    negativeConstraints: line.chain.negativeConstraints,
    nodes: terms.map((term) => {
      const concept = line.concepts.find((candidate) => normalizeTerm(candidate.term) === normalizeTerm(term));
      return {
        term,
        type: ConceptType.safeParse(concept?.type).data ?? null,
        definition: concept?.definition ?? null,
        aliases: concept?.aliases ?? [],
      };
    }),
    steps: line.path.map((step, i) => ({
      type: RelationType.parse(step.type),
      direction: normalizeTerm(step.subject) === normalizeTerm(terms[i]!) ? 'forward' : 'backward',
      verb: step.verb,
      quote: step.quote,
      span: null,
      modality: step.modality,
      condition: step.condition ?? null,
    })),
  };
}
