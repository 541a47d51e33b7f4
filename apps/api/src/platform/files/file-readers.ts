import type { AppContext } from '../context.ts';

/** Says whether a person may open a file by something of a module that refers to it. */
export type FileReader = (context: AppContext, fileId: string) => Promise<boolean>;

const readers: FileReader[] = [];

/** Modules whose rows point at files add their rule here; without one only the person who uploaded a file opens it. */
export const addFileReader = (reader: FileReader): void => void readers.push(reader);

const vetoes: FileReader[] = [];

/** What a module took back is closed to everyone, to whoever uploaded it as well: a rule here is asked before any other. */
export const addFileVeto = (veto: FileReader): void => void vetoes.push(veto);

/** Whether somebody may have the bytes of a file: no veto, and her own upload or a module's rule. */
export async function mayOpen(context: AppContext, file: { id: string; uploaded_by: string }): Promise<boolean> {
  if (!context.actor) return false;
  for (const veto of vetoes) if (await veto(context, file.id)) return false;
  if (context.actor.accountId === file.uploaded_by) return true;
  for (const reader of readers) if (await reader(context, file.id)) return true;
  return false;
}
