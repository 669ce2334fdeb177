// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface AuditChainEdgesParams { projectId: string }
export interface AuditChainEdgesRow { part: number; edges: readonly number[] }
/** The relations of the chains, one number each, as in audit-chain-nodes: relation, chain within its part, place; -2 minus that where the relation is not followed forward; -1 where the place is no number from 0 to 4,095. The relations of a chain come together. */
export const auditChainEdges: Query<AuditChainEdgesParams, AuditChainEdgesRow> = queryOf('knowledge/audit-chain-edges');

export interface AuditChainNodesParams { projectId: string }
export interface AuditChainNodesRow { discipline: string; part: number; nodes: readonly number[] }
/** The nodes of the chains of each discipline, one number each: the concept's store number times 4,194,304, plus the chain's within its part times 4,096, plus the place in the chain; -1 where that is no number from 0 to 4,095. The nodes of a chain come together. Floats, which the driver reads in a third of the time that integers take, and one, not three. */
export const auditChainNodes: Query<AuditChainNodesParams, AuditChainNodesRow> = queryOf('knowledge/audit-chain-nodes');

export interface AuditChainsParams { projectId: string; examples: number }
export interface AuditChainsRow { broken: number; chainIds: readonly string[] }
/** The promise that every chain is a simple path: two relations or more, one more node than relations, each relation joining the nodes beside it in its direction. */
export const auditChains: Query<AuditChainsParams, AuditChainsRow> = queryOf('knowledge/audit-chains');

export interface AuditConceptsParams { projectId: string }
export interface AuditConceptsRow { discipline: string; part: number; nodes: readonly number[] }
/** The concepts of each discipline as store numbers, some thousands a row, so that what lies on no chain and what is joined can be told outside. */
export const auditConcepts: Query<AuditConceptsParams, AuditConceptsRow> = queryOf('knowledge/audit-concepts');

export interface AuditCountsParams { projectId: string }
export interface AuditCountsRow { kind: string; count: number }
/** How much there is of everything. */
export const auditCounts: Query<AuditCountsParams, AuditCountsRow> = queryOf('knowledge/audit-counts');

export interface AuditDriftedRelationsParams { projectId: string }
export interface AuditDriftedRelationsRow { drifted: number }
/** How many relations have not one subject, one object and the one projection that says what they say; asked only when the count of those that have differs. */
export const auditDriftedRelations: Query<AuditDriftedRelationsParams, AuditDriftedRelationsRow> = queryOf('knowledge/audit-drifted-relations');

export interface AuditEvidenceParams { projectId: string }
export interface AuditEvidenceRow { unverified: number }
/** How much evidence still waits for the text of its document. */
export const auditEvidence: Query<AuditEvidenceParams, AuditEvidenceRow> = queryOf('knowledge/audit-evidence');

export interface AuditGenericParams { projectId: string; generic: readonly string[] }
export interface AuditGenericRow { discipline: string; nodes: readonly number[] }
/** The concepts so general that they join nothing, as store numbers. */
export const auditGeneric: Query<AuditGenericParams, AuditGenericRow> = queryOf('knowledge/audit-generic');

export interface AuditLinksParams { projectId: string }
export interface AuditLinksRow { part: number; subjects: readonly number[]; objects: readonly number[] }
/** What is joined by projections, as store numbers: subjects[k] with objects[k]. */
export const auditLinks: Query<AuditLinksParams, AuditLinksRow> = queryOf('knowledge/audit-links');

export interface AuditOrphansParams { projectId: string }
export interface AuditOrphansRow { kind: string; count: number }
/** The promise that every concept is a node and every relation an edge of some chain. */
export const auditOrphans: Query<AuditOrphansParams, AuditOrphansRow> = queryOf('knowledge/audit-orphans');

export interface AuditProjectedCrowdsParams { projectId: string; subjects: readonly number[]; crowd: number }
export interface AuditProjectedCrowdsRow { part: number; subjects: readonly number[]; objects: readonly number[] }
/** As audit-projected, around the subjects that have a crowd of projections of one type: each relation looks between its own ends only, so this is linear there. */
export const auditProjectedCrowds: Query<AuditProjectedCrowdsParams, AuditProjectedCrowdsRow> = queryOf('knowledge/audit-projected-crowds');

export interface AuditProjectedParams { projectId: string; type: string; crowd: number }
export interface AuditProjectedRow { part: number; subjects: readonly number[]; objects: readonly number[] }
/** The promise that a relation and its projection say the same: the relations of one type that have one subject and, from there, a projection of their own, with their ends, as store numbers; subjects[k] is the subject's times 16,384 plus the relation's within its part. The object is -1 where the projection ends elsewhere. A relation with two objects or two projections comes twice. The caller narrows the pattern to the type. Ends are compared after the expansion: expanding into two known ends takes a third longer, but not so around a crowd. */
export const auditProjected: Query<AuditProjectedParams, AuditProjectedRow> = queryOf('knowledge/audit-projected');

export interface AuditProjectionsParams { projectId: string }
export interface AuditProjectionsRow { projections: number }
/** How many relationships go out of the concepts of a project, which are projections and nothing else; asked where audit-store counts those of other projects too. */
export const auditProjections: Query<AuditProjectionsParams, AuditProjectionsRow> = queryOf('knowledge/audit-projections');

export interface AuditStoreParams {}
export interface AuditStoreRow { kind: string; count: number }
/** How many concepts the whole store holds, of all projects, and how many relationships go out of them, which are projections and nothing else. The store keeps both numbers, exact at every commit. */
export const auditStore: Query<AuditStoreParams, AuditStoreRow> = queryOf('knowledge/audit-store');

export interface AuditStrayProjectionsParams { projectId: string }
export interface AuditStrayProjectionsRow { stray: number }
/** Projections that no relation stands behind, or that say something else than it; asked only when there are more or fewer projections than relations. */
export const auditStrayProjections: Query<AuditStrayProjectionsParams, AuditStrayProjectionsRow> = queryOf('knowledge/audit-stray-projections');

