export { createLineage, type Lineages } from './create-lineage.ts';
export { LineageEntry, LineageList, LineageView, ORIGINS, type OriginKind } from './lineage.ts';
