/** Why a backup was not taken, not accepted or not restored: a sentence for the operator in both languages. */
export class BackupError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'BackupError';
  }
}

export const damaged = (): BackupError =>
  new BackupError(
    '备份文件已损坏或被改动，不能使用。',
    'The backup is damaged or was tampered with; it cannot be used.',
  );

export const truncated = (): BackupError =>
  new BackupError(
    '备份文件不完整（写到一半或被截断），不能使用。',
    'The backup is incomplete (half-written or cut off); it cannot be used.',
  );
