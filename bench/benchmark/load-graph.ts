import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createCorpus } from '../../src/corpus/index.ts';
import { NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { connectGraph, type Graph, migrate } from '../../src/platform/index.ts';

/** The graph whose address is in the environment, migrated. */
export async function openGraph(): Promise<Graph> {
  const { NEO4J_URI, NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '', NEO4J_DATABASE = 'neo4j' } = process.env;
  if (NEO4J_URI === undefined) throw new Error('Set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD');
  const graph = connectGraph({
    uri: NEO4J_URI,
    username: NEO4J_USERNAME,
    password: NEO4J_PASSWORD,
    database: NEO4J_DATABASE,
    timeoutMs: 300_000,
  });
  await migrate(graph);
  return graph;
}

/** Texts, and the knowledge of them: from knowledge files, or read by the offline reader (`knowledge` null). */
export async function loadProject(
  graph: Graph,
  projectId: string,
  { texts, knowledge }: { texts: string | null; knowledge: string | null },
): Promise<void> {
  const corpus = createCorpus({ graph });
  const stage = createKnowledge({ graph, corpus });
  for (const file of texts === null ? [] : filesOf(texts, '.md'))
    await corpus.ingest(projectId, {
      bytes: readFileSync(file),
      name: file,
      meta: { sourceUri: relative(texts!, file), discipline: relative(texts!, file).split('/')[0]! },
    });
  if (knowledge === null) {
    await stage.extract(projectId, { documentIds: 'all', reader: 'offline' }, NO_JOB);
    return;
  }
  for (const file of filesOf(knowledge, '.ndjson')) await stage.importKnowledge(projectId, linesOf(file), NO_JOB);
}

const filesOf = (folder: string, suffix: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix) && !file.endsWith('README.md'))
    .sort()
    .map((file) => join(folder, file));

async function* linesOf(file: string): AsyncGenerator<string> {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') yield line;
}