export interface CarryElementUsesParams { projectId: string; chainIds: readonly string[]; chains: readonly { fromId: string; intoId: string }[]; relations: readonly { fromId: string; intoId: string }[]; concepts: readonly { fromId: string; intoId: string }[]; carried: readonly string[] }
export interface CarryElementUsesRow { carried: number }
/** What teaches, blames, perturbs or requires an element that goes along with chains into another sense goes to what stands for it there, marked with where it comes from, and comes back when the chains do. Where the element stays for other chains, so does what was made of it; a sample that teaches no relation of a concept any more, because they all went along, teaches the concept of the other sense. */
export const carryElementUses: Query<CarryElementUsesParams, CarryElementUsesRow> = queryOf('knowledge/carry-element-uses');

export interface CarryUsesParams { projectId: string; chains: readonly { fromId: string; intoId: string; stays: boolean; swaps: readonly { fromId: string; intoId: string }[] }[] }
export interface CarryUsesRow { carried: number }
/** What tests a chain that is stated anew in another sense tests the new one, and requires the concept and the relations of that sense; so do its options. */
export const carryUses: Query<CarryUsesParams, CarryUsesRow> = queryOf('knowledge/carry-uses');

export interface ConnectRelationsParams { projectId: string; relations: readonly { id: string; type: string; subjectId: string; objectId: string }[] }
export interface ConnectRelationsRow { connected: number }
/** Relations that were folded get their ends back, both forms at once. */
export const connectRelations: Query<ConnectRelationsParams, ConnectRelationsRow> = queryOf('knowledge/connect-relations');

export interface CountOrphansParams { projectId: string; conceptIds: readonly string[]; relationIds: readonly string[] }
export interface CountOrphansRow { kind: string; count: number }
/** The invariant, checked on what a transaction touched, before it commits. */
export const countOrphans: Query<CountOrphansParams, CountOrphansRow> = queryOf('knowledge/count-orphans');

export interface CreateChainsParams { projectId: string; chains: { id: readonly string[]; name: readonly string[]; summary: readonly string[]; discipline: readonly string[]; preconditions: readonly (readonly string[])[]; negativeConstraints: readonly (readonly string[])[]; documentId: readonly string[] }; nodes: readonly { concepts: readonly number[]; through: readonly (string | null)[] }[]; edges: readonly { relations: readonly number[]; directions: readonly string[]; through: readonly (string | null)[]; stated: readonly (string | null)[] }[] }
export interface CreateChainsRow { nodes: number; edges: number; documents: number }
/** New chains with their nodes and edges, all of which are held or new. */
export const createChains: Query<CreateChainsParams, CreateChainsRow> = queryOf('knowledge/create-chains');

export interface CreateConceptsParams { projectId: string; concepts: { id: readonly string[]; term: readonly string[]; normalized: readonly string[]; sense: readonly string[]; type: readonly (string | null)[]; definition: readonly (string | null)[]; aliases: readonly (readonly string[])[]; aliasText: readonly string[]; discipline: readonly string[] } }
export interface CreateConceptsRow { places: readonly number[]; nodes: readonly number[] }
/** New concepts; a concurrent writer of the same concept ends at the constraint and starts over. */
export const createConcepts: Query<CreateConceptsParams, CreateConceptsRow> = queryOf('knowledge/create-concepts');

export interface CreateEvidenceParams { places: { relation: readonly number[]; chunk: readonly number[]; documentId: readonly string[]; start: readonly number[]; end: readonly number[]; quote: readonly string[]; verb: readonly string[]; modality: readonly string[]; condition: readonly (string | null)[] } }
export interface CreateEvidenceRow { created: number }
/** Places that state relations. */
export const createEvidence: Query<CreateEvidenceParams, CreateEvidenceRow> = queryOf('knowledge/create-evidence');

export interface CreateRefusalsParams { projectId: string; documentId: string; refusals: readonly { id: string; reason: string; detail: string }[] }
export interface CreateRefusalsRow { created: number }
/** What the gate refused of a document, one node each, so that it can be listed. */
export const createRefusals: Query<CreateRefusalsParams, CreateRefusalsRow> = queryOf('knowledge/create-refusals');

export interface CreateRelationsParams { projectId: string; relations: { id: readonly string[]; type: readonly string[]; subject: readonly number[]; object: readonly number[] } }
export interface CreateRelationsRow { places: readonly number[]; nodes: readonly number[] }
/** New relations in both forms, the reified one and its projection, which therefore never drift apart. */
export const createRelations: Query<CreateRelationsParams, CreateRelationsRow> = queryOf('knowledge/create-relations');

export interface DecideCandidateParams { projectId: string; candidateId: string; decisionId: string; state: string; decision: string; chainIds: readonly string[] | null; record: string | null }
export interface DecideCandidateRow { decision: string }
/** Keep what a person decided about a pair, on the list and apart from it, so that it is not asked again and outlives the list. */
export const decideCandidate: Query<DecideCandidateParams, DecideCandidateRow> = queryOf('knowledge/decide-candidate');

export interface DeleteChainsParams { projectId: string; chainIds: readonly string[] }
export interface DeleteChainsRow { deleted: number }
/** Remove chains that are held, with all they are members of; what then lies on no chain is removed right after, in the same transaction. */
export const deleteChains: Query<DeleteChainsParams, DeleteChainsRow> = queryOf('knowledge/delete-chains');

export interface DeleteDocumentEvidenceParams { projectId: string; documentId: string }
export interface DeleteDocumentEvidenceRow { deleted: number }
/** What a held document says about relations that something else states too. */
export const deleteDocumentEvidence: Query<DeleteDocumentEvidenceParams, DeleteDocumentEvidenceRow> = queryOf('knowledge/delete-document-evidence');

export interface DeleteDocumentRefusalsParams { projectId: string; documentId: string }
export interface DeleteDocumentRefusalsRow { deleted: number }
/** What the gate refused of a document; it is read again, or goes away with it. */
export const deleteDocumentRefusals: Query<DeleteDocumentRefusalsParams, DeleteDocumentRefusalsRow> = queryOf('knowledge/delete-document-refusals');

