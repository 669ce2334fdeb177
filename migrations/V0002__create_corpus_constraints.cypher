// Purpose: One node per document and chunk in a project; the newest version of a source and the chunks of a document are sought, not scanned.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT document_id_unique IF EXISTS; DROP CONSTRAINT chunk_id_unique IF EXISTS; DROP INDEX document_source IF EXISTS; DROP INDEX document_sha256 IF EXISTS; DROP INDEX chunk_document IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT document_id_unique IF NOT EXISTS FOR (document:Document) REQUIRE (document.projectId, document.id) IS UNIQUE;
CREATE CONSTRAINT chunk_id_unique IF NOT EXISTS FOR (chunk:Chunk) REQUIRE (chunk.projectId, chunk.id) IS UNIQUE;
CREATE INDEX document_source IF NOT EXISTS FOR (document:Document) ON (document.projectId, document.sourceUri);
CREATE INDEX document_sha256 IF NOT EXISTS FOR (document:Document) ON (document.projectId, document.sha256);
CREATE INDEX chunk_document IF NOT EXISTS FOR (chunk:Chunk) ON (chunk.projectId, chunk.documentId, chunk.i);
