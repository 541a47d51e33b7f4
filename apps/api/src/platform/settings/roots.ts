import { randomBytes } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { folderProblems } from './folders.ts';
import { parseKey, readKeyFile } from './keys.ts';
import type { Problem } from './problem.ts';
import { type RootMailSettings, rootMailProblems } from './root-mail.ts';

/** Where the ledger's signed roots are taken outside the database, and what signs them (docs/ledger.md). */
export interface RootSettings extends RootMailSettings {
  readonly LEDGER_ROOTS_DIR?: string | undefined;
  readonly LEDGER_ROOTS_URL?: string | undefined;
}

/** Without it nobody could tell our roots from another's. Unlike the data key it may be made anew: old roots stay readable. */
export const rootKeyMissing: Problem = {
  name: 'LEDGER_KEY_FILE',
  zh: '请写台账签名密钥文件的路径：LEDGER_KEY_FILE=/etc/jinguo/ledger_key。生成：(umask 077; openssl rand -hex 32 > /etc/jinguo/ledger_key)，并归运行平台的用户所有。每天的台账根值用它签名。',
  en: "Give the path of the key that signs the ledger's daily roots: LEDGER_KEY_FILE=/etc/jinguo/ledger_key. Make it by (umask 077; openssl rand -hex 32 > /etc/jinguo/ledger_key), owned by the user who runs the platform.",
};

/** Only who signs must have it: the API's container is not given it. */
export function ledgerKeyOf(
  env: { readonly LEDGER_KEY?: string | undefined; readonly LEDGER_KEY_FILE?: string | undefined },
  production: boolean,
  signing: boolean,
): Buffer | null | Problem | readonly Problem[] {
  if (env.LEDGER_KEY_FILE) return readKeyFile('LEDGER_KEY_FILE', env.LEDGER_KEY_FILE, production);
  if (production) return signing ? rootKeyMissing : null;
  return env.LEDGER_KEY ? parseKey('LEDGER_KEY', env.LEDGER_KEY) : randomBytes(32);
}

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

export function rootProblems({ LEDGER_ROOTS_DIR, LEDGER_ROOTS_URL, ...mail }: RootSettings): Problem[] {
  return [...dirProblems(LEDGER_ROOTS_DIR), ...urlProblems(LEDGER_ROOTS_URL), ...rootMailProblems(mail)];
}

function dirProblems(LEDGER_ROOTS_DIR: string | undefined): Problem[] {
  if (!LEDGER_ROOTS_DIR) return [];
  if (isAbsolute(LEDGER_ROOTS_DIR)) return folderProblems({ LEDGER_ROOTS_DIR });
  return [
    {
      name: 'LEDGER_ROOTS_DIR',
      zh: `请写完整路径（以 / 开头），现在是 ${LEDGER_ROOTS_DIR}。最好是另一台机器上的目录：与数据库放在一起，会一起被改掉。`,
      en: `Give a full path (it begins with /), not ${LEDGER_ROOTS_DIR}. Best a folder of another machine: what lies beside the database is changed together with it.`,
    },
  ];
}

/** The operator names it and is trusted to: it may lie inside her own network. No redirect is followed from there. */
function urlProblems(text: string | undefined): Problem[] {
  if (!text) return [];
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && local.has(url.hostname));
  if (safe && !url?.username && !url?.password && !url?.hash) return [];
  return [
    {
      name: 'LEDGER_ROOTS_URL',
      zh: '请写一个 https 网址，不带用户名、密码和 #（口令写进 LEDGER_ROOTS_TOKEN_FILE 的文件；http 只可用于本机）。',
      en: 'Give an https address without user, password or # (a token goes into the file of LEDGER_ROOTS_TOKEN_FILE; http is for this machine only).',
    },
  ];
}