export interface DeleteLooseConceptsParams { projectId: string; conceptIds: readonly string[] }
export interface DeleteLooseConceptsRow { deleted: number }
/** Remove those of these held concepts that lie on no chain any more, with the pointers of what was merged into them. None still has a relation: a relation lies on a chain, and so do its ends. */
export const deleteLooseConcepts: Query<DeleteLooseConceptsParams, DeleteLooseConceptsRow> = queryOf('knowledge/delete-loose-concepts');

export interface DeleteLooseRelationsParams { projectId: string; relationIds: readonly string[] }
export interface DeleteLooseRelationsRow { deleted: number }
/** Remove those of these held relations that lie on no chain any more, both forms at once. */
export const deleteLooseRelations: Query<DeleteLooseRelationsParams, DeleteLooseRelationsRow> = queryOf('knowledge/delete-loose-relations');

export interface DeleteMovedEvidenceParams { projectId: string; relationIds: readonly string[]; documentIds: readonly string[] }
export interface DeleteMovedEvidenceRow { deleted: number }
/** Of held relations that stay for other texts, the places of documents whose statement is of another sense; where another chain rests on the document, or nothing else states the relation, they stay. */
export const deleteMovedEvidence: Query<DeleteMovedEvidenceParams, DeleteMovedEvidenceRow> = queryOf('knowledge/delete-moved-evidence');

export interface DeleteOldCandidatesParams { projectId: string; round: string; limit: number }
export interface DeleteOldCandidatesRow { deleted: number }
/** Take pairs off the list that the newest search did not find any more; what was decided stays. */
export const deleteOldCandidates: Query<DeleteOldCandidatesParams, DeleteOldCandidatesRow> = queryOf('knowledge/delete-old-candidates');

export interface DeleteStrayProjectionsParams { projectId: string; conceptIds: readonly string[]; kept: readonly string[] }
export interface DeleteStrayProjectionsRow { deleted: number }
/** Remove the projected relationships of these held concepts that no relation stands behind. */
export const deleteStrayProjections: Query<DeleteStrayProjectionsParams, DeleteStrayProjectionsRow> = queryOf('knowledge/delete-stray-projections');

export interface ExportChainsParams { projectId: string }
export interface ExportChainsRow { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; documentIds: readonly string[]; nodes: readonly { i: number; id: string; term: string; sense: string | null; type: string | null; definition: string | null; aliases: readonly string[] }[]; steps: readonly { i: number; relationId: string; type: string; subjectId: string; objectId: string; evidence: readonly { documentId: string; start: number | null; end: number | null; quote: string; verb: string; modality: string; condition: string | null }[] }[] }
/** Every chain with all that a knowledge file says of it, in the order of ids. */
export const exportChains: Query<ExportChainsParams, ExportChainsRow> = queryOf('knowledge/export-chains');

export interface FindAnyMergeParams { projectId: string }
export interface FindAnyMergeRow { id: string }
/** Whether anything was ever merged away in this project; most writes stop asking here. */
export const findAnyMerge: Query<FindAnyMergeParams, FindAnyMergeRow> = queryOf('knowledge/find-any-merge');

export interface FindArrivedTextsParams { projectId: string; documentIds: readonly string[] }
export interface FindArrivedTextsRow { id: string }
/** Of documents that had no text when they were looked up, those whose text is here by now: their own, or one from the same source. */
export const findArrivedTexts: Query<FindArrivedTextsParams, FindArrivedTextsRow> = queryOf('knowledge/find-arrived-texts');

export interface FindBrokenChainsParams { projectId: string; chainIds: readonly string[] }
export interface FindBrokenChainsRow { id: string }
/** Which of these chains are no simple path through their own nodes; none, before a write commits. */
export const findBrokenChains: Query<FindBrokenChainsParams, FindBrokenChainsRow> = queryOf('knowledge/find-broken-chains');

export interface FindChainMembersParams { projectId: string; chainIds: readonly string[] }
export interface FindChainMembersRow { chainId: string; conceptIds: readonly string[]; relationIds: readonly string[]; chunkIds: readonly string[]; documentIds: readonly string[] }
/** Everything that removing these chains may take along, so that it can be held first. */
export const findChainMembers: Query<FindChainMembersParams, FindChainMembersRow> = queryOf('knowledge/find-chain-members');

export interface FindChainMergesParams { projectId: string; chainIds: readonly string[] }
export interface FindChainMergesRow { id: string; term: string; mergedInto: string }
/** The merges of concepts that changed these chains, for telling which of them to undo first. */
export const findChainMerges: Query<FindChainMergesParams, FindChainMergesRow> = queryOf('knowledge/find-chain-merges');

export interface FindChainPlacesParams { projectId: string; chainIds: readonly string[] }
export interface FindChainPlacesRow { id: string; nodes: readonly { i: number | null; id: string | null }[]; edges: readonly { i: number | null; direction: string | null; relationId: string | null; subjectIds: readonly string[]; objectIds: readonly string[] }[] }
/** The nodes and edges of chains by their places, to tell whether they are paths once their relations are mended. */
export const findChainPlaces: Query<FindChainPlacesParams, FindChainPlacesRow> = queryOf('knowledge/find-chain-places');

export interface FindChainRelationsParams { projectId: string; chainIds: readonly string[] }
export interface FindChainRelationsRow { id: string; type: string; subjectId: string; objectId: string; isMarked: boolean; isPointedAt: boolean; merged: readonly { id: string; term: string; mergedInto: string }[] }
/** What merges of concepts did to the relations of these chains, and what was merged into their ends. */
export const findChainRelations: Query<FindChainRelationsParams, FindChainRelationsRow> = queryOf('knowledge/find-chain-relations');

export interface FindChainStatementsParams { projectId: string; chainIds: readonly string[] }
export interface FindChainStatementsRow { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; documentIds: readonly string[]; isMerged: boolean; nodes: readonly { i: number; id: string; term: string; sense: string | null; type: string | null; definition: string | null; aliases: readonly string[] }[]; steps: readonly { i: number; relationId: string; type: string; direction: string; evidence: readonly { documentId: string; chunkId: string | null; start: number | null; end: number | null; quote: string; verb: string; modality: string; condition: string | null }[] }[] }
/** Chains as they were proposed, each relation with all places that state it, so that they can be stated again; those that a merge changed are told. */
export const findChainStatements: Query<FindChainStatementsParams, FindChainStatementsRow> = queryOf('knowledge/find-chain-statements');

