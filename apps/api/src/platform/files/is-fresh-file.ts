import { sql } from '../database/sql.ts';
import type { SignedInTx } from '../use-case.ts';
import { unusedFile } from './file-uses.ts';

const pictures = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * A picture (or a PDF) this person uploaded herself and used for nothing else. An id alone opens nothing; a sheet, a list
 * or anything else with a term is no paper: it would be held past its term, or gone under whoever counts on it.
 */
export async function isFreshFile(tx: SignedInTx, fileId: string, more: { pdf?: boolean } = {}): Promise<boolean> {
  const kinds = more.pdf ? [...pictures, 'application/pdf'] : pictures;
  // Locked before it is looked at: of two uses at once the second sees the first.
  const [own] =
    await tx.sql(sql`select 1 as own from stored_file f where f.id = ${fileId} and f.uploaded_by = ${tx.actor.accountId}
    and f.media_type = any(${kinds}::text[]) and not f.sealed and f.expires_at is null for update of f`);
  if (!own) return false;
  const [fresh] = await tx.sql(sql`select 1 as fresh from stored_file f where f.id = ${fileId} and ${unusedFile()}`);
  return fresh !== undefined;
}
