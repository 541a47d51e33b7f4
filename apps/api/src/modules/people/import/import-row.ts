import type { ImportState, Reason } from '@jinguo/schema';
import type { Mapping } from './columns.ts';

/** An import moves only along this table; what the worker does is written in its three verbs. */
export const importMoves = {
  map: { from: ['READING'], to: 'MAPPING' },
  check: { from: ['MAPPING', 'CHECKED'], to: 'CHECKING' },
  told: { from: ['CHECKING'], to: 'CHECKED' },
  commit: { from: ['CHECKED'], to: 'IMPORTING' },
  finish: { from: ['IMPORTING'], to: 'DONE' },
  discard: { from: ['MAPPING', 'CHECKED', 'FAILED'], to: 'DISCARDED' },
  fail: { from: ['READING', 'CHECKING', 'IMPORTING'], to: 'FAILED' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState }>;
export type ImportMove = keyof typeof importMoves;

export const canMoveImport = (state: ImportState, move: ImportMove): boolean =>
  (importMoves[move].from as readonly ImportState[]).includes(state);

/** A column of the file as the screen shows it: its header and a few values, long numbers masked. */
export interface FileColumn {
  readonly header: string;
  readonly samples: readonly string[];
}

/** An import as the worker and the use cases read it, locked. */
export interface ImportRow extends Record<string, unknown> {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly path: string;
  readonly team_id: string | null;
  readonly created_by: string;
  readonly file_id: string | null;
  readonly file_name: string;
  readonly state: ImportState;
  readonly columns: readonly FileColumn[];
  readonly mapping: Mapping;
  readonly village_code: string | null;
  readonly include_suspects: boolean;
  readonly position: number;
  readonly version: number;
}

export const importColumns = `i.id, i.unit_id, i.county_code, u.path, i.team_id, i.created_by, i.file_id, i.file_name, i.state, i.file_columns as columns, i.mapping,
  i.village_code, i.include_suspects, i.done as position, i.version`;

/** A verdict about one row on its way into the table. */
export interface RowVerdict {
  readonly row: number;
  readonly verdict: 'READY' | 'SUSPECT' | 'BAD' | 'IMPORTED';
  readonly reasons: readonly Reason[];
  readonly idIndex?: Buffer | null;
  readonly personIndex?: Buffer | null;
  readonly volunteerId?: string;
}