export interface FindChainsByIdsParams { projectId: string; chainIds: readonly string[] }
export interface FindChainsByIdsRow { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; nodes: readonly { i: number; id: string; term: string }[]; steps: readonly { i: number; relationId: string; type: string; direction: string }[] }
/** Chains with their nodes and steps. */
export const findChainsByIds: Query<FindChainsByIdsParams, FindChainsByIdsRow> = queryOf('knowledge/find-chains-by-ids');

export interface FindChainsOfConceptParams { projectId: string; conceptId: string; discipline: string | null; after: string; limit: number }
export interface FindChainsOfConceptRow { id: string }
/** The chains through a concept, a page at a time. */
export const findChainsOfConcept: Query<FindChainsOfConceptParams, FindChainsOfConceptRow> = queryOf('knowledge/find-chains-of-concept');

export interface FindChainsOfDisciplineParams { projectId: string; discipline: string; after: string; limit: number }
export interface FindChainsOfDisciplineRow { id: string }
/** The chains of a discipline, a page at a time. */
export const findChainsOfDiscipline: Query<FindChainsOfDisciplineParams, FindChainsOfDisciplineRow> = queryOf('knowledge/find-chains-of-discipline');

export interface FindChainsOfRelationParams { projectId: string; relationId: string; conceptId: string | null; discipline: string | null; after: string; limit: number }
export interface FindChainsOfRelationRow { id: string }
/** The chains through a relation, a page at a time. */
export const findChainsOfRelation: Query<FindChainsOfRelationParams, FindChainsOfRelationRow> = queryOf('knowledge/find-chains-of-relation');

export interface FindChainsParams { projectId: string; after: string; limit: number }
export interface FindChainsRow { id: string }
/** The chains of a project, a page at a time. */
export const findChains: Query<FindChainsParams, FindChainsRow> = queryOf('knowledge/find-chains');

export interface FindConceptFactsParams { projectId: string; conceptId: string }
export interface FindConceptFactsRow { term: string; discipline: string; aliases: readonly string[]; relations: readonly { id: string; type: string; subjectId: string; objectId: string; chunkIds: readonly string[]; documentIds: readonly string[] }[]; chains: readonly { id: string; nodes: readonly string[]; edges: readonly { i: number; id: string }[] }[] }
/** All that a merge of this concept touches: its relations with their chains and chunks, and the chains through it. */
export const findConceptFacts: Query<FindConceptFactsParams, FindConceptFactsRow> = queryOf('knowledge/find-concept-facts');

export interface FindConceptsByIdsParams { projectId: string; conceptIds: readonly string[] }
export interface FindConceptsByIdsRow { id: string; term: string; type: string | null; definition: string | null; aliases: readonly string[]; discipline: string; relations: number; chains: number; samples: number; items: number }
/** Concepts with how often they are used. */
export const findConceptsByIds: Query<FindConceptsByIdsParams, FindConceptsByIdsRow> = queryOf('knowledge/find-concepts-by-ids');

export interface FindConceptsByTextParams { projectId: string; normalized: string; plain: string; words: string; discipline: string | null; type: string | null; afterRank: number; afterSize: number; afterId: string; limit: number }
export interface FindConceptsByTextRow { id: string; rank: number; size: number }
/** Full-text search inside a project: the exact term first, then an exact alias, a term that begins with the query, one that holds it, and whatever else the index finds; shorter terms first. */
export const findConceptsByText: Query<FindConceptsByTextParams, FindConceptsByTextRow> = queryOf('knowledge/find-concepts-by-text');

export interface FindConceptsOfDisciplineParams { projectId: string; discipline: string; type: string | null; after: string; limit: number }
export interface FindConceptsOfDisciplineRow { id: string }
/** The concepts of a discipline, a page at a time. */
export const findConceptsOfDiscipline: Query<FindConceptsOfDisciplineParams, FindConceptsOfDisciplineRow> = queryOf('knowledge/find-concepts-of-discipline');

export interface FindConceptsParams { projectId: string; type: string | null; after: string; limit: number }
export interface FindConceptsRow { id: string }
/** The concepts of a project, a page at a time. */
export const findConcepts: Query<FindConceptsParams, FindConceptsRow> = queryOf('knowledge/find-concepts');

export interface FindDecisionsParams { projectId: string; limit: number }
export interface FindDecisionsRow { id: string }
/** The pairs of concepts that a person has decided about. */
export const findDecisions: Query<FindDecisionsParams, FindDecisionsRow> = queryOf('knowledge/find-decisions');

export interface FindDisputedRelationsParams { projectId: string; limit: number }
export interface FindDisputedRelationsRow { id: string }
/** Relations on chains that have not one subject and one object, or whose type is not that of their projection. */
export const findDisputedRelations: Query<FindDisputedRelationsParams, FindDisputedRelationsRow> = queryOf('knowledge/find-disputed-relations');

export interface FindDocumentChainsParams { projectId: string; documentId: string; relationIds: readonly string[] }
export interface FindDocumentChainsRow { id: string; otherSource: boolean; statedBy: readonly (readonly string[])[] }
/** The chains that a document states, whether another one is named as their source, and which documents state each of their relations. */
export const findDocumentChains: Query<FindDocumentChainsParams, FindDocumentChainsRow> = queryOf('knowledge/find-document-chains');

export interface FindDocumentRelationsParams { projectId: string; documentId: string }
export interface FindDocumentRelationsRow { id: string; elsewhere: boolean }
/** The relations that a document states, each with whether something else states it too. */
export const findDocumentRelations: Query<FindDocumentRelationsParams, FindDocumentRelationsRow> = queryOf('knowledge/find-document-relations');

export interface FindDocumentSourceParams { projectId: string; sha256: string; sourceUri: string }
export interface FindDocumentSourceRow { id: string; hasText: boolean }
/** The document that a knowledge line names: by the sum of its bytes, then by where it came from, the newest first. */
export const findDocumentSource: Query<FindDocumentSourceParams, FindDocumentSourceRow> = queryOf('knowledge/find-document-source');

