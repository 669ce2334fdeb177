import { expect, test } from 'vitest';
import { parseContract } from '../../src/platform/graph/index.ts';
import { decodeValue, encodeValue, parseColumns, renderType } from '../../src/platform/graph/value-type.ts';

const header = `// Purpose: Finds
//          things.
// Access:  read
// Params:  $projectId: STRING
//          $rows: LIST<{id: STRING,
//            n: INTEGER?}>  what to find
// Returns: id: STRING, chains: INTEGER
// Index:   concept_id_unique, chain_id_unique
// Bound:   one row
MATCH (n) RETURN n`;

test('a header gives its parameters, columns, indexes and text', () => {
  const contract = parseContract('knowledge/find-things', header);
  expect(contract.purpose).toBe('Finds things.');
  expect([...contract.params.keys()]).toEqual(['projectId', 'rows']);
  expect(renderType(contract.params.get('rows')!)).toBe('readonly { id: string; n: number | null }[]');
  expect(contract.indexes).toEqual(['concept_id_unique', 'chain_id_unique']);
  expect(contract.text).toBe('MATCH (n) RETURN n');
});

test.each(['Purpose', 'Access', 'Returns', 'Index', 'Bound'])('a header without %s is refused by name', (key) => {
  const cut = header
    .split('\n')
    .filter((line) => !line.startsWith(`// ${key}`))
    .join('\n');
  expect(() => parseContract('knowledge/x', cut)).toThrow(/cypher\/knowledge\/x/);
});

test('a value that the header does not promise is refused with its path, in both directions', () => {
  const columns = parseColumns('test', 'rows: LIST<{n: INTEGER, label: STRING?}>');
  const rows = columns.get('rows')!;
  expect(() => encodeValue(rows, [{ n: 1.5, label: null }], '$rows')).toThrow('$rows[0].n is not an integer: 1.5');
  expect(() => decodeValue(rows, [{ n: 1, label: 7 }], 'rows')).toThrow('rows[0].label is not STRING: number');
  expect(decodeValue(rows, [{ n: 1, label: null }], 'rows')).toEqual([{ n: 1, label: null }]);
});
