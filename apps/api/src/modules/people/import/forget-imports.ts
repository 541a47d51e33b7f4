import { limits } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';

const DAY = 86_400_000;

/** After its term an import keeps who came from which row, not what the file said of anybody. */
export const forgetImports: Job = {
  name: 'people.forget-imports',
  cron: '50 3 * * *',
  async run(tx) {
    const before = new Date(tx.now.getTime() - limits.importDays * DAY);
    await tx.sql(sql`update volunteer_import_row r set cells_cipher = null, id_index = null, person_index = null from volunteer_import i
      where i.id = r.import_id and i.created_at < ${before} and r.cells_cipher is not null`);
    await tx.sql(sql`update volunteer_import set state = 'DISCARDED', finished_at = ${tx.now}
      where created_at < ${before} and state in ('MAPPING', 'CHECKED')`);
    // Samples of the first rows stand beside the headers, of imports that went through as well.
    await tx.sql(sql`update volunteer_import set file_columns = '[]' where created_at < ${before} and file_columns <> '[]'
      and state in ('DONE', 'FAILED', 'DISCARDED')`);
  },
};
