import { hash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MailServer } from '../../../platform/settings/root-mail.ts';

/** Who answers no sooner is away. All of a delivery must be shorter than the lease of a copy (copy-roots.ts). */
export interface Patience {
  /** For each answer of the server, in milliseconds. */
  readonly answer: number;
  /** For the whole of it: a server that says a word now and then would hold it for ever (nodemailer, issue 1479). */
  readonly whole: number;
}
const PATIENCE: Patience = { answer: 10_000, whole: 30_000 };

/** A mail server that refused, by its number (RFC 5321 §4.2): its words may be anything. */
export class MailFault extends Error {
  constructor(status: number) {
    super(`SMTP ${status}`);
    this.name = `SMTP ${status}`;
  }
}

/**
 * One mail to one address: to several at once, one address refused would send the others the same again and again. The copy stands in the
 * body, to be read, and as a file in plain ASCII that nothing on the way has a reason to re-encode: the mail as it is saved can be checked.
 */
export async function mailRoot(
  server: MailServer,
  from: string,
  to: string,
  copy: { readonly number: number; readonly fileName: string; readonly text: string },
  { answer, whole }: Patience = PATIENCE,
): Promise<void> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === 'AT_ONCE',
    requireTLS: server.tls === 'STARTTLS',
    // A mail server of this machine often offers STARTTLS with a certificate nobody signed.
    ignoreTLS: server.tls === 'NONE',
    ...(server.login && { auth: { ...server.login }, forceAuth: true }),
    tls: { minVersion: 'TLSv1.2' },
    ...{ dnsTimeout: answer, connectionTimeout: answer, greetingTimeout: answer, socketTimeout: answer },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to,
      subject: `巾帼志愿 台账根值 第 ${copy.number} 个 · Jinguo ledger root no. ${copy.number}`,
      // The same copy twice has one id: an archive keeps one, or shows that they are the same.
      messageId: `<jinguo-ledger-root-${copy.number}-${hash('sha256', copy.text).slice(0, 16)}@${from.split('@')[1]}>`,
      text: `${NOTE}\n${copy.text}`,
      textEncoding: 'base64',
      attachments: [{ raw: attachmentOf(copy.fileName, copy.text) }],
      signal: AbortSignal.timeout(whole),
    });
  } catch (error) {
    const { responseCode, originalCode, code } = error as {
      responseCode?: number;
      originalCode?: string;
      code?: string;
    };
    if (responseCode) throw new MailFault(responseCode);
    throw Object.assign(new Error('mail', { cause: error }), { code: originalCode ?? code });
  } finally {
    transport.close();
  }
}

/** Written out: of itself the library puts lines longer than 76 characters into base64. None here is longer than 138 (RFC 5322 allows 998). */
const attachmentOf = (fileName: string, text: string): string =>
  [
    `Content-Type: text/plain; charset=us-ascii; name=${fileName}`,
    `Content-Disposition: attachment; filename=${fileName}`,
    'Content-Transfer-Encoding: 7bit',
    '',
    ...text.split('\n'),
  ].join('\r\n');

const NOTE = `这是台账根值的库外副本，由平台每天自动发出。请原样保存本邮件，不要回复；每月按《运维手册》核对：
npm run ledger -- verify --roots 保存的邮件或附件

A copy of the signed root of the ledger of hours, sent every day. Keep this mail as it is; check once a month as docs/operator.md says:
npm run ledger -- verify --roots THIS-MAIL-OR-ITS-ATTACHMENT
`;
