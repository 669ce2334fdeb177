/**
 * The forms of items. In each, two parts of an option depend on two different relations of the chain, so that no single relation
 * tells the key: an option is right only where both parts are.
 *
 * - gaps: two questions about the two sides of one named concept.
 * - prevented: the same two sides, asked for what would be missing without what.
 * - precondition: one of the two questions asks what has to be there first.
 * - course: one question about a neighbor of a named concept, one about what lies two relations on, over a concept that is not named.
 * - cause: a course back from an effect to the cause behind its direct cause.
 * - middle: one question about a step between two named concepts, one about the step after them.
 * - contrast: a pair whose one question names two concepts that are told apart and asks which of them it is.
 * - roles: three or four named concepts; the options tell how two pairs of them are related.
 * - account: the options are two whole statements each.
 * - order: the options put four steps in an order.
 *
 * gaps and middle are asked as questions or as statements with gaps, the other pairs as questions.
 */
export const ARCHETYPES = [
  'gaps',
  'prevented',
  'precondition',
  'course',
  'cause',
  'middle',
  'contrast',
  'roles',
  'account',
  'order',
] as const;
export type Archetype = (typeof ARCHETYPES)[number];

/** Whether an option can be judged without its stem; in the others its truth depends on the stem. */
export const IS_STANDALONE: Record<Archetype, boolean> = {
  gaps: false,
  prevented: false,
  precondition: false,
  course: false,
  cause: false,
  middle: false,
  contrast: false,
  roles: true,
  account: true,
  order: false,
};

/** Forms that ask the same of the same stretch of a chain in other words; a chain bears one of them a stretch. */
export const FAMILY: Record<Archetype, string> = {
  gaps: 'gaps',
  prevented: 'gaps',
  precondition: 'gaps',
  course: 'course',
  cause: 'course',
  middle: 'middle',
  contrast: 'contrast',
  roles: 'statements',
  account: 'statements',
  order: 'order',
};
