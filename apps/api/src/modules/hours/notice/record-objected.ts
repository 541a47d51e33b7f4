import { objectionOpenSql } from '../../publicity/index.ts';

/** Whether somebody objects to a record `r`, as SQL. */
export const recordObjected = objectionOpenSql('HOURS', 'r.id');
