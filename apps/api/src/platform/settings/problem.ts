import { DatabaseFault } from './database-fault.ts';
import { systemFault } from './system-fault.ts';

/** One setting that cannot stay as it is: which, why, and what to do about it, in both languages. */
export interface Problem {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && 'zh' in value && 'en' in value;

/** Gathers what is wrong while settings are read, so that all of it is told. */
export class Problems {
  readonly found: Problem[] = [];
  /** The value, or null with its problems noted. */
  take<T>(value: T | Problem | readonly Problem[]): T | null {
    const problems = isProblem(value) ? [value] : Array.isArray(value) && value.every(isProblem) ? value : null;
    if (!problems) return value as T;
    this.found.push(...problems);
    return null;
  }
}

/** Exit code of a process whose settings are wrong (EX_CONFIG): starting it again changes nothing. */
export const wrongSettings = 78;

/** Every wrong setting at once: nobody should have to start five times to learn of five mistakes. */
export class SettingsError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problemText(problems));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function problemText(problems: readonly Problem[]): string {
  const lines = problems.map(({ name, zh, en }) => `  ✗ ${name}\n      ${zh}\n      ${en}`);
  return [
    `有 ${problems.length} 项设置需要修改，平台没有启动：`,
    `${problems.length} setting(s) must be changed; nothing was started:`,
    ...lines,
    '  说明见 docs/operator.zh-CN.md · see docs/operator.md',
  ].join('\n');
}

/** A fault of the settings, of the database's address or of the machine, told in sentences; null for a surprise. */
export function faultOf(error: unknown): { readonly text: string; readonly exitCode: number } | null {
  if (error instanceof SettingsError) return { text: error.message, exitCode: wrongSettings };
  // A database that is away may come back; a wrong password stays wrong.
  if (error instanceof DatabaseFault) return { text: error.message, exitCode: error.passing ? 1 : wrongSettings };
  const text = systemFault(error);
  return text ? { text, exitCode: 1 } : null;
}

/** Says what is wrong in plain words and ends the process; anything else is thrown on. */
export function endOnWrongSettings(error: unknown): never {
  const fault = faultOf(error);
  if (!fault) throw error;
  console.error(fault.text);
  process.exit(fault.exitCode);
}
