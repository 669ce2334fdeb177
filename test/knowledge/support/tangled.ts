/** What is easily mixed up on the way out and in: one sentence that states two relations, steps that other documents state, further places of one of them. */
export const tangledLines: string[] = [
  {
    document: { title: 'woods', license: 'CC BY 4.0' },
    path: [
      { subject: 'cellulose', type: 'PART_OF', object: 'wood', verb: 'consists of', quote: 'wood consists of both' },
      { subject: 'lignin', type: 'PART_OF', object: 'wood', verb: 'consists of', quote: 'wood consists of both' },
    ],
  },
  {
    document: { title: 'fibres', license: 'CC0' },
    path: [
      { subject: 'cellulose', type: 'PART_OF', object: 'wood', verb: 'is in', quote: 'cellulose is in wood' },
      { subject: 'wood', type: 'FUNCTION', object: 'warmth', verb: 'gives', quote: 'wood gives warmth' },
    ],
  },
  {
    document: { title: 'woods', license: 'CC BY 4.0' },
    path: [
      { subject: 'rain', type: 'CAUSAL', object: 'growth', verb: 'makes', quote: 'rain makes growth' },
      {
        subject: 'growth',
        type: 'CAUSAL',
        object: 'timber',
        verb: 'makes',
        quote: 'growth makes timber',
        document: { title: 'fibres', license: 'CC0' },
      },
    ],
  },
].map((line, i) => JSON.stringify({ discipline: 'forestry', chain: { name: `tangle ${i}` }, ...line }));
