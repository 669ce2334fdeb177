/** From so many projections of one type on, a concept is looked at another way, lest each of its relations walk past all the others. */
export const CROWD = 64;
