/** From so many projections on, a concept is looked at another way, lest each of its relations walk past all the others. */
export const CROWD = 256;
