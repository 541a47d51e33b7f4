import { formatAmount, formatHours, idTypeWords, issuingBasisWords } from '@jinguo/schema';
import { certificateToken, readSheet, type Sheet, spacedCode } from '@jinguo/schema/certificate';
import { pressSheet } from './press.ts';
import { qrImage } from './qr-image.ts';

/**
 * Lines that go on two pages: its number stands at the head of the first, and among the facts on the last. A longer one has it
 * at the head of every page, which costs half as much again (ADR 10).
 */
const SHORT = 20;
/** Characters on a line of the two wide columns. */
const ACTIVITY = 20;
const CONTENT = 11;
const linesOf = (services: Sheet['services']): number =>
  services.reduce(
    (sum, [, activity, content]) =>
      sum + Math.max(1, Math.ceil(activity.length / ACTIVITY), Math.ceil(content.length / CONTENT)),
    0,
  );

/** What is printed: from what was kept at issue alone, so that the same sheet can be made again at any time. */
export interface Printable {
  readonly number: string;
  readonly code: string;
  readonly issuedOn: string;
  readonly payload: string;
  readonly signature: Uint8Array;
  readonly sheet: string;
}

export async function printCertificate(one: Printable, publicUrl: string): Promise<Buffer> {
  const sheet = readSheet(one.sheet);
  const token = certificateToken(one.payload, one.signature);
  const site = `${publicUrl}/verify`;
  return pressSheet({
    title: '志愿服务记录证明',
    number: one.number,
    letters: spacedCode(one.code),
    name: sheet.name,
    papers: papersOf(sheet),
    from: longDay(sheet.from),
    to: longDay(sheet.to),
    count: String(sheet.services.length),
    hours: formatHours(sheet.minutes),
    minutes: String(sheet.minutes),
    services: sheet.services.map(([day, activity, content, minutes]) => [
      day,
      activity,
      content,
      formatAmount(minutes),
    ]),
    issuer: sheet.issuer,
    basis: issuingBasisWords[sheet.basis].zh,
    personInCharge: sheet.personInCharge,
    handledBy: sheet.handledBy,
    contact: sheet.contact,
    note: sheet.note,
    seal: sheet.seal,
    site: site.replace(/^https?:\/\//, ''),
    issued: longDay(one.issuedOn),
    qr: [...qrImage(`${site}#${token}`)],
    token,
    sheet: one.sheet,
    short: linesOf(sheet.services) <= SHORT,
  });
}

const papersOf = ({ idType, idNumber, volunteerNumber }: Sheet): string =>
  [idType && `${idTypeWords[idType].zh} ${idNumber}`, volunteerNumber && `志愿者编号 ${volunteerNumber}`]
    .filter(Boolean)
    .join('，');

const longDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
};
