import { type Fragment, raw } from '../database/sql.ts';

/** A column of a module's table that points at a file and holds it there. */
type FileUse = `${string}.${string}`;

const uses = new Set<FileUse>();

/** Modules whose rows hold a file say so here: what one of them needs is neither forgotten, erased nor used again. */
export const addFileUse = (use: FileUse): void => void uses.add(use);

/** Whether nothing holds the file `f`, as SQL. */
export const unusedFile = (): Fragment =>
  raw(
    [
      'true',
      ...[...uses].map((use) => {
        const [table, column] = use.split('.');
        return `not exists (select from ${table} held where held.${column} = f.id)`;
      }),
    ].join(' and '),
  );
