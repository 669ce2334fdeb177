import { readBlock } from '../../../src/knowledge/reader/offline/read-block.ts';
import { buildVocabulary } from '../../../src/knowledge/reader/offline/terms/build-vocabulary.ts';
import { splitBlocks } from '../../../src/knowledge/reader/offline/text/split-blocks.ts';
import { stripMarks } from '../../../src/knowledge/reader/offline/text/strip-marks.ts';

/** What the offline reader finds in a text, denied and weak statements too. */
export function statementsIn(text: string) {
  const blocks = splitBlocks(text).map((block) => stripMarks(text, block));
  const vocabulary = buildVocabulary(blocks, '');
  return blocks.flatMap((block) => readBlock(block, vocabulary)).flatMap(({ statements }) => statements);
}

type Statement = ReturnType<typeof statementsIn>[number];

/** What a text states, as `subject TYPE object`. */
export function said(text: string, isMeant: (statement: Statement) => boolean = () => true): string[] {
  return statementsIn(text)
    .filter((statement) => !statement.negated && isMeant(statement))
    .map(({ subject, type, object }) => `${subject.key} ${type} ${object.key}`);
}