export interface FindDocumentSourcesParams { projectId: string; documentId: string }
export interface FindDocumentSourcesRow { chunkIds: readonly string[] }
/** The document, if it is there, with the ids of the chunks it holds. */
export const findDocumentSources: Query<FindDocumentSourcesParams, FindDocumentSourcesRow> = queryOf('knowledge/find-document-sources');

export interface FindEarlierConceptsParams { projectId: string; conceptIds: readonly string[] }
export interface FindEarlierConceptsRow { id: string; earlier: readonly string[] }
/** Which of these concepts are there, and the ids of what was merged into them. */
export const findEarlierConcepts: Query<FindEarlierConceptsParams, FindEarlierConceptsRow> = queryOf('knowledge/find-earlier-concepts');

export interface FindKnownEvidenceParams { places: { relation: readonly number[]; chunk: readonly number[]; start: readonly number[]; end: readonly number[] } }
export interface FindKnownEvidenceRow { places: readonly number[] }
/** Which of these places a held relation rests on already. */
export const findKnownEvidence: Query<FindKnownEvidenceParams, FindKnownEvidenceRow> = queryOf('knowledge/find-known-evidence');

export interface FindMergeCandidatesParams { projectId: string; kind: string | null; after: string; limit: number }
export interface FindMergeCandidatesRow { id: string; kind: string; intoId: string; fromId: string; reason: string; score: number; place: string; details: string; into: { term: string; definition: string | null }; from: { term: string | null; definition: string | null }; discipline: string; joined: boolean }
/** A page of the review list: open pairs, most likely first. Those whose concepts are gone are passed over. */
export const findMergeCandidates: Query<FindMergeCandidatesParams, FindMergeCandidatesRow> = queryOf('knowledge/find-merge-candidates');

export interface FindMergedParams { projectId: string; ids: readonly string[] }
export interface FindMergedRow { id: string; mergedInto: string }
/** Where ids that were merged away lead now: of concepts and of relations. */
export const findMerged: Query<FindMergedParams, FindMergedRow> = queryOf('knowledge/find-merged');

export interface FindMergesIntoParams { projectId: string; conceptIds: readonly string[] }
export interface FindMergesIntoRow { id: string; term: string; mergedInto: string }
/** What was merged into these concepts. */
export const findMergesInto: Query<FindMergesIntoParams, FindMergesIntoRow> = queryOf('knowledge/find-merges-into');

export interface FindNeighborhoodsParams { asked: readonly { place: number; projectId: string; conceptId: string }[]; hops: number; types: readonly string[] | null; direction: string; each: number; level: number }
export interface FindNeighborhoodsRow { place: number; center: { id: string; term: string; type: string | null; discipline: string }; levels: readonly { relationIds: readonly string[]; types: readonly string[]; outward: readonly boolean[]; fromIds: readonly string[]; ids: readonly string[]; terms: readonly string[]; conceptTypes: readonly string[]; disciplines: readonly string[] }[] }
/** What is one, two or three relations away from each of some concepts, level by level. A node may come more than once; the caller keeps its first. Requests that meet ask together: of a small question most of the time goes into the statement, not into the graph. The caller narrows the pattern to the types asked for, so that a hub without them is not read through. */
export const findNeighborhoods: Query<FindNeighborhoodsParams, FindNeighborhoodsRow> = queryOf('knowledge/find-neighborhoods');

export interface FindOrphansParams { projectId: string; limit: number }
export interface FindOrphansRow { kind: string; id: string }
/** Concepts and relations that lie on no chain, for repairing what a foreign writer broke. */
export const findOrphans: Query<FindOrphansParams, FindOrphansRow> = queryOf('knowledge/find-orphans');

export interface FindPathsParams { projectId: string; from: string; to: string; maxHops: number; limit: number }
export interface FindPathsRow { nodes: readonly { id: string; term: string }[]; steps: readonly { relationId: string; type: string; subjectId: string }[] }
/** The shortest explanations from one concept to another, through relations in either direction. */
export const findPaths: Query<FindPathsParams, FindPathsRow> = queryOf('knowledge/find-paths');

export interface FindRefusalsParams { projectId: string; documentId: string | null; reason: string | null; after: string; limit: number }
export interface FindRefusalsRow { id: string; documentId: string; reason: string; detail: string }
/** What the gate refused, a page at a time. */
export const findRefusals: Query<FindRefusalsParams, FindRefusalsRow> = queryOf('knowledge/find-refusals');

export interface FindRelationFormsParams { projectId: string; relationIds: readonly string[] }
export interface FindRelationFormsRow { id: string; type: string | null; subjects: readonly string[]; objects: readonly string[]; projected: readonly string[]; beside: readonly string[]; near: readonly string[]; chainIds: readonly string[]; walks: readonly { from: string | null; to: string | null }[] }
/** What each of these relations says in every form it is kept in: its edges, its projections, and as the chains go through it; near: what the relations before and after it on its chains join. */
export const findRelationForms: Query<FindRelationFormsParams, FindRelationFormsRow> = queryOf('knowledge/find-relation-forms');

export interface FindRelationsAroundParams { projectId: string; conceptIds: readonly string[]; limit: number }
export interface FindRelationsAroundRow { conceptId: string; isHub: boolean; relations: readonly { id: string; type: string; subject: { term: string; type: string | null }; object: { term: string; type: string | null }; chunkId: string; documentId: string; start: number; end: number; quote: string; verb: string; modality: string; condition: string | null; isWhole: boolean }[] }
/** The relations that meet at concepts of one sense, each with the first place in a text that states it; a hub has too many. isWhole: it lies on a chain that one document states. */
export const findRelationsAround: Query<FindRelationsAroundParams, FindRelationsAroundRow> = queryOf('knowledge/find-relations-around');

export interface FindRelationsByClaimParams { projectId: string; claims: readonly { i: number; subjectId: string; type: string; objectId: string }[] }
export interface FindRelationsByClaimRow { i: number; id: string }
/** Relations that say these claims, whatever their ids: after a merge a relation keeps the id of what was first stated. */
export const findRelationsByClaim: Query<FindRelationsByClaimParams, FindRelationsByClaimRow> = queryOf('knowledge/find-relations-by-claim');

