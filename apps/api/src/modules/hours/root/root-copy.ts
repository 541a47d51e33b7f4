import { FORM, type RootStatement, statementOf } from './root-statement.ts';

/** A root as it is kept outside: what was signed, and the signature. */
export interface RootCopy {
  readonly statement: RootStatement;
  readonly text: string;
  readonly signature: Buffer;
}

/** The statement and below it `signature` with its 128 digits: fit for a file, a mail, a page of paper; several may follow one another. */
export const copyOf = (text: string, signature: Buffer): string => `${text}signature ${signature.toString('hex')}\n\n`;

/** Of a statement. */
const LINES = 8;
const begins = new RegExp(`^(?=${FORM}$)`, 'm');

/**
 * Every root in a text that holds copies, whatever stands between them; a mail program's line ends do no harm. Throws where
 * one is cut off or was retyped with a mistake: it must not pass for one that is not there.
 */
export function copiesIn(text: string): RootCopy[] {
  const blocks = text
    .replace(/[ \t\r]+$/gm, '')
    .split(begins)
    .filter((block) => block.startsWith(FORM));
  return blocks.map((block, n) => {
    const lines = block.split('\n');
    const signed = `${lines.slice(0, LINES).join('\n')}\n`;
    const statement = statementOf(signed);
    const [, signature] = /^signature ([0-9a-f]{128})$/.exec(lines[LINES] ?? '') ?? [];
    if (!statement || !signature)
      throw new Error(
        `第 ${n + 1} 个根值副本不完整或有抄写错误。Copy ${n + 1} of a root is cut off or was retyped with a mistake.`,
      );
    return { statement, text: signed, signature: Buffer.from(signature, 'hex') };
  });
}

/** Public keys in a text, each on a line of its own, alone or after `key`: a copy of a root names its own. */
export const keysIn = (text: string): string[] =>
  [...text.matchAll(/^(?:key )?([0-9a-f]{64})[ \t\r]*$/gm)].map((match) => match[1] ?? '');
