const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The letters an address may hold anywhere; no padding. Node's and the browsers' own differ in what they forgive, this one forgives nothing. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.subarray(at, at + 3);
    const word = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    text += letter(word >> 18) + letter(word >> 12);
    if (two !== undefined) text += letter(word >> 6);
    if (three !== undefined) text += letter(word);
  }
  return text;
}

/** Null when it is not exactly what `toBase64Url` writes: the same bytes have one spelling, so no letter can be changed unseen. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const mark of text) {
    const value = alphabet.indexOf(mark);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return toBase64Url(bytes) === text ? bytes : null;
}

const letter = (bits: number): string => alphabet.charAt(bits & 63);
