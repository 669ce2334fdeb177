import { NumberTable } from './number-table.ts';

/** Store numbers of relations in a part (`audit-projected.cypher`). */
const RELATIONS = 16_384;

/** Relation → its ends, in store numbers. */
export class Ends {
  readonly subjects = new NumberTable();
  readonly objects = new NumberTable();
  /** The same as pairs: what is joined. */
  readonly parts: { readonly subjects: Float64Array; readonly objects: readonly number[] }[] = [];

  get size(): number {
    return this.subjects.size;
  }

  /** False: a relation has two objects or two projections of its own, or one that ends elsewhere. */
  add({ part, subjects: packed, objects }: AuditPart): boolean {
    const subjects = new Float64Array(packed.length);
    for (let k = 0; k < packed.length; k++) {
      const subject = Math.floor(packed[k]! / RELATIONS);
      const relation = part * RELATIONS + (packed[k]! - subject * RELATIONS);
      if (this.subjects.has(relation) || objects[k] === -1) return false;
      this.subjects.set(relation, subject);
      this.objects.set(relation, objects[k]!);
      subjects[k] = subject;
    }
    this.parts.push({ subjects, objects });
    return true;
  }
}

interface AuditPart {
  readonly part: number;
  readonly subjects: readonly number[];
  readonly objects: readonly number[];
}
