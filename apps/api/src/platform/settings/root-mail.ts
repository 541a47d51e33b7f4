import { isIP } from 'node:net';
import type { Problem } from './problem.ts';

/** By which mail server, from and to whom copies of roots go by e-mail (docs/ledger.md). */
export interface RootMailSettings {
  readonly LEDGER_ROOTS_MAIL_TO?: string | undefined;
  readonly LEDGER_ROOTS_MAIL_FROM?: string | undefined;
  readonly LEDGER_ROOTS_SMTP_URL?: string | undefined;
}

/** A mail server, as its address says; without TLS only on this machine. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** From the first byte, by STARTTLS (refused where it is not offered), or not at all. */
  readonly tls: 'AT_ONCE' | 'STARTTLS' | 'NONE';
}

const local = new Set(['localhost', '127.0.0.1', '::1']);
/** What SMTP carries everywhere: no display name, no comment, no quoted part. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;
const MOST = 10;

export const mailAddresses = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,;\s]+/)
    .filter((one) => one !== '')
    .map((one) => one.toLowerCase());

/** Nothing of it but what is asked: options written behind the address could turn TLS off again. */
export function mailServerOf(text: string): MailServer | null {
  const url = /^smtps?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname || url.search || url.hash || !['', '/'].includes(url.pathname)) return null;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === null || pass === null || (user === '') !== (pass === '')) return null;
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // Of a scheme it does not know, the parser leaves letters and digits as they were written.
  const host = isIP(bare) ? bare : decodeURIComponent(bare).toLowerCase();
  const atOnce = url.protocol === 'smtps:';
  return {
    host,
    port: Number(url.port) || (atOnce ? 465 : 587),
    login: user ? { user, pass } : null,
    tls: atOnce ? 'AT_ONCE' : local.has(host) ? 'NONE' : 'STARTTLS',
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** All three or none; the address of the server is never repeated, because it holds a password. */
export function rootMailProblems(env: RootMailSettings): Problem[] {
  const [to, from] = [mailAddresses(env.LEDGER_ROOTS_MAIL_TO), mailAddresses(env.LEDGER_ROOTS_MAIL_FROM)];
  const url = env.LEDGER_ROOTS_SMTP_URL;
  if (to.length + from.length === 0 && !url) return [];
  const problems: Problem[] = [];
  if (to.length === 0 || to.length > MOST || new Set(to).size < to.length || !to.every((one) => ADDRESS.test(one)))
    problems.push({
      name: 'LEDGER_ROOTS_MAIL_TO',
      zh: `请写接收根值副本的邮箱，只写地址，用逗号隔开，不重复，最多 ${MOST} 个。例如 audit@example.org,archive@example.net`,
      en: `Give the addresses that receive the copies: addresses only, by commas, each once, ${MOST} at most, e.g. audit@example.org,archive@example.net`,
    });
  if (from.length !== 1 || !ADDRESS.test(from[0] ?? ''))
    problems.push({
      name: 'LEDGER_ROOTS_MAIL_FROM',
      zh: '请写发件邮箱，一个地址，邮件服务器要允许用它发信。例如 jinguo@example.org',
      en: 'Give the address mails come from, one, which the mail server lets this login use, e.g. jinguo@example.org',
    });
  if (!url || !mailServerOf(url))
    problems.push({
      name: 'LEDGER_ROOTS_SMTP_URL',
      zh: '请写邮件服务器：smtps://用户:密码@主机:465，或 smtp://用户:密码@主机:587（必须支持 STARTTLS；只有 localhost 可不加密）。不带路径、? 和 #；密码里的 @ : / ? # % 写成 %40 %3A %2F %3F %23 %25。最好写进文件：LEDGER_ROOTS_SMTP_URL_FILE。',
      en: 'Give the mail server: smtps://user:password@host:465, or smtp://user:password@host:587 (it must offer STARTTLS; only localhost goes without). No path, ? or #; write @ : / ? # % in the password as %40 %3A %2F %3F %23 %25. Best in a file: LEDGER_ROOTS_SMTP_URL_FILE.',
    });
  return problems;
}
