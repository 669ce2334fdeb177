export { type Claim, type ClaimIndex, type ClaimRelation, type ClaimStatus, createClaimIndex } from './claim-index.ts';
