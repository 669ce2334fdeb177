/** 32 bits of a text (FNV-1a), unsigned: to tell the same from another among many, or to spread over places; never to keep anything safe. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
