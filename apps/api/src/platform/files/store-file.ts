import { z } from 'zod';
import { sql } from '../database/sql.ts';
import { refuse } from '../refusal.ts';
import { useCase } from '../use-case.ts';
import type { AcceptedFile } from './accept-file.ts';
import type { FileStore } from './file-store.ts';
import { keepFile } from './keep-file.ts';

const Input = z.object({
  file: z.custom<AcceptedFile>((value) => typeof value === 'object' && value !== null && 'mediaType' in value),
  store: z.custom<FileStore>((value) => typeof value === 'object' && value !== null && 'put' in value),
  /** Milliseconds it is kept for; a file with a term is sealed. */
  term: z.int().positive().optional(),
});

/** Keeps an accepted file: row and bytes together, or neither. It belongs to the county of the person who brings it. */
export const storeFile = useCase({
  name: 'files.store',
  label: '上传文件',
  input: Input,
  async run(tx, { file, store, term }) {
    const [grant] = tx.actor.grants;
    const [home] = await tx.sql<{ county_code: string | null }>(sql`select coalesce(${grant?.countyCode ?? null}::text,
      (select county_code from volunteer where id = ${tx.actor.volunteerId}::uuid)) as county_code`);
    if (!home?.county_code) return refuse('NOT_A_VOLUNTEER');
    const id = await keepFile(tx, store, {
      ...file,
      uploadedBy: tx.actor.accountId,
      countyCode: home.county_code,
      sealed: term !== undefined,
      ...(term && { expiresAt: new Date(tx.now.getTime() + term) }),
    });
    tx.about({ entityType: 'StoredFile', entityId: id, unitId: grant?.unitId ?? null, countyCode: home.county_code });
    tx.changed({ mediaType: file.mediaType, bytes: file.bytes.length });
    return { id };
  },
});
