import type { Browser, Page } from '@playwright/test';
import { demo, demoPassword } from './admin.ts';
import { ask, sendPicture } from './ask.ts';
import { openDesk } from './desk.ts';
import { mark, type Person, woman } from './people.ts';
import { signInOnPhone } from './phone.ts';
import { openWindow, phone } from './windows.ts';

export const elder = woman('王桂芝', '1948-03-05');
/** Confirmed by her signed paper and a call back; she has no account. */
export const reached = woman('孟庆兰', '1946-08-21');
export const doubted = woman('冯春梅', '1982-09-14');
export const claimant = woman('冯秋菊', '1982-09-14');
export const twice = woman('何玉兰', '1971-12-01');
/** Like twice, but nobody has proposed to merge her yet. */
export const alike = woman('陈玉娥', '1969-04-20');
/** Where those people live. */
export const village = '工盛社区';
export const paperIssuer = '演示·山东省红十字会';
export const wish = '我改名了，请更正姓名。';

/** Writes somebody down as the form 代为登记 does; gives her id. */
async function register(
  page: Page,
  who: Person,
  birthDate: string,
  paper: 'RESIDENT_ID' | 'PASSPORT',
): Promise<string> {
  const found = await ask<{ searchDivisions: { code: string; name: string }[] }>(page, 'admin', 'PickDivisions', {
    keyword: village,
  });
  const { serviceTypes } = await ask<{ serviceTypes: { id: string; parentId: string | null }[] }>(
    page,
    'admin',
    'PickServiceTypes',
  );
  const { name, phone: number, idNumber } = who;
  const input = {
    name,
    gender: 'FEMALE',
    birthDate,
    idType: paper,
    idNumber,
    phone: number,
    villageCode: found.searchDivisions[0]?.code,
    serviceTypeIds: serviceTypes
      .filter((one) => one.parentId)
      .slice(0, 1)
      .map((one) => one.id),
    availability: ['WEEKEND_MORNING'],
  };
  const done = await ask<{ registerFor: { volunteer: { id: string } } }>(page, 'admin', 'RegisterFor', { input });
  return done.registerFor.volunteer.id;
}

/** Once by each of her papers. */
const registerTwice = async (page: Page, who: Person, birthDate: string) =>
  [
    await register(page, who, birthDate, 'RESIDENT_ID'),
    await register(page, { ...who, idNumber: `E${who.phone.slice(-8)}` }, birthDate, 'PASSPORT'),
  ] as const;

/** What she signed on paper, as it is handed in for her. */
async function lodgePaper(page: Page, volunteerId: string): Promise<void> {
  const { privacyNotice } = await ask<{ privacyNotice: { version: string } }>(page, 'admin', 'PaperNotice');
  await ask(page, 'admin', 'SubmitPaper', {
    volunteerId,
    fileId: await sendPicture(page, 'admin'),
    signedOn: '2026-01-05',
    noticeVersion: privacyNotice.version,
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
  });
}

interface Papers {
  readonly paperConfirmations: {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly version: number; readonly volunteer: { readonly name: string } };
    }[];
  };
}
/** Somebody else rings her up, and she says yes. */
async function callBack(page: Page, who: Person): Promise<void> {
  const { paperConfirmations } = await ask<Papers>(page, 'admin', 'CallBacks', { first: 50 });
  const paper = paperConfirmations.edges.map(({ node }) => node).find(({ volunteer }) => volunteer.name === who.name);
  await ask(page, 'admin', 'RecordCallBack', { id: paper?.id, version: paper?.version, result: 'AGREED' });
}

/**
 * One matter of each kind waits: a signed paper, a qualification, two people with one number, two registrations of one
 * woman, and a wish for correction. Somebody else than the staff that looks has written them.
 */
export async function makeMatters(browser: Browser): Promise<{ elderId: string; keptId: string }> {
  const desk = await openDesk(browser, demo.colleague);
  const elderId = await register(desk.page, elder, '1948-03-05', 'RESIDENT_ID');
  await lodgePaper(desk.page, elderId);
  await lodgePaper(desk.page, await register(desk.page, reached, '1946-08-21', 'RESIDENT_ID'));
  const [keptId, absorbedId] = await registerTwice(desk.page, twice, '1971-12-01');
  await registerTwice(desk.page, alike, '1969-04-20');
  await ask(desk.page, 'admin', 'ProposeMerge', { keptId, absorbedId, reason: '姓名、手机号和出生日期都相同。' });
  await register(desk.page, doubted, '1982-09-14', 'RESIDENT_ID');
  await desk.context.close();

  const other = await openDesk(browser, demo.staff);
  await register(other.page, { ...claimant, idNumber: doubted.idNumber }, '1982-09-14', 'RESIDENT_ID');
  await callBack(other.page, reached);
  await other.context.close();

  const hers = await openWindow(browser, { viewport: phone });
  await signInOnPhone(hers.page, demo.newcomer, demoPassword);
  await ask(hers.page, 'volunteer', 'ClaimQualification', {
    kindCode: 'FIRST_AID',
    issuer: paperIssuer,
    fileId: await sendPicture(hers.page, 'volunteer'),
  });
  await ask(hers.page, 'volunteer', 'RequestRight', {
    kind: 'CORRECTION',
    note: wish,
    changes: { name: '演示·李桂英英' },
  });
  await hers.context.close();
  return { elderId, keptId };
}

export const rosterFile = `演示名册${mark}.csv`;
/** A roster as units keep them: one sound row, two that may be one woman, one with a wrong number. */
export function nameList(): { name: string; mimeType: string; buffer: Buffer } {
  const [sound, first, second, wrong] = [woman('许丽娟'), woman('曹月英'), woman('曹月英'), woman('邓巧云')];
  const lines = [sound, first, { ...second, phone: first.phone }, { ...wrong, phone: '123' }].map((one) =>
    [one.name, one.idNumber, one.phone, village].join(','),
  );
  const text = ['姓名,身份证号,联系电话,居住村（社区）', ...lines].join('\n');
  return { name: rosterFile, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
