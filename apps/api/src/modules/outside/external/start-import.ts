import { z } from 'zod';
import { lacks, may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { externalTopic } from './external-import.ts';

const Input = z.object({ fileId: z.string(), unitId: z.string(), platform: text(40), fileName: text(120) });

interface Place extends Record<string, unknown> {
  path: string;
  county_code: string;
}

/** A file of another platform was uploaded: the worker reads and checks it, nothing is imported yet. */
export const startExternalImport = useCase({
  name: 'outside.start-import',
  label: '上传外平台时长',
  input: Input,
  // A check answers who is a volunteer within her reach: not without end.
  rate: { points: 20, seconds: 3600 },
  async run(tx, { fileId, unitId, platform, fileName }) {
    const [unit] = isId(unitId)
      ? await tx.sql<Place>(sql`select path, county_code from unit where id = ${unitId} for key share`)
      : [];
    if (!unit || !may(tx.actor, 'unit.read', unit.path)) return refuse('NOT_FOUND', { field: 'unitId' });
    const no = refuseIf(lacks(tx.actor, 'hours.outside', unit.path));
    if (no) return no;
    const [file] = isId(fileId)
      ? await tx.sql<{
          sha256: Buffer;
        }>(sql`select sha256 from stored_file where id = ${fileId} and uploaded_by = ${tx.actor.accountId} and sealed
          and expires_at > ${tx.now}::timestamptz for update`)
      : [];
    if (!file) return refuse('NOT_FOUND', { field: 'fileId' });
    const about = { entityType: 'ExternalImport', unitId, countyCode: unit.county_code };
    // Two taps on one button: the file that is being read for this place is not read twice.
    const [reading] = await tx.sql<{ id: string }>(sql`select id from external_import where file_id = ${fileId}
      and unit_id = ${unitId} and created_by = ${tx.actor.accountId} and state in ('READING', 'CHECKING') limit 1`);
    const id = reading?.id ?? newId();
    tx.about({ ...about, entityId: id });
    if (reading) return { id };
    await tx.sql(sql`insert into external_import (id, unit_id, county_code, platform, created_by, file_id, file_name, file_hash, state, created_at)
      values (${id}, ${unitId}, ${unit.county_code}, ${platform}, ${tx.actor.accountId}, ${fileId}, ${fileName}, ${file.sha256}, 'READING', ${tx.now})`);
    tx.changed({ entity: 'ExternalImport', id, kind: 'create', before: {}, after: { state: 'READING', platform } });
    tx.touch(externalTopic);
    return { id };
  },
});
