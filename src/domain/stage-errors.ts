import type { ErrorKind } from './errors.ts';

/** Error codes of the stages, one block a stage. `{name}` in a message is filled from the context. */
export const STAGE_ERRORS = {
  // services
  'services/owner-exists': [
    'conflict',
    'The state folder {folder} is in use by process {pid}{where}. Stop it, or set PRODA_HOME to another folder',
  ],
  'services/folder-unusable': [
    'refused',
    'The folder {folder} cannot be used: {detail}. Set {variable} to a folder you may write to',
  ],
  'services/port-in-use': [
    'conflict',
    'Port {port}, wanted for {service}, is in use by another program. Stop that program or choose another port',
  ],
  'services/no-space': [
    'exhausted',
    'The disk of {folder} has {freeMb} MB free and {neededMb} MB are needed. Free some space, or set {variable} to a folder on another disk',
  ],
  'services/fetch-failed': [
    'unavailable',
    '{file} could not be fetched: {detail}. The first start needs the network; what has arrived is kept, so start again to go on. PRODA_MAVEN_MIRROR sets another repository, NEO4J_URI and REDIS_URL use servers that run already',
  ],
  'services/checksum-mismatch': [
    'unusable',
    '{file} does not have the checksum of services.lock.json (expected {expected}, found {found}), so it was thrown away. A proxy or mirror may have changed it: try another network, or set PRODA_MAVEN_MIRROR',
  ],
  'services/java-missing': ['missing', 'Neo4j needs Java 17 or 21. Found: {found}. {advice}'],
  'services/platform-unsupported': ['missing', 'There is no {service} for {platform} to fetch. {advice}'],
  'services/start-failed': ['unavailable', '{service} did not start: {detail}. Its log: {logFile}'],
  'services/died': [
    'unavailable',
    '{service} stopped in the middle ({detail}). What was committed is kept: start again. Its log: {logFile}',
  ],
  // corpus
  'document/missing': ['missing', 'There is no document {documentId}'],
  'document/empty': ['refused', '{name} holds no text'],
  'document/not-text': ['refused', '{name} is not text of a kind that can be read: {detail}'],
  'document/not-utf8': ['refused', '{name} is not UTF-8 (byte {offset})'],
  'document/charset-unknown': ['invalid', '{name} declares the charset {charset}, which is not known', 415],
  'document/type-mismatch': ['invalid', '{name} is declared as {declared}, but its bytes are {found}', 415],
  'document/unsupported': ['invalid', '{name} is {found}, which is not read here: {detail}', 415],
  'document/too-large': ['invalid', '{name} is larger than {limit} {unit}', 413],
  'document/expanded-size': ['invalid', '{name} unpacks to more than is allowed: {detail}', 413],
  'document/encrypted': ['refused', '{name} is encrypted; hand in a copy without a password'],
  'document/damaged': ['refused', '{name} cannot be read: {detail}'],
  'document/unsafe-markup': ['refused', '{name} holds markup that is not read: {detail}'],
  'document/resource-limit': ['refused', '{name} took more than {limit} to read'],
  'document/line-invalid': ['refused', 'Line {line} is not a document: {detail}'],
  'document/in-use': ['conflict', 'Document {documentId} still holds the evidence of {relations} relations'],
  'chunk/missing': ['missing', 'There is no chunk {chunkId}'],
  // knowledge
  'concept/missing': ['missing', 'There is no concept {conceptId}'],
  'concept/merged': ['conflict', 'Concept {conceptId} was merged into {into} before; name that one, or undo the merge'],
  'concept/merge-refused': ['refused', 'Concept {from} cannot be merged into {into}: {detail}'],
  'concept/unmerge-refused': ['refused', 'Concept {conceptId} cannot be taken apart again: {detail}'],
  'concept/split-refused': ['refused', 'The split {candidateId} cannot be {decided}: {detail}'],
  'concept/candidate-missing': ['missing', 'There is no open merge candidate {candidateId}'],
  'concept/not-merged': ['conflict', 'Concept {conceptId} was not merged into another one'],
  'relation/missing': ['missing', 'There is no relation {relationId}'],
  'chain/missing': ['missing', 'There is no chain {chainId}'],
  'knowledge/line-invalid': ['refused', 'Line {line} is not a knowledge line: {detail}'],
  'knowledge/file-invalid': ['refused', 'The file is no {format}: {detail}'],
  'knowledge/chain-invalid': ['refused', 'The chain "{name}" is no simple path of two relations or more: {detail}'],
  'knowledge/orphan': ['broken', 'The write would leave {count} orphans behind and was rolled back'],
  // benchmark
  'benchmark/missing': ['missing', 'There is no benchmark {benchmarkId}'],
  'benchmark/empty-graph': ['refused', 'The project has no chain to make items from'],
  'benchmark/no-items': ['refused', 'No chain bears an item: {skipped}'],
  'benchmark/unknown-discipline': ['refused', 'There is no chain of discipline {discipline}; there are {known}'],
  'benchmark/unknown-operator': ['invalid', 'There is no operator {operator}; there are {known}'],
  'benchmark/item-not-in-base': ['refused', 'Benchmark {benchmarkId} has no item {itemId} to leave out'],
  'benchmark/nothing-to-leave-out': [
    'refused',
    'No item of benchmark {benchmarkId} is left out{detail}; the suite would be the same',
  ],
  'item/missing': ['missing', 'There is no item {itemId}'],
  // training
  'dataset/missing': ['missing', 'There is no dataset {datasetId}'],
  'dataset/version-missing': ['missing', 'Dataset {datasetId} has no version {version}'],
  'dataset/version-incomplete': [
    'broken',
    'Version {versionId} names {wanted} samples or items of which {found} are stored; it was rolled back',
  ],
  'dataset/teaches-several': [
    'refused',
    'Sample {sampleId} of kind {origin} teaches several relations; only step-by-step samples may',
  ],
  'dataset/empty-graph': ['refused', 'The project has no relation to make samples from'],
  'sample/missing': ['missing', 'There is no sample {sampleId}'],
  // evaluation
  'model/missing': ['missing', 'There is no model {modelId}'],
  'model/untrained': [
    'refused',
    'Model {modelId} names no dataset version, so the bundled student has nothing to be compiled from',
  ],
  'model/not-earlier': [
    'refused',
    'Model {from} was trained on no version that the data of model {modelId} goes on from',
  ],
  'run/missing': ['missing', 'There is no run {runId}'],
  'run/not-by-student': ['refused', 'Run {runId} is of harness {harness}, so the bundled student cannot answer for it'],
  'run/nothing-in-common': ['refused', 'Runs {base} and {candidate} have no judged item in common'],
  'log/format-unknown': ['invalid', 'The log is of no format that is read here: {detail}'],
  'log/damaged': ['refused', 'The log cannot be read: {detail}'],
  'log/too-large': ['invalid', 'The log holds more than {limit}: {detail}', 413],
  'log/lines-rejected': [
    'refused',
    '{count} lines of the log were rejected, so nothing was stored. First: line {line}, {detail}',
  ],
  'log/contradictory': [
    'refused',
    'Run {runId} has another answer to item {itemId}, repeat {repeat}; nothing was stored',
  ],
  'log/nothing-matched': [
    'refused',
    'None of the {count} answers of the log belongs to an item of benchmark {benchmarkId}',
  ],
  'log/several-models': ['refused', 'The log holds the answers of {count} models ({models}); say which one is meant'],
  // diagnosis, patch
  'diagnosis/missing': ['missing', 'There is no diagnosis {diagnosisId}'],
  'diagnosis/nothing-judged': [
    'refused',
    'Run {runId} holds no judged answer to a {split} item, so there is nothing to diagnose',
  ],
  'diagnosis/failure-missing': ['missing', 'Diagnosis {diagnosisId} judged no failure of item {itemId}'],
  'diagnosis/probe-unknown': ['refused', 'Run {runId} has no probe {probeId}'],
  'diagnosis/probe-answer-invalid': ['refused', 'Probe {probeId} cannot be answered with {chosen}: {detail}'],
  'diagnosis/no-probe-answered': [
    'refused',
    'None of the {count} answers of the log belongs to a probe of run {runId}',
  ],
  'diagnosis/no-probes': ['refused', 'Run {runId} has no probes yet: propose some first'],
  'patch/missing': ['missing', 'There is no patch {patchId}'],
  'patch/held-out-seen': [
    'refused',
    'Diagnosis {diagnosisId} has seen held-out items; a patch chosen by it could not be measured on them. Diagnose the dev items instead',
  ],
  'patch/no-dataset': [
    'refused',
    'Model {modelId} names no dataset version, so there is nothing to patch. Name one when the model is created',
  ],
  'patch/stale-version': [
    'conflict',
    'Dataset {datasetId} is at version {newest}, whose contents are not those of version {version} behind the model. Diagnose a model of the newest version, or roll back',
  ],
  'patch/nothing-to-patch': ['refused', 'Diagnosis {diagnosisId} leaves nothing to patch: {detail}'],
  // exports
  'export/missing': ['missing', 'There is no export {exportId}'],
  'export/empty-graph': ['refused', 'The project has no chain to export'],
  'export/file-missing': ['missing', 'Export {exportId} has no file {path}'],
  'export/unknown-target': ['invalid', 'There is no target {target} for a {kind}; there are {targets}'],
  'export/unsafe-text': ['refused', 'Item {itemId} holds {found}, which {target} would read as a template'],
  'export/equal-choices': ['refused', 'Item {itemId} has empty or equal choices'],
} as const satisfies Record<string, readonly [ErrorKind, string] | readonly [ErrorKind, string, number]>;
