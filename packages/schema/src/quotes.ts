/** Quotation marks within quotation marks are single ones, in both tongues: a title may bring its own (GB/T 15834). */
export function nestQuotes(text: string): string {
  if (!/“[^”]*“/.test(text)) return text;
  let depth = 0;
  return text.replace(/[“”]/g, (mark) => {
    if (mark === '“') {
      depth += 1;
      return depth > 1 ? '‘' : mark;
    }
    depth = Math.max(0, depth - 1);
    return depth > 0 ? '’' : mark;
  });
}