export interface FindRelationsByIdsParams { projectId: string; relationIds: readonly string[] }
export interface FindRelationsByIdsRow { id: string; type: string; subject: { id: string; term: string }; object: { id: string; term: string }; chainIds: readonly string[]; evidence: readonly { documentId: string; chunkId: string | null; start: number | null; end: number | null; quote: string; verified: boolean; verb: string; modality: string; condition: string | null }[] }
/** Relations with their evidence (the first 200 places) and the chains they lie on (the first 200). */
export const findRelationsByIds: Query<FindRelationsByIdsParams, FindRelationsByIdsRow> = queryOf('knowledge/find-relations-by-ids');

export interface FindRelationsOfObjectParams { projectId: string; objectId: string; type: string | null; after: string; limit: number }
export interface FindRelationsOfObjectRow { id: string }
/** The relations that end at a concept, a page at a time. */
export const findRelationsOfObject: Query<FindRelationsOfObjectParams, FindRelationsOfObjectRow> = queryOf('knowledge/find-relations-of-object');

export interface FindRelationsOfSubjectParams { projectId: string; subjectId: string; objectId: string | null; type: string | null; after: string; limit: number }
export interface FindRelationsOfSubjectRow { id: string }
/** The relations that start at a concept, a page at a time. */
export const findRelationsOfSubject: Query<FindRelationsOfSubjectParams, FindRelationsOfSubjectRow> = queryOf('knowledge/find-relations-of-subject');

export interface FindRelationsOfTypeParams { projectId: string; type: string; after: string; limit: number }
export interface FindRelationsOfTypeRow { id: string }
/** The relations of one type, a page at a time. */
export const findRelationsOfType: Query<FindRelationsOfTypeParams, FindRelationsOfTypeRow> = queryOf('knowledge/find-relations-of-type');

export interface FindRelationsParams { projectId: string; after: string; limit: number }
export interface FindRelationsRow { id: string }
/** The relations of a project, a page at a time. */
export const findRelations: Query<FindRelationsParams, FindRelationsRow> = queryOf('knowledge/find-relations');

export interface FindSenseFactsParams { projectId: string; rows: readonly { i: number; id: string; sensedId: string; compatible: readonly string[] }[]; neighbors: number }
export interface FindSenseFactsRow { i: number; definition: string | null; near: readonly string[]; sensedDefinition: string | null; decision: string | null }
/** What is known of the senses of terms that are stated: whether the plain one has a type and a definition, these and its neighbors where its type does not go with the stated one, and the further sense. No row: neither is known. */
export const findSenseFacts: Query<FindSenseFactsParams, FindSenseFactsRow> = queryOf('knowledge/find-sense-facts');

export interface FindSharedNeighborsParams { projectId: string; pairs: readonly { i: number; a: string; b: string }[]; each: number }
export interface FindSharedNeighborsRow { i: number; shared: number; either: number; joined: boolean }
/** For pairs of concepts, how many concepts both are related to, how many either is, and whether a relation or a chain joins the two. */
export const findSharedNeighbors: Query<FindSharedNeighborsParams, FindSharedNeighborsRow> = queryOf('knowledge/find-shared-neighbors');

export interface FindStatedConceptsParams { projectId: string; ids: readonly string[] }
export interface FindStatedConceptsRow { id: string; type: string | null; isDefined: boolean }
/** Which of these concepts are there, and what type they have; most of a new text's are not. */
export const findStatedConcepts: Query<FindStatedConceptsParams, FindStatedConceptsRow> = queryOf('knowledge/find-stated-concepts');

export interface FindStrayProjectionsParams { projectId: string; limit: number }
export interface FindStrayProjectionsRow { subjectId: string; objectId: string; type: string; relationId: string | null }
/** Projected relationships that no relation stands behind, or that say something else than it. */
export const findStrayProjections: Query<FindStrayProjectionsParams, FindStrayProjectionsRow> = queryOf('knowledge/find-stray-projections');

export interface FindSubjectsParams { relations: readonly number[] }
export interface FindSubjectsRow { relations: readonly number[]; subjects: readonly number[] }
/** The subjects of held relations, by which a step's direction is told. */
export const findSubjects: Query<FindSubjectsParams, FindSubjectsRow> = queryOf('knowledge/find-subjects');

export interface FindUnprojectedRelationsParams { projectId: string; limit: number }
export interface FindUnprojectedRelationsRow { id: string; type: string; subjectId: string; objectId: string }
/** Relations whose projection is missing, doubled or says something else. */
export const findUnprojectedRelations: Query<FindUnprojectedRelationsParams, FindUnprojectedRelationsRow> = queryOf('knowledge/find-unprojected-relations');

export interface FindUntypedRelationsParams { projectId: string; relationIds: readonly string[] }
export interface FindUntypedRelationsRow { id: string }
/** Which of these relations have no type, so that no lock can tell that they are there. */
export const findUntypedRelations: Query<FindUntypedRelationsParams, FindUntypedRelationsRow> = queryOf('knowledge/find-untyped-relations');

export interface FindWaitingEvidenceParams { projectId: string; documentId: string; limit: number }
export interface FindWaitingEvidenceRow { recordId: string; relationId: string; quote: string; start: number | null; end: number | null }
/** Evidence that waits for the text of a document: on the document itself, or on a record of the same source that names no bytes. */
export const findWaitingEvidence: Query<FindWaitingEvidenceParams, FindWaitingEvidenceRow> = queryOf('knowledge/find-waiting-evidence');

export interface FoldConceptParams { projectId: string; fromId: string; intoId: string; aliases: readonly string[]; aliasText: string; record: string }
export interface FoldConceptRow { folded: number }
/** A held concept that no relation and no chain holds any more becomes a pointer to what it was merged into, which gets its names and uses. */
export const foldConcept: Query<FoldConceptParams, FoldConceptRow> = queryOf('knowledge/fold-concept');

export interface FoldRelationsParams { projectId: string; folds: readonly { fromId: string; intoId: string; turned: boolean }[] }
export interface FoldRelationsRow { folded: number }
/** A held relation that says after a merge what another one says already is that other: its chains, evidence and uses go there, marked with where they come from, and its node stays as a pointer that names the ends it had. */
export const foldRelations: Query<FoldRelationsParams, FoldRelationsRow> = queryOf('knowledge/fold-relations');

