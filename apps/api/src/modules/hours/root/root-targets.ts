import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../../platform/env.ts';
import { mailAddresses, mailServerOf, type RootMailSettings } from '../../../platform/settings/root-mail.ts';
import { mailRoot } from './root-mail.ts';

/** A place outside the database that roots are taken to. */
export interface RootTarget {
  readonly name: 'FILE' | 'WEBHOOK' | 'MAIL';
  /** Of a mail: each address is a place of its own, tried again and alarmed about by itself. Empty of the others. */
  readonly address: string;
  /** Resolves when the copy is there; the same copy twice is as good as once. Throws a CopyFault or what the system says. */
  put(number: number, copy: string): Promise<void>;
}

/** What an operator reads of a copy that did not arrive: a kind, never a text from outside. */
export class CopyFault extends Error {
  constructor(kind: string) {
    super(kind);
    this.name = kind;
  }
}

/** Somebody changed what is outside, or the database is not the one it was taken from: nobody may repair that unseen. */
export const DIFFERENT = 'DIFFERENT_COPY';

export const targetsOf = ({ LEDGER_ROOTS_DIR, LEDGER_ROOTS_URL, LEDGER_ROOTS_TOKEN, ...env }: Env): RootTarget[] => [
  ...(LEDGER_ROOTS_DIR ? [folder(LEDGER_ROOTS_DIR)] : []),
  ...(LEDGER_ROOTS_URL ? [webhook(LEDGER_ROOTS_URL, LEDGER_ROOTS_TOKEN)] : []),
  ...mailboxes(env),
];

export const fileNameOf = (number: number): string => `root-${String(number).padStart(6, '0')}.txt`;

/** A file for each root. One that is there is never written over. */
const folder = (dir: string): RootTarget => ({
  name: 'FILE',
  address: '',
  async put(number, copy) {
    await mkdir(dir, { recursive: true });
    const path = join(dir, fileNameOf(number));
    const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (there === copy) return;
    if (there !== null) throw new CopyFault(DIFFERENT);
    // Whole or not at all: a copy cut off by a power failure would look like one that was changed.
    const half = join(dir, `.${fileNameOf(number)}.part`);
    const file = await open(half, 'w', 0o644);
    try {
      await file.writeFile(copy);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  },
});

/**
 * One POST of the copy as plain text to the address the operator named and trusts; its number lets the receiver drop one that
 * comes twice. A redirect is refused: who answers there may not send what we send into another net.
 */
const webhook = (url: string, token: string | undefined): RootTarget => ({
  name: 'WEBHOOK',
  address: '',
  async put(number, copy) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'idempotency-key': `jinguo-ledger-root-${number}`,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: copy,
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
    });
    await response.body?.cancel();
    if (!response.ok) throw new CopyFault(`HTTP ${response.status}`);
  },
});

/** The settings were checked at start (`rootMailProblems`). */
function mailboxes(env: RootMailSettings): RootTarget[] {
  const server = mailServerOf(env.LEDGER_ROOTS_SMTP_URL ?? '');
  const [from] = mailAddresses(env.LEDGER_ROOTS_MAIL_FROM);
  if (!server || !from) return [];
  return mailAddresses(env.LEDGER_ROOTS_MAIL_TO).map((address) => ({
    name: 'MAIL',
    address,
    put: (number, text) => mailRoot(server, from, address, { number, fileName: fileNameOf(number), text }),
  }));
}
