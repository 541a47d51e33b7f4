import type { Reason } from '@jinguo/schema';
import { sql } from '../database/sql.ts';
import type { SignedInTx } from '../use-case.ts';
import { unusedFile } from './file-uses.ts';

const pictures = ['image/jpeg', 'image/png', 'image/webp'];

interface Wanted {
  readonly field: string;
  /** What is said of a file that is none of hers, or no picture: whether there is one by that id is not told. */
  readonly code: Reason['code'];
  readonly pdf?: boolean;
}

/**
 * Why a file cannot be used: none where it is a picture (or a PDF) this person uploaded herself and used for nothing else. An
 * id alone opens nothing; a sheet, a list or anything else with a term is no paper: it would be held past its term, or gone
 * under whoever counts on it. Of her own upload she is told that it serves something already; of anybody else's nothing.
 */
export async function fileReasons(tx: SignedInTx, fileId: string, { field, code, pdf }: Wanted): Promise<Reason[]> {
  const kinds = pdf ? [...pictures, 'application/pdf'] : pictures;
  // Locked before it is looked at: of two uses at once the second sees the first.
  const [own] =
    await tx.sql(sql`select 1 as own from stored_file f where f.id = ${fileId} and f.uploaded_by = ${tx.actor.accountId}
    and f.media_type = any(${kinds}::text[]) and not f.sealed and f.expires_at is null for update of f`);
  if (!own) return [{ code, field }];
  const [fresh] = await tx.sql(sql`select 1 as fresh from stored_file f where f.id = ${fileId} and ${unusedFile()}`);
  return fresh ? [] : [{ code: 'FILE_IN_USE', field }];
}
