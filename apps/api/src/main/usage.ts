/** A word the tool does not know: its usage is told instead of a stack of calls (EX_USAGE). False for any other error. */
export function toldUsage(error: unknown, zh: string, en: string): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) return false;
  console.error(`用法：${zh}\nUsage: ${en}`);
  process.exitCode = 64;
  return true;
}
