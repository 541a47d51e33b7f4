import { z } from 'zod';
import { lacks, may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { importTopic } from './import-work.ts';

const Input = z.object({ fileId: z.string(), unitId: z.string(), fileName: text(120) });

interface Place extends Record<string, unknown> {
  path: string;
  kind: string;
  county_code: string;
}

/**
 * A file of people was uploaded: the worker reads it, nothing else happens yet. At a team everybody is registered for
 * the team, elsewhere for the unit of her village, as registering one person for another does.
 */
export const startImport = useCase({
  name: 'people.start-import',
  label: '上传志愿者表格',
  input: Input,
  // A dry run answers who is registered already within her reach: not without end.
  rate: { points: 20, seconds: 3600 },
  async run(tx, { fileId, unitId, fileName }) {
    const [unit] = isId(unitId)
      ? await tx.sql<Place>(sql`select path, kind, county_code from unit where id = ${unitId} for key share`)
      : [];
    if (!unit || !may(tx.actor, 'unit.read', unit.path)) return refuse('NOT_FOUND', { field: 'unitId' });
    const no = refuseIf(lacks(tx.actor, 'volunteer.register', unit.path));
    if (no) return no;
    const [file] = isId(fileId)
      ? await tx.sql<{
          sha256: Buffer;
        }>(sql`select sha256 from stored_file where id = ${fileId} and uploaded_by = ${tx.actor.accountId} and sealed
          and expires_at > ${tx.now}::timestamptz for update`)
      : [];
    if (!file) return refuse('NOT_FOUND', { field: 'fileId' });
    const about = { entityType: 'VolunteerImport', unitId, countyCode: unit.county_code };
    // Two taps on one button: the file that is being read for this place is not read twice.
    const [reading] = await tx.sql<{ id: string }>(sql`select id from volunteer_import where file_id = ${fileId}
      and unit_id = ${unitId} and created_by = ${tx.actor.accountId} and state = 'READING' limit 1`);
    if (reading) {
      tx.about({ ...about, entityId: reading.id });
      return { id: reading.id };
    }
    const id = newId();
    await tx.sql(sql`insert into volunteer_import (id, unit_id, county_code, team_id, created_by, file_id, file_name, file_hash, state, created_at)
      values (${id}, ${unitId}, ${unit.county_code}, ${unit.kind === 'TEAM' ? unitId : null}, ${tx.actor.accountId}, ${fileId}, ${fileName}, ${file.sha256},
        'READING', ${tx.now})`);
    tx.changed({ entity: 'VolunteerImport', id, kind: 'create', before: {}, after: { state: 'READING' } });
    tx.about({ ...about, entityId: id });
    tx.touch(importTopic);
    return { id };
  },
});