export interface GetConceptStatementParams { projectId: string; conceptId: string }
export interface GetConceptStatementRow { type: string | null; definition: string | null; aliases: readonly string[]; records: readonly string[] }
/** What is known of a concept itself, and what merges gave it, so that it can be made again as it was. */
export const getConceptStatement: Query<GetConceptStatementParams, GetConceptStatementRow> = queryOf('knowledge/get-concept-statement');

export interface GetDocumentRefParams { projectId: string; documentId: string }
export interface GetDocumentRefRow { title: string; sourceUri: string | null; license: string | null; attribution: string | null; sha256: string | null }
/** How a knowledge file names a document. */
export const getDocumentRef: Query<GetDocumentRefParams, GetDocumentRefRow> = queryOf('knowledge/get-document-ref');

export interface GetLineageParams { projectId: string; conceptId: string; limit: number }
export interface GetLineageRow { documents: readonly { id: string; title: string; relations: number }[]; chains: readonly { id: string; name: string }[]; items: readonly { id: string; benchmarkId: string }[]; samples: readonly { id: string }[]; runs: readonly { id: string }[]; diagnoses: readonly { id: string }[]; patches: readonly { id: string }[] }
/** Where a concept comes from, and what was made of it: documents and chains, items, samples, runs, diagnoses, patches. */
export const getLineage: Query<GetLineageParams, GetLineageRow> = queryOf('knowledge/get-lineage');

export interface GetMergeCandidateParams { projectId: string; candidateId: string }
export interface GetMergeCandidateRow { kind: string; intoId: string; fromId: string; state: string; details: string; chainIds: readonly string[]; record: string | null }
/** One open pair of the review list, or a split that was accepted and can be taken back. */
export const getMergeCandidate: Query<GetMergeCandidateParams, GetMergeCandidateRow> = queryOf('knowledge/get-merge-candidate');

export interface GetMergeRecordParams { projectId: string; conceptId: string }
export interface GetMergeRecordRow { id: string; term: string; type: string | null; definition: string | null; aliases: readonly string[]; discipline: string; mergedInto: string; record: string; mergedAt: string; through: readonly string[] }
/** What a merge did with a concept. */
export const getMergeRecord: Query<GetMergeRecordParams, GetMergeRecordRow> = queryOf('knowledge/get-merge-record');

export interface LinkChainDocumentsParams { projectId: string; links: readonly { chainId: string; documentId: string }[] }
export interface LinkChainDocumentsRow { linked: number }
/** A further document that states a chain which is there already. The chains are held. */
export const linkChainDocuments: Query<LinkChainDocumentsParams, LinkChainDocumentsRow> = queryOf('knowledge/link-chain-documents');

export interface LockChainsParams { projectId: string; chainIds: readonly string[] }
export interface LockChainsRow { id: string; documentIds: readonly string[]; alive: boolean }
/** Hold the chains that are there already. */
export const lockChains: Query<LockChainsParams, LockChainsRow> = queryOf('knowledge/lock-chains');

export interface LockChunksParams { projectId: string; chunkIds: readonly string[] }
export interface LockChunksRow { id: string; node: number; documentId: string; alive: boolean }
/** Hold the chunks that evidence goes to, so that their document is not deleted meanwhile. */
export const lockChunks: Query<LockChunksParams, LockChunksRow> = queryOf('knowledge/lock-chunks');

export interface LockConceptsParams { projectId: string; conceptIds: readonly string[] }
export interface LockConceptsRow { id: string; node: number; untyped: boolean; undefined: boolean; aliases: readonly string[]; alive: boolean }
/** Hold the concepts that are there already, and say what they lack. Setting a property to what it is locks and writes nothing. */
export const lockConcepts: Query<LockConceptsParams, LockConceptsRow> = queryOf('knowledge/lock-concepts');

export interface LockDocumentsParams { projectId: string; documentIds: readonly string[] }
export interface LockDocumentsRow { id: string; alive: boolean }
/** Hold the documents that evidence without a place goes to, so that they are not deleted meanwhile. */
export const lockDocuments: Query<LockDocumentsParams, LockDocumentsRow> = queryOf('knowledge/lock-documents');

export interface LockRelationsParams { projectId: string; relationIds: readonly string[] }
export interface LockRelationsRow { id: string; node: number; alive: boolean }
/** Hold the relations that are there already. */
export const lockRelations: Query<LockRelationsParams, LockRelationsRow> = queryOf('knowledge/lock-relations');

export interface MergeCandidatesParams { projectId: string; round: string | null; candidates: readonly { id: string; kind: string; intoId: string; fromId: string; reason: string; score: number; place: string; details: string; chainIds: readonly string[] }[] }
export interface MergeCandidatesRow { stored: number }
/** Put pairs on the review list; one that is decided stays decided, an open one gets its new score. */
export const mergeCandidates: Query<MergeCandidatesParams, MergeCandidatesRow> = queryOf('knowledge/merge-candidates');

export interface MergeDocumentRecordParams { projectId: string; documentId: string; title: string; discipline: string; license: string | null; attribution: string | null; sourceUri: string | null; sha256: string | null }
export interface MergeDocumentRecordRow { isNew: boolean }
/** A document record without text, for knowledge whose text is not here. One that is there stays as it is. */
export const mergeDocumentRecord: Query<MergeDocumentRecordParams, MergeDocumentRecordRow> = queryOf('knowledge/merge-document-record');

export interface MergeUnverifiedEvidenceParams { projectId: string; places: readonly { relationId: string; documentId: string; start: number | null; end: number | null; quote: string; verb: string; modality: string; condition: string | null }[] }
export interface MergeUnverifiedEvidenceRow { created: number }
/** Quotes of a document whose text is not here: evidence that waits on the document itself to be verified. */
export const mergeUnverifiedEvidence: Query<MergeUnverifiedEvidenceParams, MergeUnverifiedEvidenceRow> = queryOf('knowledge/merge-unverified-evidence');

export interface MoveChainNodesParams { projectId: string; fromId: string; intoId: string }
export interface MoveChainNodesRow { moved: number }
/** The chains through a held concept go through another one, marked with where they come from. */
export const moveChainNodes: Query<MoveChainNodesParams, MoveChainNodesRow> = queryOf('knowledge/move-chain-nodes');

