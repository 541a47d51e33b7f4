import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql } from '../database/sql.ts';
import { newId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import { useCase } from '../use-case.ts';
import type { AcceptedFile } from './accept-file.ts';
import type { FileStore } from './file-store.ts';

const Input = z.object({
  file: z.custom<AcceptedFile>((value) => typeof value === 'object' && value !== null && 'mediaType' in value),
  store: z.custom<FileStore>((value) => typeof value === 'object' && value !== null && 'put' in value),
});

/** Keeps an accepted file: row and bytes together, or neither. It belongs to the county of the person who brings it. */
export const storeFile = useCase({
  name: 'files.store',
  label: '上传文件',
  input: Input,
  async run(tx, { file, store }) {
    const [grant] = tx.actor.grants;
    const [home] = await tx.sql<{ county_code: string | null }>(sql`select coalesce(${grant?.countyCode ?? null}::text,
      (select county_code from volunteer where id = ${tx.actor.volunteerId}::uuid)) as county_code`);
    if (!home?.county_code) return refuse('NOT_A_VOLUNTEER');
    const id = newId();
    const key = `${id.slice(0, 8)}/${id}.${file.extension}`;
    await tx.sql(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, created_at)
      values (${id}, ${key}, ${file.mediaType}, ${file.bytes.length}, ${createHash('sha256').update(file.bytes).digest()}, ${tx.actor.accountId},
        ${home.county_code}, ${tx.now})`);
    tx.about({ entityType: 'StoredFile', entityId: id, unitId: grant?.unitId ?? null, countyCode: home.county_code });
    tx.changed({ mediaType: file.mediaType, bytes: file.bytes.length });
    await store.put(key, file.bytes, file.mediaType);
    return { id };
  },
});
