/** A part of a PDF, unfolded by the browser itself; null when it was not packed, or was cut off. */
export async function inflated(part: Uint8Array): Promise<Uint8Array | null> {
  try {
    const whole = new Blob([part.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(whole).arrayBuffer());
  } catch {
    return null;
  }
}