export interface MoveEvidenceParams { projectId: string; places: readonly { recordId: string; relationId: string; quote: string; chunkId: string; documentId: string; start: number; end: number }[] }
export interface MoveEvidenceRow { moved: number }
/** Waiting evidence moves to the chunk that says its quote. Relations, chunks and records are held. */
export const moveEvidence: Query<MoveEvidenceParams, MoveEvidenceRow> = queryOf('knowledge/move-evidence');

export interface MoveRecordChainsParams { projectId: string; recordId: string; documentId: string }
export interface MoveRecordChainsRow { moved: number }
/** What was extracted from a record of the same source is from the document whose text arrived; an empty record goes. */
export const moveRecordChains: Query<MoveRecordChainsParams, MoveRecordChainsRow> = queryOf('knowledge/move-record-chains');

export interface MoveRelationEndsParams { projectId: string; relations: readonly { id: string; type: string; subjectId: string; objectId: string; turned: boolean }[] }
export interface MoveRelationEndsRow { moved: number }
/** Held relations get other ends, both forms at once. */
export const moveRelationEnds: Query<MoveRelationEndsParams, MoveRelationEndsRow> = queryOf('knowledge/move-relation-ends');

export interface ProjectRelationsParams { projectId: string; relations: readonly { id: string; type: string }[] }
export interface ProjectRelationsRow { projected: number }
/** Held relations get the one projection that says what they say. */
export const projectRelations: Query<ProjectRelationsParams, ProjectRelationsRow> = queryOf('knowledge/project-relations');

export interface RebuildChainsParams { projectId: string; chains: readonly { id: string; nodes: readonly string[]; relations: readonly string[]; directions: readonly string[] }[] }
export interface RebuildChainsRow { nodes: number }
/** Held chains go again through the nodes and relations given, in this order; what came along with a merge keeps its mark. */
export const rebuildChains: Query<RebuildChainsParams, RebuildChainsRow> = queryOf('knowledge/rebuild-chains');

export interface RejoinRelationsParams { projectId: string; relations: readonly { id: string; type: string; subjectId: string; objectId: string; around: readonly string[] }[] }
export interface RejoinRelationsRow { rejoined: number }
/** Held relations have one subject and one object again, and their type; their projections are made right after. */
export const rejoinRelations: Query<RejoinRelationsParams, RejoinRelationsRow> = queryOf('knowledge/rejoin-relations');

export interface ReturnElementUsesParams { projectId: string; chains: readonly { fromId: string; intoId: string }[]; relations: readonly { fromId: string; intoId: string }[]; concepts: readonly { fromId: string; intoId: string }[] }
export interface ReturnElementUsesRow { returned: number }
/** What used an element of both senses before the one joined the other uses both again. */
export const returnElementUses: Query<ReturnElementUsesParams, ReturnElementUsesRow> = queryOf('knowledge/return-element-uses');

export interface StreamChainsParams { projectId: string }
export interface StreamChainsRow { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; documentIds: readonly string[]; nodes: readonly { i: number; id: string; term: string; type: string | null; definition: string | null }[]; steps: readonly { i: number; relationId: string; type: string; direction: string; subjectId: string; objectId: string }[] }
/** Every chain with its nodes and steps, in the order of ids, for the stages after this one. */
export const streamChains: Query<StreamChainsParams, StreamChainsRow> = queryOf('knowledge/stream-chains');

export interface StreamConceptsParams { projectId: string }
export interface StreamConceptsRow { id: string; term: string; type: string | null; definition: string | null; aliases: readonly string[]; discipline: string; sense: string }
/** Every concept, in the order of ids, for the stages after this one. */
export const streamConcepts: Query<StreamConceptsParams, StreamConceptsRow> = queryOf('knowledge/stream-concepts');

export interface StreamRelationsParams { projectId: string }
export interface StreamRelationsRow { id: string; type: string; discipline: string; subject: { id: string; term: string; type: string | null }; object: { id: string; term: string; type: string | null }; chains: number; evidence: { documentId: string; chunkId: string | null; quote: string; verb: string; modality: string; condition: string | null; verified: boolean } }
/** Every relation with its strongest evidence, in the order of ids: verified first, asserted before attributed before hedged, then the earliest. */
export const streamRelations: Query<StreamRelationsParams, StreamRelationsRow> = queryOf('knowledge/stream-relations');

export interface UnfoldConceptParams { projectId: string; conceptId: string; intoId: string; aliases: readonly string[]; aliasText: string }
export interface UnfoldConceptRow { chains: number; chainIds: readonly string[] }
/** A concept that was merged away is one again, with the chains that came from it, and with what had been merged into it before. */
export const unfoldConcept: Query<UnfoldConceptParams, UnfoldConceptRow> = queryOf('knowledge/unfold-concept');

export interface UnfoldRelationsParams { projectId: string; relationIds: readonly string[] }
export interface UnfoldRelationsRow { id: string; type: string; subjectId: string; objectId: string; chains: number }
/** Relations that were folded into others are relations again, with the chains and evidence that came from them; ends and projection are made right after. */
export const unfoldRelations: Query<UnfoldRelationsParams, UnfoldRelationsRow> = queryOf('knowledge/unfold-relations');

export interface UnlinkChainDocumentsParams { projectId: string; links: readonly { chainId: string; documentId: string }[] }
export interface UnlinkChainDocumentsRow { unlinked: number }
/** Held chains that stay are no longer stated by these documents. */
export const unlinkChainDocuments: Query<UnlinkChainDocumentsParams, UnlinkChainDocumentsRow> = queryOf('knowledge/unlink-chain-documents');

export interface UpdateConceptsParams { projectId: string; concepts: readonly { id: string; type: string | null; definition: string | null; aliases: readonly string[]; aliasText: string }[] }
export interface UpdateConceptsRow {}
/** What a locked concept lacked and a further text gives: the first type and definition stay, aliases add up. */
export const updateConcepts: Query<UpdateConceptsParams, UpdateConceptsRow> = queryOf('knowledge/update-concepts');
